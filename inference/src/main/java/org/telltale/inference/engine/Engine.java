package org.telltale.inference.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.face.Face;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Probe;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Verdict;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.NativeWorker;

/**
 * The one engine that runs detectors, for the window, the command line, a batch and a cluster
 * alike: same order, same provenance, same progress and cancellation.
 *
 * <p>{@link #analyze} blocks; the caller chooses the thread. One engine serves several analyses at
 * once. It does not own the worker.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final MediaSource source;
    private final NativeWorker worker;
    private final Supplier<List<Detector>> detectors;
    private final VerdictRule verdictRule;
    private final String runtime;

    /**
     * Builds an engine.
     *
     * @param source reads files
     * @param worker native code
     * @param detectors in any order; each id once. Asked for every analysis, so that they may
     *     change
     * @param verdictRule makes the verdict
     * @param runtime program and Java version, for provenance
     * @throws IllegalArgumentException if two detectors share an id
     */
    public Engine(
            MediaSource source,
            NativeWorker worker,
            Supplier<List<Detector>> detectors,
            VerdictRule verdictRule,
            String runtime) {
        this.source = source;
        this.worker = worker;
        this.verdictRule = verdictRule;
        this.runtime = runtime;
        this.detectors = detectors;
        ordered();
    }

    /** Builds an engine with the same detectors for every analysis. */
    public Engine(
            MediaSource source,
            NativeWorker worker,
            List<Detector> detectors,
            VerdictRule verdictRule,
            String runtime) {
        this(source, worker, () -> detectors, verdictRule, runtime);
    }

    /** The detectors of this moment, in running order. */
    private List<Detector> ordered() {
        List<Detector> ordered =
                detectors.get().stream()
                        .sorted(
                                Comparator.comparingInt((Detector d) -> d.info().order())
                                        .thenComparing(d -> d.info().id()))
                        .toList();
        Set<String> ids = new HashSet<>();
        for (Detector detector : ordered) {
            if (!ids.add(detector.info().id())) {
                throw new IllegalArgumentException(
                        "two detectors are called " + detector.info().id());
            }
        }
        return ordered;
    }

    /** What can run, in running order. */
    public List<DetectorInfo> detectors() {
        return ordered().stream().map(Detector::info).toList();
    }

    /**
     * Examines one file and tells the listener of every step. A cancelled analysis returns what was
     * found so far, without a verdict.
     *
     * @throws MediaException if the file cannot be read as media at all
     * @throws CancelledException if cancelled before the file was probed
     * @throws IllegalArgumentException if the settings name a detector that does not exist
     */
    public Analysis analyze(
            Path file, AnalysisSettings settings, RunListener listener, Cancellation cancellation)
            throws MediaException {
        List<Detector> chosen = choose(settings);
        Probe probe = source.probe(file, settings.limits(), cancellation);
        listener.probed(probe);
        List<DetectorRun> runs = new ArrayList<>();
        List<Reason> problems = new ArrayList<>(probe.problems());
        try (Examination examination =
                new Examination(probe, settings, worker, cancellation, runtime)) {
            for (int i = 0; i < chosen.size(); i++) {
                Detector detector = chosen.get(i);
                double begin = (double) i / chosen.size();
                double share = 1.0 / chosen.size();
                listener.started(detector.info());
                listener.progressed(begin);
                examination.progressTo(done -> listener.progressed(begin + share * done));
                DetectorRun run = run("d" + (i + 1), detector, examination);
                examination.remember(run);
                runs.add(run);
                listener.answered(run);
            }
            SourceImage image = examination.imageIfDecoded();
            if (image != null) {
                problems.addAll(image.decoded().notes());
            }
        }
        boolean cancelled = runs.stream().anyMatch(r -> r.outcome() instanceof Outcome.Cancelled);
        Verdict verdict = cancelled ? null : verdictRule.decide(probe.media().kind(), runs);
        Analysis analysis =
                new Analysis(
                        probe.media(),
                        probe.metadata(),
                        settings,
                        runtime,
                        runs,
                        verdict,
                        problems.stream().distinct().toList());
        listener.progressed(1);
        listener.finished(analysis);
        return analysis;
    }

    private List<Detector> choose(AnalysisSettings settings) {
        List<Detector> all = ordered();
        Set<String> wanted = new HashSet<>(settings.detectors());
        for (Detector detector : all) {
            wanted.remove(detector.info().id());
        }
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no detector is called " + String.join(", ", wanted));
        }
        return all.stream()
                .filter(d ->
                        settings.detectors().isEmpty()
                                ? d.info().least().compareTo(settings.profile()) <= 0
                                : settings.detectors().contains(d.info().id()))
                .toList();
    }

    private DetectorRun run(String id, Detector detector, Examination examination) {
        long start = System.nanoTime();
        examination.forgetUsed();
        Outcome outcome = outcome(detector, examination);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new DetectorRun(
                id,
                detector.info(),
                outcome,
                accelerator(outcome, examination),
                pack(outcome, examination, detector),
                millis);
    }

    private static Outcome outcome(Detector detector, Examination examination) {
        if (!detector.info().kinds().contains(examination.media().kind())) {
            return new Outcome.NotApplicable(
                    Reason.of(
                            "engine.other-kind."
                                    + examination
                                            .media()
                                            .kind()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT)));
        }
        try {
            examination.checkCancelled();
            return detector.examine(examination);
        } catch (CancelledException e) {
            return new Outcome.Cancelled();
        } catch (MediaException e) {
            LOG.info(
                    "{} on {}: {}", detector.info().id(), examination.media().sha256(), e.reason());
            return new Outcome.Failed(e.reason());
        } catch (OutOfMemoryError e) {
            // What the detector had taken is free again; the others may need less.
            LOG.error("{} on {}", detector.info().id(), examination.media().sha256(), e);
            return new Outcome.Failed(Reason.of("engine.no-memory"));
        } catch (RuntimeException e) {
            // One detector's fault must not take the others' answers with it.
            LOG.error("{} on {}", detector.info().id(), examination.media().sha256(), e);
            return new Outcome.Failed(
                    Reason.of("engine.detector-fault", e.getClass().getSimpleName()));
        }
    }

    /** All that really ran, in the order of first use: one may fail and another take its place. */
    private static String accelerator(Outcome outcome, Examination examination) {
        Set<String> ran = new LinkedHashSet<>(examination.usedAccelerators());
        Evidence evidence = outcome.evidence();
        Stream.of(
                        evidence.findings().stream().map(Finding::provenance),
                        evidence.cues().stream().map(Cue::provenance),
                        evidence.faces().stream().map(Face::provenance))
                .flatMap(provenances -> provenances)
                .filter(Objects::nonNull)
                .flatMap(provenance -> DetectorRun.accelerators(provenance.accelerator()).stream())
                .forEach(ran::add);
        return ran.isEmpty() ? "cpu" : DetectorRun.accelerators(ran);
    }

    private static @Nullable String pack(
            Outcome outcome, Examination examination, Detector detector) {
        Provenance first = provenance(outcome);
        if (first != null && first.packSha256() != null) {
            return first.packSha256();
        }
        String used = examination.usedSha256();
        return used == null ? detector.packSha256() : used;
    }

    private static @Nullable Provenance provenance(Outcome outcome) {
        Evidence evidence = outcome.evidence();
        if (!evidence.findings().isEmpty()) {
            return evidence.findings().getFirst().provenance();
        }
        if (!evidence.cues().isEmpty()) {
            return evidence.cues().getFirst().provenance();
        }
        return evidence.faces().isEmpty() ? null : evidence.faces().getFirst().provenance();
    }
}
