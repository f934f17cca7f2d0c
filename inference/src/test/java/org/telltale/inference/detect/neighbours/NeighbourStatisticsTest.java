package org.telltale.inference.detect.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.FormulaPicture;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NeighbourStatisticsTest {
    @Test
    void agreesWithNumpy() throws IOException {
        JsonNode reference = reference();
        GreyPicture picture =
                FormulaPicture.of(
                        reference.path("width").asInt(), reference.path("height").asInt());
        assertThat(FormulaPicture.checksum(picture))
                .isEqualTo(reference.path("checksum").asDouble());

        NeighbourStatistics measured = measure(picture);

        assertThat(measured.windows()).isEqualTo(reference.path("windows").asInt());
        assertThat(measured.phaseRatio())
                .isCloseTo(reference.path("ratio").asDouble(), within(0.01));
        assertThat(measured.correlation())
                .isCloseTo(reference.path("correlation").asDouble(), within(0.01));
    }

    @Test
    void whiteNoiseHasEqualPhasesAndTheFiltersOwnCorrelation() {
        NeighbourStatistics measured =
                measure(GreyPicture.of(1000, 800, (x, y) -> 128).withNoise(5, null, 2));

        assertThat(measured.phaseRatio()).isLessThan(1.02);
        // Σ h(x) h(x + 1) / Σ h², h being 1 and four times −¼: −½ / 1¼.
        assertThat(measured.correlation()).isCloseTo(-0.4, within(0.02));
    }

    @Test
    void doublingEveryPixelMakesCellsThatDifferFromTheirBorders() {
        GreyPicture small = GreyPicture.scene(500, 400, 4, 3);
        Plane plane = small.plane();
        NeighbourStatistics nearest =
                measure(GreyPicture.of(1000, 800, (x, y) -> plane.at(x / 2, y / 2)));

        assertThat(measure(small).phaseRatio()).isLessThan(1.05);
        assertThat(nearest.phaseRatio()).isCloseTo(NeighbourStatistics.MOST_RATIO, within(1e-6));
    }

    @Test
    void linearEnlargementByTwoIsSeenToo() {
        GreyPicture small = GreyPicture.scene(500, 400, 4, 4);
        Plane plane = small.plane();
        GreyPicture linear =
                GreyPicture.of(998, 798, (x, y) -> between(plane, x / 2.0 + 0.25, y / 2.0 + 0.25));

        NeighbourStatistics measured = measure(linear);

        assertThat(measured.phaseRatio()).isGreaterThan(1.4);
        assertThat(measured.correlation()).isGreaterThan(measure(small).correlation());
    }

    @Test
    void flatPicturesHaveNoWindow() {
        assertThat(measure(GreyPicture.of(900, 700, (x, y) -> 0)).windows()).isZero();
        assertThat(measure(GreyPicture.of(1, 700, (x, y) -> y % 99)).windows()).isZero();
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        GreyPicture picture = GreyPicture.scene(600, 500, 2, 3);

        assertThatThrownBy(() -> NeighbourStatistics.of(picture.plane(), cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static double between(Plane picture, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double right = x - left;
        double low = y - top;
        return (1 - low) * ((1 - right) * picture.at(left, top) + right * picture.at(left + 1, top))
                + low
                        * ((1 - right) * picture.at(left, top + 1)
                                + right * picture.at(left + 1, top + 1));
    }

    private static NeighbourStatistics measure(GreyPicture picture) {
        return NeighbourStatistics.of(picture.plane(), new Cancellation());
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in =
                NeighbourStatisticsTest.class.getResourceAsStream("statistics.json")) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
