package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequantizationErrorsTest {
    /** Against a real re-save by OpenCV: inference/training/references/jpeg_ghost.py. */
    @ParameterizedTest
    @ValueSource(ints = {30, 50, 70, 80, 90, 95})
    void agreesWithARealReSave(int quality) throws Exception {
        JsonNode reference = reference();
        Plane plane = picture(reference.get("width").asInt(), reference.get("height").asInt());
        double sum = 0;
        for (float value : plane.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(reference.get("sum").asDouble());

        RequantizationErrors errors = measure(plane, 0, 0, quality, 2);

        JsonNode expected = reference.get("squares").get(String.valueOf(quality));
        assertThat(errors.squares()[0]).hasSize(expected.size());
        double deviation = 0;
        double total = 0;
        for (int i = 0; i < expected.size(); i++) {
            double real = expected.get(i).asDouble();
            deviation += Math.abs(PixelRounding.of(errors.squares()[0][i]) - real);
            total += real;
        }
        assertThat(deviation / total).isLessThan(0.05);
    }

    @Test
    void aBlockSavedAtAQualityHardlyChangesAtItAgain() throws Exception {
        GreyPicture scene = GreyPicture.scene(160, 120, 4, 3).jpeg(75);
        float same = mean(measure(scene.plane(), 0, 0, 75, 1));
        float moved = mean(measure(scene.plane(), 4, 4, 75, 1));
        assertThat(same).isLessThan(0.3f);
        assertThat(moved).isGreaterThan(4 * same);
    }

    @Test
    void roundingFollowsItsDefinition() {
        Random random = new Random(4);
        for (double square : new double[] {0.05, 0.1, 0.4, 0.9, 1.5}) {
            double sum = 0;
            int n = 400_000;
            for (int i = 0; i < n; i++) {
                double rounded = Math.rint(random.nextGaussian() * Math.sqrt(square));
                sum += rounded * rounded;
            }
            assertThat(PixelRounding.of(square)).isCloseTo(sum / n, within(0.01 + 0.01 * square));
        }
        assertThat(PixelRounding.of(0)).isZero();
    }

    @Test
    void aPictureWithoutAWholeCellHasNone() {
        RequantizationErrors errors = measure(new Plane(7, 20, new float[140]), 0, 0, 50, 1);
        assertThat(errors.across() * errors.down()).isZero();
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        Plane plane = GreyPicture.scene(64, 64, 2, 1).plane();
        List<float[]> tables = List.of(GhostTables.standard(50, false));
        assertThatThrownBy(() ->
                        RequantizationErrors.measure(
                                plane, 0, 0, tables, null, 1, true, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static RequantizationErrors measure(
            Plane plane, int left, int top, int quality, int side) {
        return RequantizationErrors.measure(
                plane,
                left,
                top,
                List.of(GhostTables.standard(quality, false)),
                null,
                side,
                true,
                new Cancellation());
    }

    private static float mean(RequantizationErrors errors) {
        float sum = 0;
        for (float square : errors.squares()[0]) {
            sum += square;
        }
        return sum / errors.squares()[0].length;
    }

    private static Plane picture(int width, int height) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            long hash = ((x * 73856093L) ^ (y * 19349663L)) % 1009 % 25 - 12;
            double waves = 40 * Math.sin(x / 9.0 + y / 23.0) + 25 * Math.cos(y / 5.0 - x / 41.0);
            double value = Math.floor(128 + waves + hash * ((double) x / width) + 0.5);
            values[i] = (float) Math.clamp(value, 0, 255);
        }
        return new Plane(width, height, values);
    }

    private static JsonNode reference() throws Exception {
        try (InputStream in =
                RequantizationErrorsTest.class.getResourceAsStream("ghost-reference.json")) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
