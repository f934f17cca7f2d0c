package org.telltale.inference.detect.cfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code training/references/colour_filter_array.py} measured independently. */
class GreenTraceReferenceTest {
    private static final double PERCENT = 5;

    @Test
    void measuresEveryBlockAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = GreenTraceReferenceTest.class.getResourceAsStream("reference.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        int width = reference.get("width").asInt();
        int height = reference.get("height").asInt();
        int[] green = interpolated(width, height);
        long sum = 0;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment bgra = arena.allocate(4L * green.length);
            for (int i = 0; i < green.length; i++) {
                bgra.set(ValueLayout.JAVA_BYTE, 4L * i + 1, (byte) green[i]);
                sum += green[i];
            }
            assertThat(sum).isEqualTo(reference.get("sum").asLong());
            Pixels pixels = new Pixels(width, height, bgra.asReadOnly());
            assertAgrees(GreenTrace.measure(pixels, new Cancellation()), reference);
        }
    }

    private static void assertAgrees(GreenTrace found, JsonNode reference) {
        JsonNode ratios = reference.get("ratios");
        JsonNode errors = reference.get("errors");
        assertThat(found.cells()).isEqualTo(ratios.size()).isEqualTo(48);
        for (int cell = 0; cell < found.cells(); cell++) {
            double ratio = ratios.get(cell).asDouble();
            assertThat(found.ratio()[cell])
                    .isCloseTo(ratio, within(PERCENT / 100 * Math.abs(ratio)));
            assertThat(found.error()[cell])
                    .isCloseTo(errors.get(cell).asDouble(), withinPercentage(PERCENT));
        }
    }

    /** The picture that the recipe makes by the same formula. */
    private static int[] interpolated(int width, int height) {
        int[] green = new int[width * height];
        for (int i = 0; i < green.length; i++) {
            int x = i % width;
            int y = i / width;
            int right = x + 1 < width ? x + 1 : x - 1;
            int below = y + 1 < height ? y + 1 : y - 1;
            double four =
                    measured(Math.abs(x - 1), y)
                            + measured(right, y)
                            + measured(x, Math.abs(y - 1))
                            + measured(x, below);
            boolean between = x >= width / 2 && (x + y) % 2 == 1;
            green[i] = (int) (between ? Math.rint(four / 4) : measured(x, y));
        }
        return green;
    }

    private static double measured(int x, int y) {
        return Math.clamp(Math.rint(90 + 0.5 * y + (2 + x / 8.0) * HashedNoise.at(x, y)), 0, 255);
    }
}
