package org.telltale.inference.detect.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/noise_level.py} measured independently. */
class NoiseReferenceTest {
    private static final double PERCENT = 5;

    @Test
    void measuresEveryBlockAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = NoiseReferenceTest.class.getResourceAsStream("reference.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        int side = reference.get("side").asInt();
        int width = reference.get("width").asInt();
        int height = reference.get("height").asInt();
        assertThat(reference.get("cases").size()).isEqualTo(3);
        for (JsonNode measured : reference.get("cases")) {
            GreyPicture picture = picture(width, height, measured.get("sigma").asDouble());
            double[] sigma = NoiseField.measure(picture.plane(), side, new Cancellation()).sigma();
            JsonNode blocks = measured.get("blocks");
            assertThat(blocks.size()).isEqualTo(sigma.length);
            for (int b = 0; b < sigma.length; b++) {
                assertThat(sigma[b]).isCloseTo(blocks.get(b).asDouble(), withinPercentage(PERCENT));
            }
        }
    }

    /** The picture that the recipe makes by the same formula. */
    private static GreyPicture picture(int width, int height, double sigma) {
        long[] state = {12345};
        return GreyPicture.of(
                width,
                height,
                (x, y) -> {
                    double total = 0;
                    for (int i = 0; i < 12; i++) {
                        state[0] = state[0] * 6364136223846793005L + 1442695040888963407L;
                        total += (double) (state[0] >>> 40) / (1 << 24);
                    }
                    return 60 + 100.0 * x / width + 40.0 * y / height + sigma * (total - 6);
                });
    }
}
