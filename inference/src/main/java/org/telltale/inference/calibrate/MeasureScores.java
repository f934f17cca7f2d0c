package org.telltale.inference.calibrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what the named detectors score on each file, for the recipe in {@code
 * inference/training/calibration}: the engine and the detectors are the product's, without any
 * calibration, so that what is fitted is what will be measured. One JSON object a line:
 *
 * <pre>{"file": "…", "width": 9, "height": 9, "jpeg_quality": 90, "scores": [{"detector": "…",
 * "version": "1", "profile": "STANDARD", "status": "completed", "reason": null, "raw": 1.5,
 * "regions": [{"raw": 1.5, "box": [0, 0, 9, 9]}]}]}
 * </pre>
 */
public final class MeasureScores {
    private final Engine engine;
    private final AnalysisSettings settings;

    /** Measures with the given engine, whose detectors carry no calibration. */
    public MeasureScores(Engine engine, AnalysisSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Reads one path a line from standard input; the arguments are detector ids, none for all.
     *
     * @throws IOException if standard input breaks
     * @throws MediaException if a file is no media: the recipe made them, so that is an error
     */
    public static void main(String[] detectors) throws IOException, MediaException {
        List<String> wanted = List.of(detectors);
        List<Detector> chosen =
                BuiltInDetectors.all(Calibrations.none(), Fusion.none()).stream()
                        .filter(d -> wanted.isEmpty() || wanted.contains(d.info().id()))
                        .toList();
        try (InProcessWorker worker = new InProcessWorker();
                BufferedReader paths =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            chosen,
                            new VerdictRule(Math.log10(2)),
                            "calibration");
            AnalysisSettings settings =
                    new AnalysisSettings(Profile.THOROUGH, Set.of(), "cpu", MediaLimits.STANDARD);
            new MeasureScores(engine, settings).printAll(paths.lines().toList(), System.out);
        }
    }

    private void printAll(List<String> paths, PrintStream out) throws MediaException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<String>> lines =
                    paths.stream().map(p -> threads.submit(() -> line(Path.of(p)))).toList();
            for (Future<String> line : lines) {
                out.println(line.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Half a measurement must not pass for a whole one.
            throw new IllegalStateException("interrupted before every file was measured", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MediaException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Prints the line of one file.
     *
     * @throws MediaException if the file is no media
     */
    public void print(Path file, PrintStream out) throws MediaException {
        out.println(line(file));
    }

    private String line(Path file) throws MediaException {
        Analysis analysis = engine.analyze(file, settings, RunListener.NONE, new Cancellation());
        JpegStructure jpeg = analysis.metadata().jpeg();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("width", width(analysis));
        line.put("height", height(analysis));
        line.put("jpeg_quality", jpeg == null ? null : jpeg.estimatedQuality());
        line.put("scores", analysis.runs().stream().map(MeasureScores::score).toList());
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static @Nullable Integer width(Analysis analysis) {
        var picture = analysis.media().picture();
        return picture == null ? null : (Integer) picture.width();
    }

    private static @Nullable Integer height(Analysis analysis) {
        var picture = analysis.media().picture();
        return picture == null ? null : (Integer) picture.height();
    }

    private static Map<String, @Nullable Object> score(DetectorRun run) {
        Map<String, @Nullable Object> score = new LinkedHashMap<>();
        score.put("detector", run.detector().id());
        score.put("version", run.detector().version());
        score.put("profile", run.detector().least().name());
        score.put("status", run.outcome().getClass().getSimpleName());
        score.put("reason", reason(run.outcome()));
        score.put("millis", run.millis());
        for (Finding finding : run.outcome().evidence().findings()) {
            if (finding.place() instanceof Place.Whole) {
                score.put("raw", finding.rawScore());
            }
        }
        score.put(
                "regions",
                run.outcome().evidence().findings().stream()
                        .filter(finding -> finding.place() instanceof Place.Region)
                        .map(MeasureScores::region)
                        .toList());
        return score;
    }

    /**
     * Why a detector abstained of itself; null where only the calibration is missing, which is what
     * is being made.
     */
    private static @Nullable String reason(Outcome outcome) {
        String code =
                switch (outcome) {
                    case Outcome.Inconclusive inconclusive -> inconclusive.reason().code();
                    case Outcome.NotApplicable refused -> refused.reason().code();
                    case Outcome.Failed failed -> failed.error().code();
                    case Outcome.Completed c -> null;
                    case Outcome.Cancelled c -> null;
                };
        return code == null || code.equals("calibration.none") ? null : code;
    }

    private static Map<String, Object> region(Finding finding) {
        Box box = ((Place.Region) finding.place()).box();
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("raw", finding.rawScore());
        region.put("box", List.of(box.x1(), box.y1(), box.x2(), box.y2()));
        return region;
    }
}
