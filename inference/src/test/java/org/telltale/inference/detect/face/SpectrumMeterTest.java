package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpectrumMeterTest {
    private static final Box ALL = new Box(0, 0, 128, 128);

    @Test
    void agreesWithNumpy() throws IOException {
        JsonNode reference = reference();
        Plane picture = waves(reference.path("side").asInt());
        double sum = 0;
        for (float value : picture.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(reference.path("checksum").asDouble());

        for (JsonNode box : reference.path("boxes")) {
            JsonNode corner = box.path("box");
            assertThat(
                            slope(
                                    picture,
                                    new Box(
                                            corner.get(0).asInt(),
                                            corner.get(1).asInt(),
                                            corner.get(2).asInt(),
                                            corner.get(3).asInt())))
                    .isCloseTo(box.path("slope").asDouble(), Percentage.withPercentage(5));
        }
    }

    @Test
    void whiteNoiseIsLevel() {
        Plane noise = GreyPicture.of(128, 128, (x, y) -> 128).withNoise(8, null, 3).plane();

        assertThat(slope(noise, ALL)).isCloseTo(0, within(0.25));
    }

    @Test
    void smoothingMakesItSteeper() {
        GreyPicture noise = GreyPicture.of(128, 128, (x, y) -> 128).withNoise(8, null, 3);

        assertThat(slope(noise.smoothed(inner()).plane(), inner()))
                .isLessThan(slope(noise.plane(), inner()) - 0.5);
    }

    @Test
    void shadingAloneHasNoFineDetail() {
        Plane shaded = GreyPicture.of(128, 128, (x, y) -> 20 + x + 0.5 * y).plane();

        // Rounding is left, which is nearly white.
        assertThat(Math.abs(slope(shaded, ALL))).isLessThan(1);
    }

    @Test
    void aFlatBoxIsLevelAndASmallOneHasNone() {
        Plane flat = GreyPicture.of(128, 128, (x, y) -> 90).plane();

        assertThat(slope(flat, ALL)).isCloseTo(0, within(1e-9));
        assertThat(new SpectrumMeter(flat, 128).slope(new Box(0, 0, 7, 60))).isNull();
        assertThat(new SpectrumMeter(flat, 128).slope(new Box(0, 0, 60, 7))).isNull();
    }

    private static Box inner() {
        return new Box(20, 20, 100, 100);
    }

    private static double slope(Plane plane, Box box) {
        return Objects.requireNonNull(new SpectrumMeter(plane, 128).slope(box));
    }

    /** The same formula as the recipe's. */
    private static Plane waves(int side) {
        return GreyPicture.of(
                        side,
                        side,
                        (x, y) -> {
                            double total = 128 + 0.2 * x - 0.1 * y;
                            for (int k = 1; k < 40; k++) {
                                double angle = 2.399963 * k;
                                double frequency = 2 * Math.PI * k / side;
                                double along = x * Math.cos(angle) + y * Math.sin(angle);
                                total += 40.0 / k * Math.sin(frequency * along + k * k);
                            }
                            return total;
                        })
                .plane();
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in =
                SpectrumMeterTest.class.getResourceAsStream("spectrum-reference.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }
}
