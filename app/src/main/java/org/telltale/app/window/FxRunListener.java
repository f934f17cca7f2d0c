package org.telltale.app.window;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Probe;

/** Takes an analysis's steps from its thread to the session that the window shows. */
final class FxRunListener implements RunListener {
    private final OpenSession session;
    private final DoubleConsumer progress;
    private final Executor fxThread;
    private final Consumer<Probe> onProbed;

    /**
     * A listener for one run.
     *
     * @param onProbed called on the JavaFX thread once the file is known
     */
    FxRunListener(
            OpenSession session,
            DoubleConsumer progress,
            Executor fxThread,
            Consumer<Probe> onProbed) {
        this.session = session;
        this.progress = progress;
        this.fxThread = fxThread;
        this.onProbed = onProbed;
    }

    @Override
    public void probed(Probe probe) {
        fxThread.execute(() -> {
            session.probed(probe);
            onProbed.accept(probe);
        });
    }

    @Override
    public void started(DetectorInfo detector) {
        fxThread.execute(() -> session.started(detector));
    }

    @Override
    public void progressed(double fraction) {
        progress.accept(fraction);
    }

    @Override
    public void answered(DetectorRun run) {
        fxThread.execute(() -> session.answered(run));
    }
}
