package org.telltale.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of the reference files, within its tolerance. */
@Tag("shared")
class MetricsReferenceTest {
    @TestFactory
    Stream<DynamicTest> detection() {
        return cases("detection.json");
    }

    @TestFactory
    Stream<DynamicTest> boxUnionIou() {
        return cases("box_union_iou.json");
    }

    @TestFactory
    Stream<DynamicTest> masks() {
        return cases("mask_metrics.json");
    }

    private static Stream<DynamicTest> cases(String file) {
        Path path =
                Path.of(System.getProperty("telltale.shared", "../../shared"))
                        .resolve("reference/metrics")
                        .resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "no reference values at " + path);
        JsonNode cases = JsonMapper.shared().readTree(path.toFile()).get("cases");
        assertThat(cases.size()).isPositive();
        return cases.valueStream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.get("case").asString(),
                                () -> {
                                    if (file.startsWith("box")) {
                                        overlap(one);
                                    } else if (file.startsWith("mask")) {
                                        masks(one);
                                    } else {
                                        detection(one);
                                    }
                                }));
    }

    private static void overlap(JsonNode one) {
        JsonNode expected = one.get("expected");
        BoxOverlap overlap =
                BoxOverlap.of(
                        boxes(one.get("inputs").get("truth")),
                        boxes(one.get("inputs").get("predicted")));
        assertThat(overlap.truthArea()).isEqualTo(expected.get("truth_area").asLong());
        assertThat(overlap.predictedArea()).isEqualTo(expected.get("predicted_area").asLong());
        assertThat(overlap.intersection()).isEqualTo(expected.get("intersection").asLong());
        assertThat(overlap.union()).isEqualTo(expected.get("union").asLong());
        assertThat(overlap.iou())
                .isCloseTo(expected.get("iou").asDouble(), within(one.get("tolerance").asDouble()));
    }

    private static void masks(JsonNode one) {
        JsonNode expected = one.get("expected");
        MaskOverlap overlap =
                MaskOverlap.of(
                        above(one.get("inputs").get("truth"), 0.5),
                        above(
                                one.get("inputs").get("predicted"),
                                one.get("inputs").get("threshold").asDouble()));
        double tolerance = one.get("tolerance").asDouble();
        assertThat(overlap.both()).isEqualTo(expected.get("tp").asLong());
        check(expected, "iou", OptionalDouble.of(overlap.iou()), tolerance);
        check(expected, "f1", OptionalDouble.of(overlap.f1()), tolerance);
        check(expected, "mcc", OptionalDouble.of(overlap.mcc()), tolerance);
    }

    private static PixelMask above(JsonNode rows, double threshold) {
        int width = rows.get(0).size();
        BitSet pixels = new BitSet();
        for (int i = 0; i < width * rows.size(); i++) {
            pixels.set(i, rows.get(i / width).get(i % width).asDouble() > threshold);
        }
        return new PixelMask(width, rows.size(), pixels);
    }

    private static void detection(JsonNode one) {
        JsonNode inputs = one.get("inputs");
        JsonNode expected = one.get("expected");
        double[] scores =
                inputs.get("scores").valueStream().mapToDouble(JsonNode::asDouble).toArray();
        boolean[] fake = new boolean[scores.length];
        for (int i = 0; i < fake.length; i++) {
            fake[i] = inputs.get("labels_1_is_fake").get(i).asInt() == 1;
        }
        ScoredLabels trials = new ScoredLabels(fake, scores);
        Confusion table = trials.at(inputs.get("threshold").asDouble());
        double tolerance = one.get("tolerance").asDouble();
        assertThat(table)
                .isEqualTo(
                        new Confusion(
                                expected.get("tp").asLong(),
                                expected.get("tn").asLong(),
                                expected.get("fp").asLong(),
                                expected.get("fn").asLong()));
        check(expected, "acc", table.accuracy(), tolerance);
        check(expected, "precision", OptionalDouble.of(table.precision()), tolerance);
        check(expected, "recall", OptionalDouble.of(table.recall()), tolerance);
        check(expected, "f1", OptionalDouble.of(table.f1()), tolerance);
        check(expected, "balanced_acc", table.balancedAccuracy(), tolerance);
        check(expected, "auc", trials.auc(), tolerance);
        check(expected, "average_precision", trials.averagePrecision(), tolerance);
        OptionalDouble eer =
                trials.equalErrorRate().stream().mapToDouble(EqualErrorRate::rate).findFirst();
        OptionalDouble threshold =
                trials.equalErrorRate().stream().mapToDouble(EqualErrorRate::threshold).findFirst();
        check(expected, "eer", eer, tolerance);
        check(expected, "eer_threshold", threshold, tolerance);
    }

    /** An absent key says nothing; a null says that the figure is not available. */
    private static void check(JsonNode expected, String key, OptionalDouble figure, double by) {
        JsonNode value = expected.get(key);
        if (value == null) {
            return;
        }
        assertThat(figure.isPresent()).as(key).isEqualTo(!value.isNull());
        if (!value.isNull()) {
            assertThat(figure.orElseThrow()).as(key).isCloseTo(value.asDouble(), within(by));
        }
    }

    private static List<GridBox> boxes(JsonNode node) {
        List<GridBox> boxes = new ArrayList<>();
        node.valueStream()
                .forEach(box ->
                        boxes.add(
                                new GridBox(
                                        box.get(0).asInt(),
                                        box.get(1).asInt(),
                                        box.get(2).asInt(),
                                        box.get(3).asInt())));
        return boxes;
    }
}
