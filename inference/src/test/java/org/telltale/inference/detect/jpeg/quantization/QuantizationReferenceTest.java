package org.telltale.inference.detect.jpeg.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import org.telltale.inference.metadata.Orientation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/jpeg_quantization.py} found independently. */
class QuantizationReferenceTest {
    private static final double PERCENT = 5;

    /** Natural indices; the picture of the moved grid has no DC. */
    private static final int[] FREQUENCIES = {0, 1, 8, 16, 9, 2};

    private static JsonNode aligned;
    private static JsonNode moved;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in =
                QuantizationReferenceTest.class.getResourceAsStream("reference.json")) {
            JsonNode reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            aligned = reference.get("aligned");
            moved = reference.get("moved");
        }
    }

    @Test
    void expectsTheSameIntegersAfterOneAndTwoQuantizations() {
        QuantizedDistribution distribution = distribution();
        CoefficientDensity density = density();
        double[] once = distribution.once(density);
        double[] twice = distribution.twice(density, aligned.get("found").asInt());
        for (int i = 0; i < distribution.size(); i++) {
            assertThat(once[i]).isCloseTo(aligned.get("once").get(i).asDouble(), share(once[i]));
            assertThat(twice[i]).isCloseTo(aligned.get("twice").get(i).asDouble(), share(twice[i]));
        }
    }

    @Test
    void findsTheSameEarlierStepAndWhatItSays() {
        QuantizedDistribution distribution = distribution();
        double[] observed =
                JsonMapper.shared().treeToValue(aligned.get("observed"), double[].class);
        FirstStep found =
                Objects.requireNonNull(FirstStep.find(1, distribution, observed, density()));
        assertThat(found.step()).isEqualTo(aligned.get("found").asInt()).isEqualTo(8);
        assertThat(found.gain())
                .isCloseTo(aligned.get("gain").asDouble(), withinPercentage(PERCENT));
        assertThat(found.expected())
                .isCloseTo(aligned.get("expected").asDouble(), withinPercentage(PERCENT));
        for (int i = 0; i < distribution.size(); i++) {
            double ratio = aligned.get("ratio").get(i).asDouble();
            assertThat((double) found.ratio()[i])
                    .isCloseTo(ratio, within(0.005 + PERCENT / 100 * Math.abs(ratio)));
        }
    }

    @Test
    void saysTheSameOfEveryBlockOfAMovedGrid() {
        JpegBlocks blocks =
                JpegBlocks.of(picture(), Orientation.UPRIGHT)
                        .moved(
                                moved.get("shift").get(0).asInt(),
                                moved.get("shift").get(1).asInt());
        BitSet all = new BitSet();
        all.set(0, blocks.count());
        PeriodicPlace place =
                PeriodicSums.of(all, blocks, FREQUENCIES, tables(), new Cancellation()).best();
        List<Period> periods = place.periods().stream().filter(p -> p.frequency() > 0).toList();
        assertThat(periods).hasSize(moved.get("periods").size());
        for (Period period : periods) {
            JsonNode expected = moved.get("periods").get(String.valueOf(period.frequency()));
            assertThat(period.step()).isEqualTo(expected.get(0).asInt());
            assertThat(period.z()).isCloseTo(expected.get(1).asDouble(), withinPercentage(PERCENT));
            assertThat(period.strength())
                    .isCloseTo(expected.get(2).asDouble(), withinPercentage(PERCENT));
        }
        float[] ratios = ShiftedQuantization.of(place, new Cancellation()).ratios();
        assertThat(ratios.length).isEqualTo(moved.get("ratios").size());
        for (int block = 0; block < ratios.length; block++) {
            double expected = moved.get("ratios").get(block).asDouble();
            assertThat((double) ratios[block])
                    .isCloseTo(expected, within(0.01 + PERCENT / 100 * Math.abs(expected)));
        }
    }

    /** 5 %, and what four digits of a normal distribution's tail are worth. */
    private static org.assertj.core.data.Offset<Double> share(double value) {
        return within(1e-6 + PERCENT / 100 * value);
    }

    private static QuantizedDistribution distribution() {
        QuantizedDistribution distribution =
                QuantizedDistribution.of(aligned.get("step").asInt(), false);
        assertThat(distribution.size()).isEqualTo(aligned.get("once").size());
        return distribution;
    }

    /** Of the coefficients that the recipe makes by the same formula. */
    private static CoefficientDensity density() {
        int side = aligned.get("side").asInt();
        float[] values = new float[side * side];
        for (int i = 0; i < values.length; i++) {
            int x = i % side;
            int y = i / side;
            values[i] = (float) (60 * HashedNoise.at(x, y, 0) * HashedNoise.at(x, y, 1));
        }
        return CoefficientDensity.of(values, 1);
    }

    private static PeriodTable[] tables() {
        return Arrays.stream(FREQUENCIES)
                .mapToObj(f -> new PeriodTable(f == 0, moved.get("fileStep").asInt()))
                .toArray(PeriodTable[]::new);
    }

    /** The picture that the recipe makes by the same formula. */
    private static Plane picture() {
        int size = moved.get("size").asInt();
        int left = 8 - moved.get("shift").get(0).asInt();
        int top = 8 - moved.get("shift").get(1).asInt();
        Plane plane =
                GreyPicture.of(
                                size,
                                size,
                                (x, y) ->
                                        128
                                                + IntStream.of(FREQUENCIES)
                                                        .filter(f -> f > 0)
                                                        .mapToDouble(
                                                                f -> wave(f, x + left, y + top))
                                                        .sum())
                        .plane();
        double sum = 0;
        for (float value : plane.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(moved.get("sum").asDouble());
        return plane;
    }

    private static double wave(int frequency, int x, int y) {
        int u = frequency % 8;
        int v = frequency / 8;
        int step = moved.get("periods").get(String.valueOf(frequency)).get(0).asInt();
        double strength = step * Math.rint(4 * HashedNoise.at(x / 8, y / 8, frequency));
        double scale = (u > 0 ? 0.5 : Math.sqrt(0.125)) * (v > 0 ? 0.5 : Math.sqrt(0.125));
        return strength
                * scale
                * Math.cos((2 * (x % 8) + 1) * u * Math.PI / 16)
                * Math.cos((2 * (y % 8) + 1) * v * Math.PI / 16);
    }
}
