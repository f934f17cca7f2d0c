package org.telltale.inference.detect.copymove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Against what {@code inference/training/references/zernike_features.py} measured independently.
 */
class ZernikeReferenceTest {
    private static final double PART = 0.05;

    @Test
    void measuresEveryDiscAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = ZernikeReferenceTest.class.getResourceAsStream("zernike.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        Plane luma = picture(reference.get("width").asInt(), reference.get("height").asInt());
        double sum = 0;
        for (float value : luma.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(reference.get("sum").asDouble());
        PatchFeatures features = PatchFeatures.of(luma, new Cancellation());
        assertThat(reference.get("pixels").size()).isEqualTo(4);
        for (JsonNode pixel : reference.get("pixels")) {
            JsonNode expected = pixel.get("features");
            assertThat(expected.size()).isEqualTo(features.length());
            int column = pixel.get("x").asInt() - ZernikeKernels.REACH;
            int row = pixel.get("y").asInt() - ZernikeKernels.REACH;
            int first = (row * features.width() + column) * features.length();
            for (int k = 0; k < features.length(); k++) {
                double value = expected.get(k).asDouble();
                assertThat((double) features.values()[first + k])
                        .isCloseTo(value, within(PART * Math.abs(value)));
            }
        }
    }

    /** The picture that the recipe makes by the same formula. */
    private static Plane picture(int width, int height) {
        return GreyPicture.of(
                        width,
                        height,
                        (x, y) ->
                                120
                                        + 50 * Math.sin(x / 3.0 + y / 7.0)
                                        + 20 * Math.cos(y / 2.0)
                                        + 15 * HashedNoise.at(x, y))
                .plane();
    }
}
