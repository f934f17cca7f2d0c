package org.telltale.inference.detect.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GreyEdgeTest {
    @Test
    void agreesWithOpenCv() throws IOException {
        JsonNode reference = reference();
        int side = reference.path("side").asInt();
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = waves(side, reference.path("checksum").asDouble(), arena);
            Box all = new Box(0, 0, side, side);
            LinearColours colours = LinearColours.of(pixels, all, 1, new Cancellation());
            GreyEdge edges = new GreyEdge(colours);
            for (int y = 1; y < side - 1; y++) {
                for (int x = 1; x < side - 1; x++) {
                    edges.add(x, y);
                }
            }

            Illuminant expected =
                    new Illuminant(
                            reference.path("red").asDouble(),
                            reference.path("green").asDouble(),
                            reference.path("blue").asDouble());
            assertThat(Objects.requireNonNull(edges.illuminant()).angle(expected))
                    .isCloseTo(0, within(0.1));
        }
    }

    @Test
    void angleIsThatBetweenTheDirections() {
        Illuminant white = new Illuminant(1, 1, 1);

        assertThat(white.angle(new Illuminant(3, 3, 3))).isCloseTo(0, within(1e-5));
        assertThat(new Illuminant(1, 1, 2).angle(new Illuminant(1, 2, 1)))
                .isCloseTo(Math.toDegrees(Math.acos(5.0 / 6)), within(1e-9));
        assertThat(white.plus(new Illuminant(1, 1, 2)).angle(white))
                .isCloseTo(white.angle(new Illuminant(1, 1, 2)) / 2, within(1e-5));
    }

    /** The same formula as the recipe's. */
    private static Pixels waves(int side, double checksum, Arena arena) {
        MemorySegment bgra = arena.allocate(4L * side * side);
        double sum = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double red = Math.rint(120 + 60 * Math.sin(x / 3.1) * Math.cos(y / 4.3));
                double green = Math.rint(110 + 40 * Math.sin(x / 2.7 + 1) * Math.cos(y / 5.1));
                double blue = Math.rint(100 + 30 * Math.sin((x + y) / 3.7));
                long at = 4L * (y * side + x);
                bgra.set(ValueLayout.JAVA_BYTE, at, (byte) blue);
                bgra.set(ValueLayout.JAVA_BYTE, at + 1, (byte) green);
                bgra.set(ValueLayout.JAVA_BYTE, at + 2, (byte) red);
                sum += red + green + blue;
            }
        }
        assertThat(sum).isEqualTo(checksum);
        return new Pixels(side, side, bgra);
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in = GreyEdgeTest.class.getResourceAsStream("grey-edge-reference.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }
}
