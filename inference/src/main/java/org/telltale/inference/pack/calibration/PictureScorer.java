package org.telltale.inference.pack.calibration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.telltale.inference.detect.pack.PackDetectors;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.NativeWorker;

/**
 * Scores pictures through the same detector, decoding and search for faces as an analysis; of
 * several faces the highest score counts.
 */
final class PictureScorer implements FileScorer {
    private static final RunListener SILENT = new RunListener() {};

    private final Engine engine;
    private final String detector;

    PictureScorer(
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
        if (own.isEmpty()) {
            throw new PackException(FileScorer.noDetector(pack));
        }
        // The search for faces comes first, as in an analysis.
        List<Detector> both = List.of(all.getFirst(), own.get());
        this.engine = new Engine(source, worker, both, Calibrations.builtInVerdictRule(), runtime);
    }

    @Override
    public Answer score(Path file, Cancellation cancellation) throws MediaException {
        Analysis analysis = engine.analyze(file, AnalysisSettings.STANDARD, SILENT, cancellation);
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
                    case Outcome.Cancelled c -> throw new CancelledException();
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
            return new Answer.None(analysis.media(), why);
        }
        var jpeg = analysis.metadata().jpeg();
        return new Answer.Score(
                analysis.media(), highest, jpeg == null ? null : jpeg.estimatedQuality());
    }
}
