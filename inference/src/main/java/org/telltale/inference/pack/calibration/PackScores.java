package org.telltale.inference.pack.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.telltale.inference.detect.pack.PackDetectors;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.NativeWorker;

/**
 * Scores files with a pack through the same detector, decoding and search for faces as an analysis.
 * Used by one thread; blocks.
 */
public final class PackScores {
    private static final RunListener SILENT = new RunListener() {};

    private final Engine engine;
    private final String detector;

    /**
     * Prepares a pack.
     *
     * @param pack the newest version of its id in the store that {@code runs} shares
     * @throws PackException if no detector of this program scores with it
     */
    public PackScores(
            StoredPack.Installed pack,
            PackRuns runs,
            MediaSource source,
            NativeWorker worker,
            String runtime)
            throws PackException {
        this.detector = PackDetectors.id(pack);
        List<Detector> all = new PackDetectors(runs, List::of).get();
        Optional<Detector> own =
                all.stream().filter(d -> d.info().id().equals(detector)).findFirst();
        if (own.isEmpty() || pack.manifest().historical()) {
            throw new PackException(Reason.of("pack-calibration.no-detector", pack.id()));
        }
        if (!own.get().info().version().equals(pack.version())) {
            throw new PackException(
                    Reason.of(
                            "pack-calibration.not-newest",
                            pack.id() + "@" + pack.version(),
                            own.get().info().version()));
        }
        // The search for faces comes first, as in an analysis.
        List<Detector> both = List.of(all.getFirst(), own.get());
        this.engine = new Engine(source, worker, both, Calibrations.builtInVerdictRule(), runtime);
    }

    /**
     * What came of a folder's files.
     *
     * @param scored by digest, each content once, in the order of the digests
     * @param digests of all files that could be read
     * @param leftOut how many gave no score inside the pack's conditions, by the reason's code
     */
    public record Scored(
            List<ScoredFile> scored, Set<String> digests, Map<String, Integer> leftOut) {
        public Scored {
            scored = List.copyOf(scored);
            digests = Set.copyOf(digests);
            leftOut = Map.copyOf(leftOut);
        }

        /** The raw scores, in order. */
        public double[] raw() {
            return scored.stream().mapToDouble(ScoredFile::raw).toArray();
        }
    }

    /**
     * Scores files.
     *
     * @param progress told the fraction done
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public Scored score(List<Path> files, DoubleConsumer progress, Cancellation cancellation) {
        Map<String, ScoredFile> scored = new TreeMap<>();
        Set<String> digests = new HashSet<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            cancellation.check();
            progress.accept((double) i / files.size());
            try {
                Analysis analysis =
                        engine.analyze(
                                files.get(i), AnalysisSettings.STANDARD, SILENT, cancellation);
                String digest = Objects.requireNonNull(analysis.media().sha256());
                if (digests.add(digest)) {
                    one(analysis, digest, scored, leftOut);
                }
            } catch (MediaException e) {
                leftOut.merge(e.reason().code(), 1, Integer::sum);
            }
        }
        return new Scored(new ArrayList<>(scored.values()), digests, leftOut);
    }

    private void one(
            Analysis analysis,
            String digest,
            Map<String, ScoredFile> scored,
            Map<String, Integer> leftOut) {
        Outcome outcome =
                analysis.runs().stream()
                        .filter(run -> run.detector().id().equals(detector))
                        .findFirst()
                        .orElseThrow()
                        .outcome();
        String why =
                switch (outcome) {
                    case Outcome.Completed completed -> "pack-calibration.no-score";
                    case Outcome.NotApplicable not -> not.reason().code();
                    case Outcome.Inconclusive open -> open.reason().code();
                    case Outcome.Failed failed -> failed.error().code();
                    case Outcome.Cancelled c ->
                            throw new org.telltale.inference.engine.CancelledException();
                };
        // A score outside the conditions is not what the calibration would be used on.
        double highest =
                outcome instanceof Outcome.Completed
                        ? outcome.evidence().findings().stream()
                                .mapToDouble(Finding::rawScore)
                                .max()
                                .orElse(Double.NaN)
                        : Double.NaN;
        if (Double.isNaN(highest)) {
            leftOut.merge(why, 1, Integer::sum);
        } else {
            var jpeg = analysis.metadata().jpeg();
            scored.put(
                    digest,
                    new ScoredFile(
                            analysis.media(),
                            highest,
                            jpeg == null ? null : jpeg.estimatedQuality()));
        }
    }
}
