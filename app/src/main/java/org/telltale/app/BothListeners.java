package org.telltale.app;

import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Probe;

/** Tells two listeners, the storing one first: what is shown has been stored. */
record BothListeners(RunListener first, RunListener second) implements RunListener {
    @Override
    public void probed(Probe probe) {
        first.probed(probe);
        second.probed(probe);
    }

    @Override
    public void started(DetectorInfo detector) {
        first.started(detector);
        second.started(detector);
    }

    @Override
    public void progressed(double fraction) {
        first.progressed(fraction);
        second.progressed(fraction);
    }

    @Override
    public void answered(DetectorRun run) {
        first.answered(run);
        second.answered(run);
    }

    @Override
    public void finished(Analysis analysis) {
        first.finished(analysis);
        second.finished(analysis);
    }
}
