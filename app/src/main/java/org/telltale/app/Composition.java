package org.telltale.app;

import java.util.List;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;

/**
 * The one place where the program is wired. Owns the native worker; closing it ends all native
 * work. Thread-safe once built.
 */
public final class Composition implements AutoCloseable {
    private final NativeWorker worker;
    private final MediaSource media;
    private final Engine engine;
    private final Explainer explainer;
    private final AnalysisWords words;
    private final Examiner examiner;

    /** The program with the detectors that come with it. */
    public Composition() {
        this(builtInDetectors());
    }

    /** The program with the given detectors. */
    public Composition(List<Detector> detectors) {
        worker = new InProcessWorker();
        media = new MediaReader(worker, new MetadataReader());
        engine =
                new Engine(
                        media,
                        worker,
                        detectors,
                        Calibrations.builtInVerdictRule(),
                        Version.runtime());
        explainer = new Explainer();
        words = new AnalysisWords(explainer, new RubricCheck());
        examiner = new Examiner(engine, words);
    }

    /** The detectors that come with the program, with their calibrations. */
    public static List<Detector> builtInDetectors() {
        return BuiltInDetectors.all();
    }

    /** The door to native code. */
    public NativeWorker worker() {
        return worker;
    }

    /** Reads files as far as an analysis needs before anything is decoded. */
    public MediaSource media() {
        return media;
    }

    /** Runs detectors. */
    public Engine engine() {
        return engine;
    }

    /** Examines files from end to end. */
    public Examiner examiner() {
        return examiner;
    }

    /** Composes explanations. */
    public Explainer explainer() {
        return explainer;
    }

    /** Puts analyses into words, and judges them. */
    public AnalysisWords words() {
        return words;
    }

    @Override
    public void close() {
        worker.close();
    }
}
