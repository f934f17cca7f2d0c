package org.telltale.inference.pack.calibration;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.pack.PackConditions;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.SoundRun;
import org.telltale.inference.pack.run.WindowScoreReader;
import org.telltale.inference.pack.run.WindowScoreReader.WindowScore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Samples;

/**
 * Scores sounds, also those of videos, window by window as the manifest says; the highest window
 * counts, as the highest face does in a picture. What the pack asks of speech is not looked at.
 */
final class SoundScorer implements FileScorer {
    private static final double MICROS = 1e6;

    private final MediaSource source;
    private final NativeWorker worker;
    private final PackConditions conditions;
    private final SoundRun run;
    private final WindowScoreReader reader;

    SoundScorer(StoredPack.Installed pack, PackRuns runs, MediaSource source, NativeWorker worker)
            throws MediaException {
        this.source = source;
        this.worker = worker;
        this.conditions = pack.manifest().conditions();
        this.run = new SoundRun(pack, runs.host(worker, AnalysisSettings.STANDARD));
        this.reader = new WindowScoreReader(pack.manifest());
    }

    @Override
    public Answer score(Path file, Cancellation cancellation) throws MediaException {
        Media media = source.probe(file, MediaLimits.STANDARD, cancellation).media();
        String outside = outside(media);
        if (outside != null) {
            return new Answer.None(media, outside);
        }
        try (Arena arena = Arena.ofShared();
                InputMemory memory = new InputMemory()) {
            Samples samples =
                    worker.decodeSamples(run.request(media.path().toString()), arena, cancellation);
            double highest =
                    run.run(samples, memory, reader, cancellation).items().stream()
                            .flatMap(List::stream)
                            .mapToDouble(WindowScore::raw)
                            .max()
                            .orElse(Double.NaN);
            return Double.isFinite(highest)
                    ? new Answer.Score(media, highest, null)
                    : new Answer.None(media, "pack-calibration.no-score");
        } catch (MediaException e) {
            return new Answer.None(media, e.reason().code());
        }
    }

    /** Code of why the pack says nothing of it; null where it does. */
    private @Nullable String outside(Media media) {
        Media.TimeFacts time = media.time();
        if (time == null || time.sampleRate() == 0) {
            return "pack-calibration.no-sound";
        }
        if (!conditions.formats().isEmpty() && !conditions.formats().contains(media.format())) {
            return "pack-detector.format";
        }
        Integer rate = conditions.minSampleRate();
        if (rate != null && time.sampleRate() < rate) {
            return "pack-calibration.narrowband";
        }
        double seconds = time.durationMicros() / MICROS;
        Double least = conditions.minSeconds();
        Double most = conditions.maxSeconds();
        // A container that does not say how long it is has a length of 0.
        boolean shorter = least != null && seconds > 0 && seconds < least;
        return shorter || (most != null && seconds > most) ? "pack-calibration.length" : null;
    }
}
