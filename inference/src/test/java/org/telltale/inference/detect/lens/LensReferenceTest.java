package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/lens_shift.py} measured independently. */
class LensReferenceTest {
    /** Least squares either way: far below the 5 % that any reference must be met by. */
    private static final double PERCENT = 1;

    /** What the lens was drawn with; noise in green lets shifts look a little smaller. */
    private static final double TRUTH_PERCENT = 10;

    /** Pixels: of a shift that happens to be none, 5 % would be nothing. */
    private static final double LEAST = 0.001;

    @Test
    void measuresEveryShiftAndTheLensAsTheReferenceDoes() throws Exception {
        JsonNode reference;
        try (InputStream in = LensReferenceTest.class.getResourceAsStream("reference.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        int width = reference.get("width").asInt();
        int height = reference.get("height").asInt();
        RadialModel.Frame frame = new RadialModel.Frame(width, height);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment bgra = arena.allocate(4L * width * height);
            assertThat(draw(bgra, reference, frame)).isEqualTo(reference.get("sum").asLong());
            Pixels pixels = new Pixels(width, height, bgra.asReadOnly());
            ShiftField field = ShiftField.measure(pixels, new Cancellation());
            assertThat(field.side()).isEqualTo(ShiftField.LEAST_SIDE);
            assertAgrees(field, field.red(), reference.get("red"), frame);
            assertAgrees(field, field.blue(), reference.get("blue"), frame);
        }
    }

    private static void assertAgrees(
            ShiftField field, Shift[] found, JsonNode reference, RadialModel.Frame frame) {
        assertThat(found.length).isEqualTo(reference.get("shifts").size()).isEqualTo(63);
        for (int cell = 0; cell < found.length; cell++) {
            JsonNode shift = reference.get("shifts").get(cell);
            near(found[cell].x(), shift.get(0).asDouble());
            near(found[cell].y(), shift.get(1).asDouble());
            JsonNode information = reference.get("information").get(cell);
            double across = information.get(0).asDouble();
            assertThat(found[cell].xx()).isCloseTo(across, withinPercentage(PERCENT));
            assertThat(found[cell].xy())
                    .isCloseTo(information.get(1).asDouble(), within(PERCENT / 100 * across));
            assertThat(found[cell].yy())
                    .isCloseTo(information.get(2).asDouble(), withinPercentage(PERCENT));
        }
        RadialModel model = RadialModel.fit(field, found, frame);
        JsonNode fitted = reference.get("model");
        near(model.corner(), fitted.get(0).asDouble());
        near(model.bend(), fitted.get(1).asDouble());
        near(model.offsetX(), fitted.get(2).asDouble());
        near(model.offsetY(), fitted.get(3).asDouble());
        double truth = reference.get("lens").get(0).asDouble();
        assertThat(model.corner()).isCloseTo(truth, withinPercentage(TRUTH_PERCENT));
    }

    private static void near(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(LEAST + PERCENT / 100 * Math.abs(expected)));
    }

    /** Draws the picture that the recipe makes by the same formula, and adds up its values. */
    private static long draw(MemorySegment bgra, JsonNode reference, RadialModel.Frame frame) {
        long sum = 0;
        List<String> names = List.of("blue", "green", "red");
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int x = i % frame.width();
            int y = i / frame.width();
            for (int channel = 0; channel < 3; channel++) {
                double value =
                        channel == 1
                                ? scene(x, y)
                                : seen(reference.get(names.get(channel)).get("lens"), x, y, frame);
                double noisy = Math.rint(value + 4 * HashedNoise.at(x, y, channel));
                bgra.set(ValueLayout.JAVA_BYTE, 4L * i + channel, (byte) noisy);
                sum += (long) noisy;
            }
        }
        return sum;
    }

    private static double seen(JsonNode lens, int x, int y, RadialModel.Frame frame) {
        double u = frame.x(x + 0.5);
        double v = frame.y(y + 0.5);
        double scale = lens.get(0).asDouble() + lens.get(1).asDouble() * (u * u + v * v - 1);
        double shiftX = scale * u + lens.get(2).asDouble();
        double shiftY = scale * v + lens.get(3).asDouble();
        return 0.9 * scene(x - shiftX, y - shiftY) + 5;
    }

    private static double scene(double x, double y) {
        return 120 + 16 * Math.sin(x / 4 + y / 9) + 12 * Math.cos(y / 5 - x / 13);
    }
}
