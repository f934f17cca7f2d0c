package org.telltale.inference.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.face.FaceConsistencyDetector;
import org.telltale.inference.detect.face.FacesDetector;
import org.telltale.inference.detect.light.FaceLightDetector;
import org.telltale.inference.detect.neighbours.PixelNeighboursDetector;
import org.telltale.inference.detect.spectrum.PowerSpectrumDetector;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the faces or pictures and the cues of every file in a folder through the engine, so that
 * what a recipe in {@code training} writes down is what the product measures. One JSON object a
 * line:
 *
 * <pre>{"file": "…", "jpeg_quality": 90, "faces": [{"id": "f1", "box": [0, 0, 9, 9]}],
 * "cues": [{"face": "f1", "name": "…", "region": "CHIN", "value": 1.0}]}</pre>
 */
public final class MeasureCues {
    private final Engine engine;

    /**
     * Measures with the given engine.
     *
     * @param engine runs the detectors whose cues are wanted
     */
    public MeasureCues(Engine engine) {
        this.engine = engine;
    }

    /**
     * Measures a folder's faces or pictures, without ranges to judge them by.
     *
     * @param arguments what to measure, {@code faces} or {@code pictures}, and the folder
     */
    public static void main(String[] arguments) throws IOException, MediaException {
        if (arguments.length != 2 || !arguments[0].matches("faces|pictures")) {
            System.err.println("usage: MeasureCues faces|pictures FOLDER");
            System.exit(2);
        }
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            arguments[0].equals("faces") ? faces() : pictures(),
                            new VerdictRule(1),
                            "recipe");
            new MeasureCues(engine).run(Path.of(arguments[1]), System.out);
        }
    }

    private static List<Detector> faces() {
        return List.of(
                new FacesDetector(new FrontalFaceFinder(ApproximateRegions.builtIn())),
                new FaceConsistencyDetector(
                        none(FaceConsistencyDetector.ID, FaceConsistencyDetector.VERSION)),
                new FaceLightDetector(none(FaceLightDetector.ID, FaceLightDetector.VERSION)));
    }

    private static List<Detector> pictures() {
        return List.of(
                new PowerSpectrumDetector(
                        none(PowerSpectrumDetector.ID, PowerSpectrumDetector.VERSION)),
                new PixelNeighboursDetector(
                        none(PixelNeighboursDetector.ID, PixelNeighboursDetector.VERSION)));
    }

    private static ReferenceRanges none(String detector, String version) {
        return ReferenceRanges.none(detector, version);
    }

    /**
     * Measures every regular file of a folder, in the order of their names.
     *
     * @throws IOException if the folder cannot be listed
     * @throws MediaException if one file is no media: a recipe prepared them, so that is an error
     */
    public void run(Path folder, PrintStream out) throws IOException, MediaException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Analysis analysis =
                    engine.analyze(
                            file, AnalysisSettings.STANDARD, RunListener.NONE, new Cancellation());
            out.println(JsonMapper.shared().writeValueAsString(line(analysis)));
        }
    }

    private static Map<String, @Nullable Object> line(Analysis analysis) {
        JpegStructure jpeg = analysis.metadata().jpeg();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", analysis.media().name());
        line.put("jpeg_quality", jpeg == null ? null : jpeg.estimatedQuality());
        line.put("faces", analysis.faces().stream().map(MeasureCues::face).toList());
        line.put("cues", analysis.cues().stream().map(MeasureCues::cue).toList());
        return line;
    }

    private static Map<String, Object> face(Face face) {
        Box box = face.box();
        return Map.of("id", face.id(), "box", List.of(box.x1(), box.y1(), box.x2(), box.y2()));
    }

    private static Map<String, Object> cue(Cue cue) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("detector", cue.provenance().detector());
        line.put("name", cue.name());
        line.put("value", cue.value());
        line.put("face", String.valueOf(cue.face()));
        line.put("region", String.valueOf(cue.region()));
        line.put("supports", cue.supports().name());
        return line;
    }
}
