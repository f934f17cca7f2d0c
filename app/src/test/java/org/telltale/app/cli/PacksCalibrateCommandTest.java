package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackManifestReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code packs calibrate} as a shell sees it, with a model that tells bright pictures from dark.
 */
@Isolated("takes the process's standard streams")
class PacksCalibrateCommandTest {
    @TempDir Path folder;

    @Test
    void aPackIsCalibratedAsANewVersion() throws Exception {
        install();
        pictures("real", 32, 100, 1);
        pictures("fake", 32, 130, 2);
        ShellRun run =
                run(
                        "calibrate",
                        "bright",
                        "--real",
                        path("real"),
                        "--fake",
                        path("fake"),
                        "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("schema").asString()).isEqualTo("telltale.pack-calibration/1");
        assertThat(json.get("real").get("scored").asInt()).isEqualTo(32);
        assertThat(json.get("written").get("version").asString()).isEqualTo("1+1");
        double cllr = json.get("cllr_two_fold").get("value").asDouble();
        assertThat(cllr).isBetween(0.01, 0.9);
        assertThat(json.get("cllr_two_fold").get("interval95").get(0).asDouble())
                .isLessThanOrEqualTo(cllr);
        assertThat(json.get("false_alarms").get("n").asInt()).isEqualTo(32);

        assertThat(manifest("1")).isNull();
        PackCalibration calibration = Objects.requireNonNull(manifest("1+1"));
        assertThat(calibration.real()).isEqualTo(32);
        assertThat(calibration.slope()).isPositive();
        assertThat(calibration.conditions().formats()).containsExactly("png");
        assertThat(calibration.conditions().minSide()).isEqualTo(48);
        assertThat(run("verify").exitCode()).isZero();

        ShellRun lines = run("calibrate", "bright", "--real", path("real"), "--fake", path("fake"));
        assertThat(lines.exitCode()).as(lines.err()).isZero();
        assertThat(lines.out())
                .contains("Scored: 32 real files, 32 manipulated files")
                .contains("Cllr, two-fold: ")
                .contains("Equal error rate: ")
                .contains("of 32 real files, 95% interval")
                .contains("bright@1+2 installed");
        // The newest version is the one in use; an older one cannot be calibrated beside it.
        ShellRun older =
                run("calibrate", "bright@1", "--real", path("real"), "--fake", path("fake"));
        assertThat(older.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(older.err()).contains("1+2");
    }

    @Test
    void tooFewTheSameAndExchangedFilesAreRefused() throws Exception {
        install();
        pictures("real", 30, 100, 3);
        pictures("fake", 29, 130, 4);
        assertThat(refusal("real", "fake")).contains("29 files").contains("at least 30");
        assertThat(refusal("real", "absent")).contains("absent");

        Files.copy(folder.resolve("real/0.png"), folder.resolve("fake/copy.png"));
        assertThat(refusal("real", "fake")).contains("same content");
        // The same content twice in one folder counts once.
        Files.delete(folder.resolve("fake/copy.png"));
        Files.copy(folder.resolve("fake/0.png"), folder.resolve("fake/again.png"));
        assertThat(refusal("real", "fake")).contains("29 files");

        pictures("fake", 30, 130, 5);
        assertThat(refusal("fake", "real")).contains("do not rise");
        assertThat(folder.resolve("packs/bright/1+1")).doesNotExist();
    }

    @Test
    void picturesOfOneCameraCountAsOne() throws Exception {
        install();
        for (int camera = 0; camera < 12; camera++) {
            pictures("real/camera-" + camera, 4, 100 + camera, 10 + camera);
            pictures("fake/swap-" + camera, 4, 130 + camera, 40 + camera);
        }
        String[] both = {"--real", path("real"), "--fake", path("fake")};
        ShellRun run =
                run(
                        "calibrate",
                        "bright",
                        both[0],
                        both[1],
                        both[2],
                        both[3],
                        "--group-by",
                        "folder",
                        "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode grouped = JsonMapper.shared().readTree(run.out());
        assertThat(grouped.get("grouped_by").asString()).isEqualTo("folder");
        assertThat(grouped.get("real").get("scored").asInt()).isEqualTo(48);
        assertThat(grouped.get("real").get("sources").asInt()).isEqualTo(12);
        assertThat(grouped.get("sources").asInt()).isEqualTo(24);
        assertThat(grouped.get("false_alarms").get("n").asInt()).isEqualTo(48);
        PackCalibration calibration = Objects.requireNonNull(manifest("1+1"));
        assertThat(calibration.groups()).isEqualTo(24);
        assertThat(calibration.sources().getFirst()).contains("folder");

        ShellRun loose = run("calibrate", "bright", both[0], both[1], both[2], both[3], "--json");
        double bound =
                JsonMapper.shared()
                        .readTree(loose.out())
                        .get("calibration")
                        .get("highest")
                        .asDouble();
        assertThat(grouped.get("calibration").get("highest").asDouble()).isLessThan(bound);

        // The number in both names is the person: twelve in all, each in both classes.
        ShellRun people =
                run(
                        "calibrate",
                        "bright",
                        both[0],
                        both[1],
                        both[2],
                        both[3],
                        "--group-by",
                        "-([0-9]+)/");
        assertThat(people.exitCode()).as(people.err()).isZero();
        assertThat(people.out())
                .contains("Sources: 12 of the real files, 12 of the manipulated ones, 12 in all");
        assertThat(people.err()).doesNotContain("too narrow");
    }

    @Test
    void sourcesThatAreTooFewOrNotNamedAreRefused() throws Exception {
        install();
        pictures("real/one", 30, 100, 6);
        pictures("fake/other", 30, 130, 7);
        assertThat(refusal("real", "fake", "--group-by", "folder"))
                .contains("come from 1 sources")
                .contains("at least 10");
        assertThat(refusal("real", "fake", "--group-by", "camera-[0-9]"))
                .contains("does not match the expression of --group-by");
        ShellRun wrong =
                run(
                        "calibrate",
                        "bright",
                        "--real",
                        path("real"),
                        "--fake",
                        path("fake"),
                        "--group-by",
                        "(");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err().lines()).hasSize(1);
    }

    private String refusal(String real, String fake, String... more) {
        ShellRun run =
                run(
                        Stream.concat(
                                        Stream.of(
                                                "calibrate",
                                                "bright",
                                                "--real",
                                                path(real),
                                                "--fake",
                                                path(fake)),
                                        Stream.of(more))
                                .toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err().lines()).hasSize(1);
        return run.err();
    }

    private @Nullable PackCalibration manifest(String version) throws Exception {
        return new PackManifestReader()
                .read(folder.resolve("packs/bright").resolve(version).resolve("pack.json"))
                .manifest()
                .calibration();
    }

    private void install() throws IOException {
        Path model = Files.write(folder.resolve("bright.onnx"), model().toByteArray());
        ShellRun run =
                run(
                        "import",
                        model.toString(),
                        "--task",
                        "image-forgery",
                        "--input-colour",
                        "RGB",
                        "--input-scale",
                        "1/255",
                        "--input-mean",
                        "0",
                        "--input-std",
                        "1",
                        "--output-activation",
                        "none",
                        "--output-manipulated",
                        "high",
                        "--licence-code",
                        "MIT",
                        "--licence-weights",
                        "MIT",
                        "--non-commercial",
                        "no",
                        "--source",
                        "https://example.org",
                        "--citation",
                        "Nobody.",
                        "--yes");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** {@code score[n] = mean of input[n,3,8,8]}. */
    private static ModelProto model() {
        NodeProto mean =
                NodeProto.newBuilder()
                        .setOpType("ReduceMean")
                        .addInput("input")
                        .addOutput("score")
                        .addAttribute(
                                AttributeProto.newBuilder()
                                        .setName("axes")
                                        .setType(AttributeProto.AttributeType.INTS)
                                        .addInts(1)
                                        .addInts(2)
                                        .addInts(3))
                        .addAttribute(
                                AttributeProto.newBuilder()
                                        .setName("keepdims")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(0))
                        .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(
                        GraphProto.newBuilder()
                                .setName("bright")
                                .addNode(mean)
                                .addInput(value("input", 3, 8, 8))
                                .addOutput(value("score")))
                .build();
    }

    private static ValueInfoProto value(String name, long... extents) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        for (long extent : extents) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private void pictures(String name, int count, int brightness, long seed) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            int level = (int) Math.round(brightness + 15 * random.nextGaussian());
            for (int y = 0; y < 48; y++) {
                for (int x = 0; x < 64; x++) {
                    int grey = Math.clamp(level + random.nextInt(9), 0, 255);
                    image.setRGB(x, y, grey << 16 | grey << 8 | grey);
                }
            }
            ImageIO.write(image, "png", target.resolve(i + ".png").toFile());
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private ShellRun run(String... arguments) {
        return ShellRun.of(
                Stream.of(
                                Stream.of("packs"),
                                Stream.of(arguments),
                                Stream.of("--packs", folder.resolve("packs").toString()))
                        .flatMap(s -> s)
                        .toArray(String[]::new));
    }
}
