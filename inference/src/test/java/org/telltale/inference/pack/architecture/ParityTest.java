package org.telltale.inference.pack.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.pack.architecture.ReferenceInput.FloatScale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Networks built here from the authors' checkpoints give what the authors' implementations give, at
 * the end and at every stage written down, within the tolerance stated with the figures.
 */
@Tag("shared")
class ParityTest {
    private static final Path SHARED =
            Path.of(System.getProperty("telltale.shared", "../../shared"));

    @TempDir static Path folder;

    @TestFactory
    Stream<DynamicTest> aasistOfAsvspoof5() throws Exception {
        return speech("aasist_asvspoof5", "aasist", "AASIST_asvspoof5.pth");
    }

    @TestFactory
    Stream<DynamicTest> aasist() throws Exception {
        return speech("aasist_clovaai", "aasist", "AASIST.pth");
    }

    @TestFactory
    Stream<DynamicTest> aasistL() throws Exception {
        return speech("aasist_l_clovaai", "aasist-l", "AASIST-L.pth");
    }

    @TestFactory
    Stream<DynamicTest> meso4() throws Exception {
        return mesoNet("meso4_df", "meso4", "Meso4_DF.h5", "_without_leaky");
    }

    @TestFactory
    Stream<DynamicTest> meso4AsItsPublishedCodeRunsIt() throws Exception {
        return mesoNet("meso4_df", "meso4-published-code", "Meso4_DF.h5", "");
    }

    @TestFactory
    Stream<DynamicTest> mesoInception4() throws Exception {
        return mesoNet("mesoinception_df", "mesoinception4", "MesoInception_DF.h5", "");
    }

    @TestFactory
    Stream<DynamicTest> miniFasNetV2() throws Exception {
        return miniFasNet("minifasnet_v2", "minifasnet-v2", "2.7_80x80_MiniFASNetV2.pth");
    }

    @TestFactory
    Stream<DynamicTest> miniFasNetV1Se() throws Exception {
        return miniFasNet("minifasnet_v1se", "minifasnet-v1se", "4_0_0_80x80_MiniFASNetV1SE.pth");
    }

    @TestFactory
    Stream<DynamicTest> faceMesh() throws Exception {
        return cases(
                "facemesh",
                "facemesh",
                "facemesh.pth",
                List.of(1L, 3L, 192L, 192L),
                (one, input) -> input.picture(one, 192, false, FloatScale.MINUS_ONE_TO_ONE),
                (one, tolerance, outputs) -> {
                    close(
                            outputs.floats("landmarks"),
                            one.get("landmarks").get("values"),
                            tolerance.get("landmarks_abs").asDouble());
                    assertThat((double) outputs.floats("confidence")[0])
                            .isCloseTo(
                                    one.get("confidence_logit").asDouble(),
                                    within(tolerance.get("confidence_logit_abs").asDouble()));
                });
    }

    private static Stream<DynamicTest> speech(String file, String id, String weights)
            throws Exception {
        return cases(
                file,
                id,
                weights,
                List.of(1L, 64_600L),
                (one, input) -> input.speech(one),
                (one, tolerance, outputs) -> {
                    close(
                            outputs.floats("logits"),
                            one.get("logits"),
                            tolerance.get("logits_abs").asDouble());
                    stage(
                            "embedding",
                            outputs,
                            one.get("last_hidden"),
                            tolerance.get("stages_rel").asDouble());
                });
    }

    private static Stream<DynamicTest> mesoNet(
            String file, String id, String weights, String variant) throws Exception {
        return cases(
                file,
                id,
                weights,
                List.of(1L, 3L, 256L, 256L),
                (one, input) -> input.picture(one, 256, false, FloatScale.ZERO_TO_ONE),
                (one, tolerance, outputs) -> {
                    assertThat((double) outputs.floats("logit")[0])
                            .isCloseTo(
                                    one.get("logit" + variant).asDouble(),
                                    within(tolerance.get("logit_abs").asDouble()));
                    assertThat((double) outputs.floats("probability")[0])
                            .isCloseTo(
                                    one.get("p_real" + variant).asDouble(),
                                    within(tolerance.get("p_abs").asDouble()));
                });
    }

    private static Stream<DynamicTest> miniFasNet(String file, String id, String weights)
            throws Exception {
        return cases(
                file,
                id,
                weights,
                List.of(1L, 3L, 80L, 80L),
                (one, input) -> input.picture(one, 80, true, FloatScale.AS_IS),
                (one, tolerance, outputs) ->
                        close(
                                outputs.floats("logits"),
                                one.get("logits"),
                                tolerance.get("logits_abs").asDouble()));
    }

    private interface Input {
        float[] make(JsonNode one, ReferenceInput input) throws Exception;
    }

    private interface Check {
        void outputs(JsonNode one, JsonNode tolerance, RunModel.Outputs outputs);
    }

    private static Stream<DynamicTest> cases(
            String file, String id, String weights, List<Long> shape, Input maker, Check check)
            throws Exception {
        Path reference = SHARED.resolve("reference");
        Path json = reference.resolve(file + ".json");
        Assumptions.assumeTrue(Files.isRegularFile(json), "no reference values at " + json);
        JsonNode root = JsonMapper.shared().readTree(json.toFile());
        OnnxModel model =
                Architectures.builtIn()
                        .build(SHARED.resolve("assets/weights").resolve(weights), id);
        List<DynamicTest> tests = new ArrayList<>();
        ReferenceInput inputs = new ReferenceInput(reference);
        for (JsonNode one : root.get("cases")) {
            String name = one.get("case").asString() + " " + tests.size();
            tests.add(
                    DynamicTest.dynamicTest(
                            name,
                            () -> {
                                float[] input = maker.make(one, inputs);
                                sameInput(one, shape, input);
                                Map<String, JsonNode> stages = stages(one);
                                if (id.equals("meso4")) {
                                    // The figures are of the leaky ReLU that this one lacks.
                                    stages.remove("dense16");
                                }
                                try (RunModel run = new RunModel(model, folder, stages.keySet())) {
                                    var outputs = run.run(shape, input);
                                    double most =
                                            root.get("tolerance").get("stages_rel").asDouble();
                                    stages.forEach((stage, expected) ->
                                            stage(stage, outputs, expected, most));
                                    check.outputs(one, root.get("tolerance"), outputs);
                                }
                            }));
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static Map<String, JsonNode> stages(JsonNode one) {
        Map<String, JsonNode> stages = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stage : one.get("stages").properties()) {
            String name = stage.getKey().replace("(NCHW)", "");
            if (stage.getValue().has("shape")) {
                stages.put(name, stage.getValue());
            }
            for (Map.Entry<String, JsonNode> part : stage.getValue().properties()) {
                if (part.getValue().has("shape")) {
                    String of =
                            part.getKey().startsWith("out_T")
                                    ? "time"
                                    : part.getKey().startsWith("out_S") ? "frequency" : "master";
                    stages.put(name.equals("x") ? name : name + "." + of, part.getValue());
                }
            }
        }
        assertThat(stages).hasSizeGreaterThanOrEqualTo(one.get("stages").size());
        return stages;
    }

    /** The figures stand in the file's layout, which for MesoNet has the channels last. */
    private static void sameInput(JsonNode one, List<Long> shape, float[] input) {
        JsonNode tensor = one.get("input_tensor");
        if (tensor == null) {
            return;
        }
        double sum = 0;
        for (float value : input) {
            sum += value;
        }
        assertThat(sum)
                .as("the sum of the input")
                .isCloseTo(
                        tensor.get("sum").asDouble(),
                        within(1e-9 * Math.max(1, tensor.get("abs_sum").asDouble())));
        if (tensor.get("shape").size() == shape.size()) {
            for (int i = 0; i < 8; i++) {
                assertThat(input[i]).isEqualTo(tensor.get("first8").get(i).floatValue());
            }
        }
    }

    private static void stage(
            String name, RunModel.Outputs actual, JsonNode expected, double relative) {
        List<Long> shape = expected.get("shape").valueStream().map(JsonNode::asLong).toList();
        assertThat(actual.shape(name)).as(name).isEqualTo(shape);
        float[] floats = actual.floats(name);
        double sum = 0;
        double absolute = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : floats) {
            sum += value;
            absolute += Math.abs(value);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double all = relative * expected.get("abs_sum").asDouble();
        double scale =
                Math.max(
                        Math.abs(expected.get("min").asDouble()),
                        Math.abs(expected.get("max").asDouble()));
        assertThat(sum).as(name).isCloseTo(expected.get("sum").asDouble(), within(all));
        assertThat(absolute).as(name).isCloseTo(expected.get("abs_sum").asDouble(), within(all));
        double one = relative * scale;
        assertThat(least).as(name).isCloseTo(expected.get("min").asDouble(), within(one));
        assertThat(most).as(name).isCloseTo(expected.get("max").asDouble(), within(one));
        for (int i = 0; i < expected.get("first8").size(); i++) {
            assertThat((double) floats[i])
                    .as(name)
                    .isCloseTo(expected.get("first8").get(i).asDouble(), within(one));
            assertThat((double) floats[floats.length - expected.get("last8").size() + i])
                    .as(name)
                    .isCloseTo(expected.get("last8").get(i).asDouble(), within(one));
        }
        if (expected.has("values")) {
            close(floats, expected.get("values"), one);
        }
    }

    private static void close(float[] actual, JsonNode expected, double tolerance) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i])
                    .as("value " + i)
                    .isCloseTo(expected.get(i).asDouble(), within(tolerance));
        }
    }
}
