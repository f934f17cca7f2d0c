package org.telltale.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.accelerator.AcceleratorFile;
import org.telltale.app.accelerator.AcceleratorSettings;
import org.telltale.app.accelerator.Natives;
import org.telltale.app.report.ReportDrawings;
import org.telltale.db.report.ReportExport;
import org.telltale.db.session.SessionStore;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.detect.pack.PackDetectors;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.install.ArchitectureImporter;
import org.telltale.inference.pack.install.PackInstaller;
import org.telltale.inference.pack.install.WorkerTrial;
import org.telltale.inference.pack.run.ModelHost;
import org.telltale.inference.pack.selftest.PackSelfTest;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.RuntimeLibraries;
import org.telltale.inference.runtime.TrustFile;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;

/**
 * The one place where the program is wired. Owns the native worker; closing it ends all native
 * work. Thread-safe once built.
 */
public final class Composition implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Composition.class);

    private final AcceleratorSettings accelerators;
    private final NativeWorker worker;
    private final AcceleratorTrust trust;
    private final PackStore packs;
    private final PackRuns packRuns;
    private final MediaSource media;
    private final Engine engine;
    private final Explainer explainer;
    private final AnalysisWords words;
    private final Examiner examiner;

    /** The program with the detectors that come with it and those of the installed packs. */
    public Composition() {
        this(DataFolders.ofUser());
    }

    /** The same with what is installed and set in those folders. */
    public Composition(DataFolders folders) {
        this(folders, runs -> new PackDetectors(runs, BuiltInDetectors::all));
    }

    /** The program with the given detectors. */
    public Composition(List<Detector> detectors) {
        this(detectors, DataFolders.ofUser());
    }

    /** The program with the given detectors and what was set in those folders. */
    public Composition(List<Detector> detectors, DataFolders folders) {
        this(folders, runs -> () -> detectors);
    }

    private Composition(
            DataFolders folders, Function<PackRuns, Supplier<List<Detector>>> detectors) {
        accelerators = AcceleratorFile.of(folders).load();
        worker = new InProcessWorker(libraries(accelerators));
        trust =
                new AcceleratorTrust(
                        worker::runModel,
                        new TrustFile(folders.data().resolve("accelerator-trust.json")),
                        worker::accelerators);
        packs = new PackStore(folders.packs());
        packRuns = new PackRuns(packs, trust, accelerators.order());
        media = new MediaReader(worker, new MetadataReader());
        engine =
                new Engine(
                        media,
                        worker,
                        detectors.apply(packRuns),
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

    /** An ONNX Runtime that changed since it was checked is not loaded: the bundled one is. */
    private static RuntimeLibraries libraries(AcceleratorSettings settings) {
        Natives natives = settings.natives();
        if (natives == null) {
            return RuntimeLibraries.BUNDLED;
        }
        if (!natives.isUnchanged()) {
            LOG.warn("{} changed since it was added, so it is not used", natives.folder());
            return RuntimeLibraries.BUNDLED;
        }
        return RuntimeLibraries.in(Path.of(natives.folder()));
    }

    /** What the user set for accelerators. */
    public AcceleratorSettings accelerators() {
        return accelerators;
    }

    /** Decides which models may run on which accelerator. */
    public AcceleratorTrust trust() {
        return trust;
    }

    /** The installed packs. */
    public PackStore packs() {
        return packs;
    }

    /** Runs packs as an analysis with these settings does. */
    public ModelHost modelHost(AnalysisSettings settings) {
        return packRuns.host(worker, settings);
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

    /**
     * Writes reports on the sessions of a store.
     *
     * @param worker decodes the pictures that are drawn
     */
    public static ReportExport reports(SessionStore store, NativeWorker worker) {
        return new ReportExport(
                store,
                new Explainer(),
                new ReportDrawings(worker),
                "Telltale " + Version.current(),
                Clock.systemUTC());
    }

    /** Puts analyses into words, and judges them. */
    public AnalysisWords words() {
        return words;
    }

    /** Installs packs into a store; the only part of the program that uses the network. */
    public PackInstaller packInstaller(PackStore store) {
        return new PackInstaller(
                store,
                Catalogue.builtIn(),
                new ArchitectureImporter(Architectures.builtIn()),
                new WorkerTrial(worker));
    }

    /** Runs packs' self-tests. */
    public PackSelfTest packSelfTest() {
        return new PackSelfTest(worker, trust);
    }

    /** Shares a store's packs among runs outside of the engine; the caller closes it. */
    public PackRuns packRuns(PackStore store) {
        return new PackRuns(store, trust, accelerators.order());
    }

    @Override
    public void close() {
        packRuns.close();
        worker.close();
    }
}
