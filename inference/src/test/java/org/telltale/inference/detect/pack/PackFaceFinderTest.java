package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.runtime.TestGraph;

/** Faces by made packs, whose models see one face whatever they are shown. */
class PackFaceFinderTest {
    @TempDir Path folder;
    private PackFixture packs;

    @BeforeEach
    void open() {
        packs = new PackFixture(folder);
    }

    @AfterEach
    void close() {
        packs.close();
    }

    /** One cell of 64 pixels: a face of 32 by 64 in its middle. */
    static PackBuilder detection(float score) {
        TestGraph graph = new TestGraph().input("input", TensorProto.DataType.FLOAT, 1, 3, 64, 64);
        float[] box = {0.5f, 0.5f, (float) Math.log(0.5), 0};
        graph.constant("c", new float[] {score}, 1, 1, 1).node("Identity", "cls_64", "c");
        graph.constant("o", new float[] {1}, 1, 1, 1).node("Identity", "obj_64", "o");
        graph.constant("b", box, 1, 1, 4).node("Identity", "bbox_64", "b");
        graph.constant("k", new float[10], 1, 1, 10).node("Identity", "kps_64", "k");
        graph.output("cls_64", TensorProto.DataType.FLOAT, 1, 1, 1)
                .output("obj_64", TensorProto.DataType.FLOAT, 1, 1, 1)
                .output("bbox_64", TensorProto.DataType.FLOAT, 1, 1, 4)
                .output("kps_64", TensorProto.DataType.FLOAT, 1, 1, 10);
        PackBuilder pack = PackFixture.pack("finder", "face-detection", "{\"rule\": \"whole\"}");
        pack.files.put("means.onnx", graph.bytes());
        shape(pack, 64, "whole", "inside");
        StringBuilder outputs = new StringBuilder();
        for (String name : List.of("cls_64", "obj_64", "bbox_64", "kps_64")) {
            outputs.append(outputs.isEmpty() ? "" : ", ")
                    .append("{\"name\": \"" + name + "\", \"meaning\": \"unused\", ")
                    .append("\"activation\": \"none\"}");
        }
        PackFixture.replace(pack.manifest, "outputs", "[" + outputs + "]");
        PackFixture.replace(
                pack.manifest,
                "post",
                """
                {"decoder": "yunet-grid", "strides": [64], "least_score": 0.6,
                 "most_overlap": 0.3}
                """);
        test(pack, 64, "cls_64");
        return pack;
    }

    /** 468 points on a diagonal, but the left eye's right of the right eye's. */
    static PackBuilder landmarks(float logit) {
        float[] points = new float[3 * 468];
        for (int i = 0; i < 468; i++) {
            points[3 * i] = i % 32;
            points[3 * i + 1] = i / 16f;
        }
        points[3 * 33] = 4;
        points[3 * 263] = 28;
        TestGraph graph =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, 1, 3, 32, 32)
                        .constant("p", points, 1, points.length)
                        .constant("s", new float[] {logit}, 1, 1)
                        .node("Identity", "points", "p")
                        .node("Identity", "sure", "s")
                        .output("points", TensorProto.DataType.FLOAT, 1, points.length)
                        .output("sure", TensorProto.DataType.FLOAT, 1, 1);
        PackBuilder pack = PackFixture.facePack("mesh");
        pack.manifest.put("task", "face-landmarks");
        pack.files.put("means.onnx", graph.bytes());
        shape(pack, 32, "face-box", "stretch");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "points", "meaning": "landmarks", "activation": "none"},
                 {"name": "sure", "meaning": "logits", "activation": "sigmoid", "index": 0}]
                """);
        PackFixture.replace(
                pack.manifest,
                "post",
                """
                {"decoder": "points", "output": "points", "count": 468, "stride": 3,
                 "confidence": "sure", "least_confidence": 0.5}
                """);
        PackFixture.replace(pack.manifest, "conditions", "{\"min_face_side\": 40}");
        test(pack, 32, "sure");
        return pack;
    }

    private static void shape(PackBuilder pack, int side, String rule, String fit) {
        String crop =
                rule.equals("whole")
                        ? "{\"rule\": \"whole\"}"
                        : "{\"rule\": \"face-box\", \"method\": \"square\", \"factor\": 1}";
        PackFixture.replace(
                pack.manifest,
                "inputs",
                """
                [{"kind": "picture", "name": "input", "type": "float32", "layout": "NCHW",
                  "shape": [1, 3, %d, %d], "colour": "BGR", "scale": 1, "mean": [0, 0, 0],
                  "std": [1, 1, 1], "crop": %s, "fit": "%s", "resampling": "area",
                  "padding": {"place": "right-bottom", "value": 0}}]
                """
                        .formatted(side, side, crop, fit));
    }

    private static void test(PackBuilder pack, int side, String output) {
        PackFixture.replace(
                pack.manifest,
                "self_test",
                """
                {"inputs": [{"name": "input", "shape": [1, 3, %d, %d],
                   "formula": {"kind": "constant", "value": 1}}],
                 "expected": [{"output": "%s", "first": 0, "values": [1],
                   "absolute": 0.5, "relative": 0}], "origin": "by hand"}
                """
                        .formatted(side, side, output));
    }

    private Analysis analyse() throws Exception {
        Path file = packs.write(PackFixture.picture(256, 128, Map.of()));
        return PackFixture.analyse(packs.engineOfPacks(), file);
    }

    @Test
    void aPackTakesThePlaceOfTheCascades() throws Exception {
        packs.install(detection(0.81f));
        DetectorRun run = PackFixture.run(analyse(), "faces");
        Face face = run.outcome().evidence().faces().getFirst();
        // The picture is reduced to a quarter, 64 by 32, so that a cell is 256 pixels wide.
        assertThat(face.box()).isEqualTo(new Box(64, 0, 192, 128));
        assertThat(face.score()).isCloseTo(0.9, within(1e-6));
        assertThat(face.landmarks()).isEqualTo(Face.Landmarks.APPROXIMATE);
        assertThat(face.regions()).isNotEmpty();
        assertThat(run.packSha256()).isEqualTo(packs.store.usable().getFirst().digest());
        assertThat(Objects.requireNonNull(face.provenance()).settings())
                .containsEntry("finder", "pack finder 1.0")
                .containsEntry("working_scale", "0.2500 x 0.2500");
    }

    @Test
    void withoutAPackTheCascadesStay() throws Exception {
        Analysis analysis = analyse();
        assertThat(PackFixture.run(analysis, "faces").outcome())
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void weakFacesAreNone() throws Exception {
        packs.install(detection(0.3f));
        assertThat(PackFixture.run(analyse(), "faces").packSha256())
                .isEqualTo(packs.store.usable().getFirst().digest());
        assertThat(PackFixture.run(analyse(), "faces").outcome())
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void landmarksMeasureTheRegions() throws Exception {
        packs.install(detection(0.81f));
        packs.install(landmarks(3));
        Face face = PackFixture.run(analyse(), "faces").outcome().evidence().faces().getFirst();
        assertThat(face.landmarks()).isEqualTo(Face.Landmarks.MEASURED);
        Box right = Objects.requireNonNull(face.regions().get(FacialRegion.RIGHT_EYE));
        Box left = Objects.requireNonNull(face.regions().get(FacialRegion.LEFT_EYE));
        assertThat(right.x1()).isLessThan(left.x2());
        assertThat(Objects.requireNonNull(face.provenance()).settings())
                .containsKeys("landmarks_sha256", "landmarks_accelerator");
        assertThat(face.regions()).doesNotContainKey(FacialRegion.LEFT_EAR);
        assertThat(face.points().all()).hasSize(468);
        assertThat(face.points().numbering()).isEqualTo("mediapipe-468");
        // The detector's own five stay; a point of the mesh lies where the crop was cut.
        assertThat(face.points().five()).hasSize(5).containsOnly(new Point(0, 0));
        assertThat(face.points().all().get(33)).isEqualTo(new Point(64 + 4 * 4, 33 / 16f * 4));
    }

    @Test
    void facesOfAnyFinderAreMeasured() throws Exception {
        packs.install(landmarks(3));
        Path file = packs.write(PackFixture.picture(256, 128, Map.of()));
        Box large = new Box(64, 0, 192, 128);
        Box small = new Box(10, 10, 30, 30);
        List<Face> faces =
                PackFixture.run(
                                PackFixture.analyse(
                                        packs.engineOfLandmarks(List.of(large, small)), file),
                                "faces")
                        .outcome()
                        .evidence()
                        .faces();
        assertThat(faces.get(0).landmarks()).isEqualTo(Face.Landmarks.MEASURED);
        // Nothing else gave five points.
        assertThat(faces.get(0).points().five()).hasSize(5);
        assertThat(faces.get(1).landmarks()).isEqualTo(Face.Landmarks.APPROXIMATE);
        assertThat(faces.get(1).points().none()).isTrue();
    }

    @Test
    void whatEachPackRanOnIsTold() throws Exception {
        packs.install(detection(0.81f));
        packs.install(landmarks(3));
        Path file = packs.write(PackFixture.picture(256, 128, Map.of()));
        DetectorRun run =
                PackFixture.run(
                        PackFixture.analyse(
                                packs.engineOfPacks(FallingBack.after(1, packs.worker)), file),
                        "faces");
        assertThat(run.accelerator()).isEqualTo("cuda, cpu");
        Face face = run.outcome().evidence().faces().getFirst();
        assertThat(Objects.requireNonNull(face.provenance()).accelerator()).isEqualTo("cuda");
        assertThat(Objects.requireNonNull(face.provenance()).settings())
                .containsEntry("landmarks_accelerator", "cpu");
    }

    @Test
    void landmarksThatAreNotSureLeaveTheProportions() throws Exception {
        packs.install(detection(0.81f));
        packs.install(landmarks(-3));
        Face face = PackFixture.run(analyse(), "faces").outcome().evidence().faces().getFirst();
        assertThat(face.landmarks()).isEqualTo(Face.Landmarks.APPROXIMATE);
    }

    @Test
    void aChangedPackIsNotRun() throws Exception {
        Path installed = packs.install(detection(0.81f));
        Files.write(installed.resolve("means.onnx"), new byte[100]);
        assertThat(PackFixture.run(analyse(), "faces").outcome())
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aBrokenLandmarksPackTakesNoFaceAway() throws Exception {
        packs.install(detection(0.81f));
        Path installed = packs.install(landmarks(3));
        Files.write(installed.resolve("means.onnx"), new byte[100]);
        DetectorRun run = PackFixture.run(analyse(), "faces");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        Face face = run.outcome().evidence().faces().getFirst();
        assertThat(face.landmarks()).isEqualTo(Face.Landmarks.APPROXIMATE);
        assertThat(face.points().all()).isEmpty();
        assertThat(Objects.requireNonNull(face.provenance()).settings())
                .hasEntrySatisfying("landmarks_refused", why -> assertThat(why).endsWith("."))
                .doesNotContainKey("landmarks_accelerator");
    }

    @Test
    void whyAnAcceleratorDidNotRunNamesTheLibrary() throws Exception {
        packs.install(detection(0.81f));
        packs.install(landmarks(3));
        Path file = packs.write(PackFixture.picture(256, 128, Map.of()));
        Analysis analysis =
                PackFixture.analyse(packs.engineOfPacks(FallingBack.refusing(packs.worker)), file);
        Face face = PackFixture.run(analysis, "faces").outcome().evidence().faces().getFirst();
        for (String setting : List.of("refused cuda", "landmarks_refused cuda")) {
            assertThat(Objects.requireNonNull(face.provenance()).settings())
                    .hasEntrySatisfying(
                            setting, said -> assertThat(said).contains(FallingBack.LIBRARY + ","));
        }
    }
}
