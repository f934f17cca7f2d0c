package org.telltale.inference.detect.pack;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.telltale.inference.detect.face.FacesDetector;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FoundFace;
import org.telltale.inference.face.FoundFaces;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.InstalledPacks;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.TestGraph;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A store of made packs, an engine that runs them, and faces where the test wants them. */
public final class PackFixture implements AutoCloseable {
    static final int SIDE = 16;

    /** Turned upright: eyes, nose tip and mouth in an input of 16 by 16. */
    static final String ALIGN =
            "{\"rule\": \"align\", \"template\": [4,4, 12,4, 8,8, 4,12, 12,12]}";

    final PackStore store;
    final InProcessWorker worker = new InProcessWorker();
    private final PackRuns runs;
    private final Path folder;

    PackFixture(Path folder) {
        this.folder = folder;
        store = new PackStore(folder.resolve("packs"));
        runs = new PackRuns(store, trust(), List.of(Accelerator.CPU));
    }

    private AcceleratorTrust trust() {
        return new AcceleratorTrust(
                worker::runModel, new InstalledPacks.Forgetful(), worker::accelerators);
    }

    /** Gives the mean of each channel of what it sees. */
    static byte[] means(long height, long width) {
        return new TestGraph()
                .input("input", TensorProto.DataType.FLOAT, -1, 3, height, width)
                .node("GlobalAveragePool", "pooled", "input")
                .node("Flatten", "means", "pooled")
                .output("means", TensorProto.DataType.FLOAT, -1, 3)
                .bytes();
    }

    /** Gives the mean of each channel of the left half of what it sees. */
    static byte[] leftHalf() {
        float[] weight = new float[SIDE * SIDE];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = i % SIDE < SIDE / 2 ? 2f / weight.length : 0;
        }
        return new TestGraph()
                .input("input", TensorProto.DataType.FLOAT, -1, 3, SIDE, SIDE)
                .constant("weight", weight, 1, 1, SIDE, SIDE)
                .constant("area", SIDE * SIDE)
                .node("Mul", "weighed", "input", "weight")
                .node("GlobalAveragePool", "pooled", "weighed")
                .node("Mul", "summed", "pooled", "area")
                .node("Flatten", "means", "summed")
                .output("means", TensorProto.DataType.FLOAT, -1, 3)
                .bytes();
    }

    /** Several windows' scores become one like this. */
    static void pool(PackBuilder pack, String pooling) {
        replace(
                pack.manifest,
                "post",
                """
                {"decoder": "score", "output": "means", "pooling": "%s"}
                """
                        .formatted(pooling));
    }

    /** A pack of that task; its score is the mean of blue over 255, high means manipulated. */
    static PackBuilder pack(String id, String task, String crop) {
        PackBuilder pack = new PackBuilder();
        pack.files.clear();
        pack.files.put("means.onnx", means(SIDE, SIDE));
        ObjectNode manifest = pack.manifest;
        manifest.put("id", id).put("title", "Pack " + id).put("task", task);
        manifest.put("media", "image").put("model", "means.onnx");
        replace(
                manifest,
                "inputs",
                """
                [{"kind": "picture", "name": "input", "type": "float32", "layout": "NCHW",
                  "shape": [{"lowest": 1, "highest": 8}, 3, 16, 16], "colour": "BGR",
                  "scale": 0.00392156862745098, "mean": [0, 0, 0], "std": [1, 1, 1], "crop": %s,
                  "fit": "stretch", "resampling": "linear",
                  "padding": {"place": "around", "value": 0}}]
                """
                        .formatted(crop));
        replace(
                manifest,
                "outputs",
                """
                [{"name": "means", "meaning": "probability", "activation": "none",
                  "classes": ["blue", "green", "red"], "index": 0, "manipulated": "high"}]
                """);
        replace(manifest, "post", "{\"decoder\": \"score\", \"output\": \"means\"}");
        replace(
                manifest,
                "self_test",
                """
                {"inputs": [{"name": "input", "shape": [1, 3, 16, 16],
                   "formula": {"kind": "constant", "value": 1}}],
                 "expected": [{"output": "means", "first": 0, "values": [1, 1, 1],
                   "absolute": 0.001, "relative": 0}], "origin": "by hand"}
                """);
        return pack;
    }

    /** Scores faces. */
    public static PackBuilder facePack(String id) {
        return pack(
                id,
                "face-forgery",
                "{\"rule\": \"face-box\", \"method\": \"square\", \"factor\": 1}");
    }

    /** Scores whole pictures. */
    public static PackBuilder wholePack(String id) {
        return pack(id, "image-forgery", "{\"rule\": \"whole\"}");
    }

    static void replace(ObjectNode manifest, String key, String json) {
        manifest.set(key, JsonMapper.shared().readTree(json));
    }

    static void calibrate(PackBuilder pack) {
        replace(
                pack.manifest,
                "calibration",
                """
                {"slope": 4, "intercept": -1, "lowest": -1.5, "highest": 2, "real": 100,
                 "fake": 100, "groups": 50, "conditions": {"min_face_side": 30},
                 "sources": ["made"], "recipe": "by hand"}
                """);
    }

    /** Puts a pack where an installed one is. */
    Path install(PackBuilder pack) throws IOException, PackException {
        return pack.install(store).folder();
    }

    /** Grey, with blue squares of a given strength. */
    static BufferedImage picture(int width, int height, Map<Box, Integer> blue) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0x404040);
            }
        }
        blue.forEach((box, value) -> {
            for (int y = box.y1(); y < box.y2(); y++) {
                for (int x = box.x1(); x < box.x2(); x++) {
                    image.setRGB(x, y, 0x404000 | value);
                }
            }
        });
        return image;
    }

    Path write(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    Engine engine(List<Box> faces) {
        return engine(faces, worker);
    }

    /** The same with a worker that stands before the real one. */
    Engine engine(List<Box> faces, NativeWorker with) {
        return engineOf(
                faces.stream()
                        .map(box -> new FoundFace(box, 1, Face.Landmarks.APPROXIMATE, Map.of()))
                        .toList(),
                with);
    }

    /** An engine that finds these faces, with their points. */
    Engine engineOfFaces(List<FoundFace> faces) {
        return engineOf(faces, worker);
    }

    private Engine engineOf(List<FoundFace> faces, NativeWorker with) {
        return new Engine(
                new MediaReader(with, new MetadataReader()),
                with,
                new PackDetectors(runs, own -> List.of(new FacesDetector(new Claimed(faces)))),
                new VerdictRule(0.5),
                "test");
    }

    /** An engine whose faces are those of the packs. */
    Engine engineOfPacks() {
        return engineOfPacks(worker);
    }

    /** The same with a worker that stands before the real one. */
    Engine engineOfPacks(NativeWorker with) {
        return new Engine(
                new MediaReader(with, new MetadataReader()),
                with,
                new PackDetectors(runs, List::of),
                new VerdictRule(0.5),
                "test");
    }

    /** An engine that finds these faces and measures them with the landmarks pack. */
    Engine engineOfLandmarks(List<Box> boxes) throws IOException {
        List<FoundFace> faces =
                boxes.stream()
                        .map(box -> new FoundFace(box, 1, Face.Landmarks.APPROXIMATE, Map.of()))
                        .toList();
        StoredPack.Installed pack = new PackUses(store.usable()).landmarks().orElseThrow();
        FacesDetector detector =
                new FacesDetector(
                        new LandmarkMeter(
                                new Claimed(faces),
                                pack,
                                (PostProcessing.Points) pack.manifest().post(),
                                runs));
        return new Engine(
                new MediaReader(worker, new MetadataReader()),
                worker,
                List.of(detector),
                new VerdictRule(0.5),
                "test");
    }

    static Analysis analyse(Engine engine, Path file) throws MediaException {
        return engine.analyze(
                file, AnalysisSettings.STANDARD, RunListener.NONE, new Cancellation());
    }

    static DetectorRun run(Analysis analysis, String id) {
        return analysis.runs().stream()
                .filter(run -> run.detector().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static ArrayNode array(ObjectNode manifest, String key) {
        return (ArrayNode) manifest.get(key);
    }

    @Override
    public void close() {
        runs.close();
        worker.close();
    }

    /** Claims faces where it is told to. */
    private record Claimed(List<FoundFace> faces) implements FaceFinder {
        @Override
        public String name() {
            return "claimed";
        }

        @Override
        public FoundFaces find(
                Pixels pixels,
                NativeWorker worker,
                AnalysisSettings settings,
                Cancellation cancellation) {
            return new FoundFaces(faces, "0".repeat(64), Map.of());
        }
    }
}
