package org.telltale.inference.pack.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.onnx.TinyModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Packs that must not be kept: each is refused in one line that says why, and leaves nothing. */
class PackRefusalsTest {
    @TempDir Path folder;

    private static Arguments manifest(String what, String code, Consumer<ObjectNode> change) {
        return BadArchives.bad(
                what,
                code,
                folder -> {
                    PackBuilder pack = new PackBuilder().list();
                    change.accept(pack.manifest);
                    return pack.archive(folder.resolve("bad.zip"));
                });
    }

    private static Arguments model(String what, String code, Consumer<ModelProto.Builder> change) {
        return BadArchives.bad(
                what,
                code,
                folder -> {
                    PackBuilder pack = new PackBuilder();
                    ModelProto.Builder model = TinyModel.model();
                    change.accept(model);
                    pack.files.put("tiny.onnx", model.build().toByteArray());
                    return pack.archive(folder.resolve("bad.zip"));
                });
    }

    private static Arguments bytes(String what, String code, byte[] model) {
        return BadArchives.bad(
                what,
                code,
                folder -> {
                    PackBuilder pack = new PackBuilder();
                    pack.files.put("tiny.onnx", model);
                    return pack.archive(folder.resolve("bad.zip"));
                });
    }

    static Stream<Arguments> manifests() {
        return Stream.of(
                manifest(
                        "an unknown schema",
                        "pack.schema",
                        m -> m.put("schema", "telltale.pack/9")),
                manifest("an unknown task", "pack.word", m -> m.put("task", "fortune")),
                manifest("a version that climbs", "pack.version", m -> m.put("version", "../1")),
                manifest("an id that climbs", "pack.id", m -> m.put("id", "../../tiny")),
                manifest("an absolute model", "pack.path", m -> m.put("model", "/tmp/x.onnx")),
                manifest("a listed path out", "pack.path", m -> file(m).put("path", "../x.onnx")),
                manifest("a file twice", "pack.twice", m -> list(m).add(file(m).deepCopy())),
                manifest(
                        "huge extents", "pack.range", m -> shape(m).set(1, m.numberNode(1L << 40))),
                manifest("a huge product", "pack.shape", m -> shape(m).add(1 << 20).add(1 << 20)),
                manifest("no licence", "pack.missing", m -> m.remove("licence")),
                manifest(
                        "a self-test that expects something else",
                        "pack-test.differs",
                        m -> expected(m).putArray("values").add(2).add(3.5)),
                manifest(
                        "a self-test that expects more than there is",
                        "pack-test.differs",
                        m -> expected(m).put("first", 7)),
                manifest("a huge file", "pack.range", m -> file(m).put("bytes", 1L << 60)));
    }

    static Stream<Arguments> models() {
        return Stream.of(
                model("weights in /etc", "pack.onnx-external", m -> external(m, "/etc/passwd")),
                model("weights in ../", "pack.onnx-external", m -> external(m, "../../w.bin")),
                model("weights beside it", "pack.onnx-external", m -> external(m, "w.bin")),
                model(
                        "weights elsewhere deep inside",
                        "pack.onnx-external",
                        PackRefusalsTest::externalInside),
                model(
                        "weights elsewhere as a function's default",
                        "pack.onnx-external",
                        PackRefusalsTest::externalDefault),
                model(
                        "weights elsewhere in what a training would start with",
                        "pack.onnx-external",
                        m -> externalTraining(m, TrainingInfoProto.Builder::setInitialization)),
                model(
                        "weights elsewhere in what a training would do",
                        "pack.onnx-external",
                        m -> externalTraining(m, TrainingInfoProto.Builder::setAlgorithm)),
                model(
                        "an operator that nobody has",
                        "runtime.model-operator",
                        m -> m.getGraphBuilder().getNodeBuilder(0).setOpType("Divinate")),
                model(
                        "a domain that nobody has",
                        "pack.onnx-domain",
                        m -> m.getGraphBuilder().getNodeBuilder(0).setDomain("org.evil")),
                model(
                        "operators of the future",
                        "pack.onnx-opset",
                        m -> m.getOpsetImportBuilder(0).setVersion(99)),
                model(
                        "a huge tensor",
                        "pack.onnx-shape",
                        m -> m.getGraphBuilder().getInitializerBuilder(0).addDims(1L << 40)),
                model(
                        "another input",
                        "pack.onnx-no-input",
                        m -> m.getGraphBuilder().getInputBuilder(0).setName("x")),
                model(
                        "another output",
                        "pack.onnx-no-output",
                        m -> m.getGraphBuilder().getOutputBuilder(0).setName("x")),
                model("nesting without end", "pack.onnx-broken", PackRefusalsTest::nested),
                model("no graph", "pack.onnx-broken", ModelProto.Builder::clearGraph),
                model("another element type", "pack.onnx-type", PackRefusalsTest::doubles),
                bytes("an empty model", "pack.onnx-broken", new byte[0]),
                bytes("noise as a model", "pack.onnx-broken", noise()),
                bytes(
                        "half a model",
                        "pack.onnx-broken",
                        Arrays.copyOf(TinyModel.model().build().toByteArray(), 60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "org.telltale.inference.pack.install.BadArchives#archives",
        "manifests",
        "models"
    })
    void isRefusedInOneLine(String what, String code, BadArchives.Bad bad) throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Path pack = bad.make(source);
        try (InstallFixture fixture = new InstallFixture(folder)) {
            PackException refusal =
                    catchThrowableOfType(PackException.class, () -> fixture.local(pack));
            assertThat(refusal.reason().code()).isEqualTo(code);
            String line = refusal.reason().text(Locale.ENGLISH);
            assertThat(line).doesNotContain("\n").endsWith(".").hasSizeLessThan(600);
            assertThat(fixture.store.list()).isEmpty();
            assertThat(fixture.leftovers()).isEmpty();
        }
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void theWholePackIsKept() throws Exception {
        Path pack = new PackBuilder().archive(folder.resolve("good.zip"));
        try (InstallFixture fixture = new InstallFixture(folder)) {
            assertThat(fixture.local(pack).id()).isEqualTo("tiny");
        }
    }

    private static ArrayNode list(ObjectNode manifest) {
        return (ArrayNode) manifest.get("files");
    }

    private static ObjectNode file(ObjectNode manifest) {
        return (ObjectNode) list(manifest).get(0);
    }

    private static ObjectNode expected(ObjectNode manifest) {
        return (ObjectNode) manifest.get("self_test").get("expected").get(0);
    }

    private static ArrayNode shape(ObjectNode manifest) {
        return (ArrayNode) manifest.get("inputs").get(0).get("shape");
    }

    private static void external(ModelProto.Builder model, String location) {
        external(model.getGraphBuilder().getInitializerBuilder(0), location);
    }

    private static void external(TensorProto.Builder tensor, String location) {
        tensor.clearFloatData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location));
    }

    private static void externalInside(ModelProto.Builder model) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("deep");
        external(tensor, "/etc/passwd");
        GraphProto.Builder inner =
                GraphProto.newBuilder()
                        .addNode(
                                NodeProto.newBuilder()
                                        .setOpType("Constant")
                                        .addOutput("c")
                                        .addAttribute(
                                                AttributeProto.newBuilder()
                                                        .setName("value")
                                                        .setT(tensor)));
        model.getGraphBuilder()
                .getNodeBuilder(0)
                .addAttribute(AttributeProto.newBuilder().setName("body").setG(inner));
    }

    private static void externalDefault(ModelProto.Builder model) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("default");
        external(tensor, "/etc/passwd");
        model.addFunctions(
                FunctionProto.newBuilder()
                        .setDomain("own")
                        .setName("Twice")
                        .addAttributeProto(
                                AttributeProto.newBuilder()
                                        .setName("value")
                                        .setType(AttributeProto.AttributeType.TENSOR)
                                        .setT(tensor)));
    }

    private static void externalTraining(
            ModelProto.Builder model, BiConsumer<TrainingInfoProto.Builder, GraphProto> put) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("hidden");
        external(tensor, "/etc/passwd");
        TrainingInfoProto.Builder training = TrainingInfoProto.newBuilder();
        put.accept(training, GraphProto.newBuilder().addInitializer(tensor).build());
        model.addTrainingInfo(training);
    }

    private static void nested(ModelProto.Builder model) {
        GraphProto graph = GraphProto.newBuilder().setName("core").build();
        for (int i = 0; i < 40; i++) {
            graph =
                    GraphProto.newBuilder()
                            .addNode(
                                    NodeProto.newBuilder()
                                            .setOpType("If")
                                            .addAttribute(
                                                    AttributeProto.newBuilder()
                                                            .setName("then_branch")
                                                            .setG(graph)))
                            .build();
        }
        model.getGraphBuilder()
                .getNodeBuilder(0)
                .addAttribute(AttributeProto.newBuilder().setName("b").setG(graph));
    }

    private static void doubles(ModelProto.Builder model) {
        int type = TensorProto.DataType.INT64.getNumber();
        GraphProto.Builder graph = model.getGraphBuilder();
        graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().setElemType(type);
        graph.getOutputBuilder(0).getTypeBuilder().getTensorTypeBuilder().setElemType(type);
        graph.getInitializerBuilder(0)
                .setDataType(type)
                .clearFloatData()
                .addInt64Data(1)
                .addInt64Data(2);
    }

    private static byte[] noise() {
        byte[] noise = new byte[5000];
        new java.util.Random(7).nextBytes(noise);
        return noise;
    }
}
