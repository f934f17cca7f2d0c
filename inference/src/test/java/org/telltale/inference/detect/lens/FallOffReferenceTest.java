package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/fall_off.py} measured independently. */
class FallOffReferenceTest {
    /** The same loss minimised otherwise: far below the 5 % that any reference must be met by. */
    private static final double PERCENT = 1;

    /** Per cent of the light: of a block that happens to be as expected, 1 % would be nothing. */
    private static final double LEAST = 0.02;

    @Test
    void fitsTheFallOffAndDrawsItsMapAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = FallOffReferenceTest.class.getResourceAsStream("fall_off.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        Plane picture = draw(reference.get("width").asInt(), reference.get("height").asInt());
        long sum = 0;
        for (float value : picture.values()) {
            sum += (long) value;
        }
        assertThat(sum).isEqualTo(reference.get("sum").asLong());

        Cancellation never = new Cancellation();
        WorkingLight light = WorkingLight.of(picture, never);
        LightGradients gradients =
                LightGradients.of(light, new RadialModel.Frame(picture.width(), picture.height()));
        FallOff found = FallOff.fit(gradients, light, never);

        assertThat(light.usable()).isCloseTo(reference.get("usable").asDouble(), within(1e-6));
        assertThat(gradients.count()).isEqualTo(reference.get("gradients").asInt());
        near(found.pull(), reference.get("fit").get(0));
        near(found.offsetX(), reference.get("fit").get(1));
        near(found.offsetY(), reference.get("fit").get(2));
        near(found.pullError(), reference.get("pullError"));
        near(found.centreError(), reference.get("centreError"));
        double[] map = FallOffMap.of(gradients, light, found);
        assertThat(map).hasSize(reference.get("map").size());
        for (int block = 0; block < map.length; block++) {
            double expected = reference.get("map").get(block).asDouble();
            assertThat(map[block])
                    .isCloseTo(expected, within(LEAST + PERCENT / 100 * Math.abs(expected)));
        }
    }

    private static void near(double found, JsonNode expected) {
        assertThat(found).isCloseTo(expected.asDouble(), withinPercentage(PERCENT));
    }

    /** The picture that the recipe makes by the same formula. */
    private static Plane draw(int width, int height) {
        double half = Math.hypot(width, height) / 2;
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            values[i] = (float) Math.clamp(Math.rint(value(x, y, half)), 0, 255);
        }
        return new Plane(width, height, values);
    }

    private static double value(int x, int y, double half) {
        if (square(x - 480, y - 330) < 1600) {
            return 3;
        }
        if (square(x - 100, y - 90) < 2500) {
            return 255;
        }
        double surface = 140 + (Math.sin(x / 29.0 + y / 61.0) > 0.4 ? 30 : 0);
        surface -= Math.cos(y / 37.0 - x / 83.0) > 0.6 ? 35 : 0;
        double fallOff = 1 + 0.25 * square((x - 360) / half, (y - 170) / half);
        return surface / fallOff + 3 * HashedNoise.at(x, y);
    }

    private static double square(double x, double y) {
        return x * x + y * y;
    }
}
