package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;

/** The 68 points of 300-W on a drawn face whose right eye is on the picture's left. */
class LandmarkNumberingTest {
    private static final int[][] FACE = {
        // Jaw from the person's right ear over the chin.
        {20, 60},
        {20, 75},
        {22, 90},
        {25, 105},
        {31, 118},
        {40, 129},
        {51, 137},
        {64, 142},
        {80, 144},
        {96, 142},
        {109, 137},
        {120, 129},
        {129, 118},
        {135, 105},
        {138, 90},
        {140, 75},
        {140, 60},
        // Brows, the right one first.
        {30, 48},
        {38, 43},
        {47, 42},
        {56, 44},
        {65, 48},
        {95, 48},
        {104, 44},
        {113, 42},
        {122, 43},
        {130, 48},
        // Nose: bridge downwards, then below the tip.
        {80, 58},
        {80, 68},
        {80, 78},
        {80, 88},
        {68, 95},
        {74, 97},
        {80, 99},
        {86, 97},
        {92, 95},
        // Eyes.
        {38, 62},
        {44, 58},
        {53, 58},
        {59, 62},
        {53, 66},
        {44, 66},
        {101, 62},
        {107, 58},
        {116, 58},
        {122, 62},
        {116, 66},
        {107, 66},
        // Lips: outer, then inner.
        {56, 116},
        {65, 112},
        {74, 109},
        {80, 111},
        {86, 109},
        {95, 112},
        {104, 116},
        {96, 123},
        {87, 127},
        {80, 128},
        {73, 127},
        {64, 123},
        {60, 116},
        {74, 115},
        {80, 116},
        {86, 115},
        {100, 116},
        {86, 118},
        {80, 119},
        {74, 118}
    };
    private static final List<Point> POINTS =
            IntStream.range(0, FACE.length)
                    .mapToObj(i -> new Point(FACE[i][0], FACE[i][1]))
                    .toList();

    private final LandmarkNumbering numbering = LandmarkNumbering.of(68).orElseThrow();
    private final Map<FacialRegion, Box> regions = numbering.place(POINTS, new Box(0, 0, 160, 160));

    private Box box(FacialRegion region) {
        return Objects.requireNonNull(regions.get(region), region.name());
    }

    @Test
    void regionsLieWhereTheirNamesSay() {
        assertThat(box(FacialRegion.RIGHT_EYE)).isEqualTo(new Box(38, 58, 59, 66));
        assertThat(box(FacialRegion.LEFT_EYE)).isEqualTo(new Box(101, 58, 122, 66));
        assertThat(box(FacialRegion.RIGHT_EYEBROW).y2())
                .isLessThan(box(FacialRegion.RIGHT_EYE).y1());
        assertThat(box(FacialRegion.RIGHT_CHEEK).x2())
                .isLessThanOrEqualTo(box(FacialRegion.NOSE_TIP).x1());
        assertThat(box(FacialRegion.RIGHT_CHEEK).y1())
                .isGreaterThanOrEqualTo(box(FacialRegion.RIGHT_EYE).y2());
        assertThat(box(FacialRegion.UPPER_LIP).y1()).isLessThan(box(FacialRegion.LOWER_LIP).y1());
        assertThat(box(FacialRegion.CHIN).y2()).isEqualTo(144);
        assertThat(box(FacialRegion.FACE_BOUNDARY)).isEqualTo(new Box(20, 42, 140, 144));
        assertThat(regions)
                .doesNotContainKeys(
                        FacialRegion.FOREHEAD, FacialRegion.HAIRLINE, FacialRegion.LEFT_EAR);
    }

    @Test
    void theTwoSidesAreMirrorImages() {
        for (FacialRegion region : regions.keySet()) {
            Box here = box(region);
            Box there = box(region.mirrored());
            assertThat(List.of(160 - there.x2(), there.y1(), 160 - there.x1(), there.y2()))
                    .as(region.name())
                    .isEqualTo(List.of(here.x1(), here.y1(), here.x2(), here.y2()));
        }
    }

    @Test
    void fivePointsComeFromAnyOfThem() {
        List<Point> five = numbering.five(POINTS);
        assertThat(five.get(0).x()).isCloseTo(48.5, within(1e-9));
        assertThat(five.get(1).x()).isCloseTo(111.5, within(1e-9));
        assertThat(five.get(2)).isEqualTo(new Point(80, 88));
        assertThat(five.get(3)).isEqualTo(new Point(56, 116));
        assertThat(LandmarkNumbering.of(5).orElseThrow().five(five)).isEqualTo(five);
        assertThat(LandmarkNumbering.of(5).orElseThrow().place(five, new Box(0, 0, 160, 160)))
                .isEmpty();
        assertThat(LandmarkNumbering.of(21)).isEmpty();
    }
}
