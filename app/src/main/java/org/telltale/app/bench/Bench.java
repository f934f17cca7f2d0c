package org.telltale.app.bench;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;

/** Measures the engine in this process: one run to warm up, then those that count. Blocks. */
public final class Bench {
    private final Engine engine;
    private final NativeWorker worker;
    private final AnalysisSettings settings;
    private final int runs;
    private final PeakMemory memory = new PeakMemory();

    /**
     * A benchmark.
     *
     * @param runs that count, at least 1
     */
    public Bench(Engine engine, NativeWorker worker, AnalysisSettings settings, int runs) {
        this.engine = engine;
        this.worker = worker;
        this.settings = settings;
        this.runs = runs;
    }

    /**
     * Measures one picture.
     *
     * @param progress told of every run
     * @throws MediaException if it cannot be analysed, or is no picture
     */
    public BenchReport.Picture measure(Path file, RunListener progress) throws MediaException {
        memory.reset();
        Analysis first = analyze(file, progress);
        Media.PictureSize size = first.media().picture();
        if (size == null) {
            throw new MediaException(Reason.of("calibration.no-picture"));
        }
        double[] total = new double[runs];
        Map<String, double[]> each = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Analysis analysis = analyze(file, progress);
            total[run] = millisSince(start);
            for (DetectorRun answer : analysis.runs()) {
                each.computeIfAbsent(answer.detector().id(), id -> new double[runs])[run] =
                        answer.millis();
            }
        }
        PeakMemory.Reading peak = memory.read();
        Map<String, Times> detectors = new LinkedHashMap<>();
        each.forEach((id, millis) -> detectors.put(id, Times.of(millis)));
        return new BenchReport.Picture(
                first.media().name(),
                size.width(),
                size.height(),
                first.media().bytes(),
                decode(first),
                Times.of(total),
                detectors,
                peak.bytes(),
                peak.kind() == PeakMemory.Kind.RESIDENT);
    }

    private Analysis analyze(Path file, RunListener progress) throws MediaException {
        return engine.analyze(file, settings, progress, new Cancellation());
    }

    private Times decode(Analysis analysis) throws MediaException {
        DecodeRequest request =
                new DecodeRequest(
                        analysis.media().path().toString(),
                        analysis.media().format(),
                        analysis.metadata().orientation(),
                        settings.limits().maxPixels(),
                        settings.limits().maxDecodedBytes());
        double[] millis = new double[runs];
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            try (Arena arena = Arena.ofShared()) {
                worker.decodeImage(request, arena);
                millis[run] = millisSince(start);
            }
        }
        return Times.of(millis);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
