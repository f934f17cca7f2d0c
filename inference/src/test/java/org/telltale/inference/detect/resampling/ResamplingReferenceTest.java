package org.telltale.inference.detect.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/resampling.py} measured independently. */
class ResamplingReferenceTest {
    private static final double PERCENT = 5;

    @Test
    void measuresThePredictionAndItsSpectrumAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = ResamplingReferenceTest.class.getResourceAsStream("reference.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        Plane luma = picture(reference.get("width").asInt(), reference.get("height").asInt());
        assertThat(sum(luma)).isEqualTo(reference.get("sum").asDouble());
        Plane map = PredictionMap.of(luma, new Cancellation());
        assertThat(reference.get("map").size()).isEqualTo(5);
        for (JsonNode pixel : reference.get("map")) {
            assertThat((double) map.at(pixel.get(0).asInt(), pixel.get(1).asInt()))
                    .isCloseTo(pixel.get(2).asDouble(), withinPercentage(PERCENT));
        }
        WindowPower power = new WindowPower(reference.get("side").asInt());
        JsonNode bins = reference.get("bins");
        assertThat(reference.get("windows").size()).isEqualTo(3);
        for (JsonNode window : reference.get("windows")) {
            power.take(map, window.get("left").asInt(), window.get("top").asInt());
            for (int i = 0; i < bins.size(); i++) {
                assertThat(power.ratio(bins.get(i).get(0).asInt(), bins.get(i).get(1).asInt()))
                        .isCloseTo(
                                window.get("ratios").get(i).asDouble(), withinPercentage(PERCENT));
            }
        }
    }

    private static double sum(Plane plane) {
        double sum = 0;
        for (float value : plane.values()) {
            sum += value;
        }
        return sum;
    }

    /** The picture that the recipe makes by the same formula. */
    private static Plane picture(int width, int height) {
        return GreyPicture.of(
                        width,
                        height,
                        (x, y) -> {
                            double u = 2 * x / 3.0;
                            double v = 2 * y / 3.0;
                            int left = (int) Math.floor(u);
                            int top = (int) Math.floor(v);
                            double b = v - top;
                            double noise =
                                    (1 - b) * between(left, top, u - left)
                                            + b * between(left, top + 1, u - left);
                            return 120 + 0.2 * x + 25 * noise;
                        })
                .plane();
    }

    private static double between(int left, int y, double a) {
        return (1 - a) * HashedNoise.at(left, y) + a * HashedNoise.at(left + 1, y);
    }
}
