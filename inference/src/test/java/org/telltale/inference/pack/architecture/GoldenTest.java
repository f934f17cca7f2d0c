package org.telltale.inference.pack.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;
import org.telltale.inference.pack.checkpoint.StateTensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every architecture with weights by formula against an implementation of its own in PyTorch, which
 * agrees with the authors' networks: {@code training/references/architectures.py}. Two items at
 * once, so that the batch is put to the test as well.
 */
class GoldenTest {
    private static final double RELATIVE = 1e-4;

    /**
     * Of the models built with the weights by formula. A change here is a change of every installed
     * pack's digest: make it knowingly.
     */
    private static final Map<String, String> DIGESTS =
            Map.of(
                    "aasist",
                    "7d4627e72943614c19a253fa1e6ebeaed5ad6804f8569ff13d4c1cafc30e4a35",
                    "aasist-l",
                    "70fd2e1b3c2dc349681693b909f04b4a543978c7bc5fe6e7e8d4789fb1b47614",
                    "facemesh",
                    "c6f232dee5978433ca8e8daaa40abbcc87733db386f07b09114096e176db8696",
                    "meso4",
                    "629c3786abc3943ae247159580685567dcb51aa794da3bd6d69072d009acd060",
                    "meso4-published-code",
                    "285938bdeffe9a6b4ce700396ed9d79d9268be9036c6c56e9eef59f1f5fc17d4",
                    "mesoinception4",
                    "05f14355c93efba5cd245754189556a3489164ec397879e18f22b3298d38ac16",
                    "minifasnet-v1se",
                    "bb54b4923d6323123e176fe25fa8b2a4ae2161c86a326ed67e55557c4a1f4ba9",
                    "minifasnet-v2",
                    "e0bd6d9d6e95e2db5fc13eef45007f958d9f32e91a84eec11fa0552fcac62302");

    @TempDir static Path folder;

    @TestFactory
    Stream<DynamicTest> givesWhatTheOtherImplementationGives() throws Exception {
        return goldens().stream()
                .map(golden -> DynamicTest.dynamicTest(name(golden), () -> compare(golden)));
    }

    @TestFactory
    Stream<DynamicTest> refusesParametersByName() throws Exception {
        return goldens().stream()
                .map(golden -> DynamicTest.dynamicTest(name(golden), () -> refusals(golden)));
    }

    @TestFactory
    Stream<DynamicTest> hasOneDigestForOneCheckpoint() throws Exception {
        return goldens().stream()
                .map(golden ->
                        DynamicTest.dynamicTest(
                                name(golden),
                                () -> {
                                    Architecture network = network(golden);
                                    StateDict state = MadeWeights.of(golden.get("parameters"));
                                    byte[] first = network.build(state).bytes();
                                    assertThat(network.build(reversed(state)).bytes())
                                            .isEqualTo(first);
                                    assertThat(sha256(first)).isEqualTo(DIGESTS.get(name(golden)));
                                }));
    }

    @Test
    void everyArchitectureHasGoldens() throws Exception {
        assertThat(goldens().stream().map(GoldenTest::name).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Architectures.builtIn().all().stream().map(Architecture::id).toList());
    }

    @Test
    void anUnknownArchitectureIsRefusedWithThoseKnown() {
        assertThatThrownBy(() -> Architectures.builtIn().named("resnet"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("resnet")
                .hasMessageContaining("aasist-l");
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void compare(JsonNode golden) throws Exception {
        OnnxModel model = network(golden).build(MadeWeights.of(golden.get("parameters")));
        List<Integer> one = model.inputs().getFirst().shape();
        float[] input = MadeInput.of(name(golden), one);
        try (RunModel run = new RunModel(model, folder, List.of())) {
            RunModel.Outputs both = run.run(shape(2, one), input);
            for (OnnxModel.Port port : model.outputs()) {
                float[] values = both.floats(port.name());
                assertThat(both.shape(port.name())).isEqualTo(shape(2, port.shape()));
                JsonNode rows = golden.get("outputs").get(port.name());
                for (int row = 0; row < 2; row++) {
                    close(values, row * values.length / 2, rows.get(row));
                }
            }
            float[] second = Arrays.copyOfRange(input, input.length / 2, input.length);
            RunModel.Outputs alone = run.run(shape(1, one), second);
            String first = model.outputs().getFirst().name();
            close(alone.floats(first), 0, golden.get("outputs").get(first).get(1));
        }
    }

    private static void close(float[] values, int from, JsonNode expected) {
        double scale =
                expected.valueStream().mapToDouble(v -> Math.abs(v.asDouble())).max().orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) values[from + i])
                    .isCloseTo(expected.get(i).asDouble(), within(RELATIVE * scale));
        }
    }

    private static void refusals(JsonNode golden) throws Exception {
        Architecture network = network(golden);
        StateDict whole = MadeWeights.of(golden.get("parameters"));
        String name =
                whole.tensors().keySet().stream()
                        .filter(n -> n.endsWith("bias") || n.endsWith("bias:0"))
                        .findFirst()
                        .orElseThrow();
        StateTensor fit = Objects.requireNonNull(whole.get(name));

        Map<String, StateTensor> lacking = new LinkedHashMap<>(whole.tensors());
        lacking.remove(name);
        refused(network, lacking, "checkpoint.lacks", name);

        Map<String, StateTensor> shaped = new LinkedHashMap<>(whole.tensors());
        shaped.put(name, StateTensor.of(List.of(1, 7), new float[7]));
        refused(network, shaped, "checkpoint.has-otherwise", name);

        Map<String, StateTensor> more = new LinkedHashMap<>(whole.tensors());
        more.put(name.replace("bias", "surprise"), fit);
        refused(network, more, "checkpoint.has-in-excess", name.replace("bias", "surprise"));

        Map<String, StateTensor> infinite = new LinkedHashMap<>(whole.tensors());
        float[] values = fit.floats();
        values[values.length - 1] = Float.NaN;
        infinite.put(name, StateTensor.of(fit.shape(), values));
        refused(network, infinite, "checkpoint.not-finite", name);
    }

    private static void refused(
            Architecture network, Map<String, StateTensor> tensors, String code, String name) {
        assertThatThrownBy(() -> network.build(new StateDict("made.pth", tensors)))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo(code);
                            assertThat(e.getMessage())
                                    .contains("made.pth", name)
                                    .doesNotContain("\n");
                        });
    }

    private static StateDict reversed(StateDict state) {
        List<String> names = new ArrayList<>(state.tensors().keySet());
        Collections.reverse(names);
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        names.forEach(n -> tensors.put(n, Objects.requireNonNull(state.get(n))));
        return new StateDict("other.pth", tensors);
    }

    private static List<Long> shape(int items, List<Integer> port) {
        assertThat(port.getFirst()).isEqualTo(OnnxModel.Port.ANY);
        List<Long> shape = new ArrayList<>(List.of((long) items));
        port.stream().skip(1).forEach(extent -> shape.add((long) extent));
        return shape;
    }

    private static Architecture network(JsonNode golden) throws CheckpointException {
        return Architectures.builtIn().named(name(golden));
    }

    private static String name(JsonNode golden) {
        return golden.get("architecture").asString();
    }

    private static List<JsonNode> goldens() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream("goldens.json"))) {
            return JsonMapper.shared().readTree(in).get("networks").valueStream().toList();
        }
    }
}
