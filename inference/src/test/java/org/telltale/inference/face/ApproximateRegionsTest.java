package org.telltale.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;

class ApproximateRegionsTest {
    private static final Box FACE = new Box(1000, 1000, 2000, 2000);
    private static final Box PICTURE = new Box(0, 0, 3000, 3000);

    private final Map<FacialRegion, Box> placed = ApproximateRegions.builtIn().place(FACE, PICTURE);

    @Test
    void placesEveryRegion() {
        assertThat(placed).containsOnlyKeys(FacialRegion.values());
    }

    @Test
    void leftIsTheSubjectsAndLiesOnTheRightOfThePicture() {
        for (FacialRegion region : FacialRegion.values()) {
            if (region.name().startsWith("LEFT_")) {
                assertThat(centreX(region)).isGreaterThan(1500);
                assertThat(centreX(region.mirrored())).isLessThan(1500);
            }
        }
    }

    @Test
    void regionsFollowEachOtherFromForeheadToChin() {
        assertThat(
                        List.of(
                                        FacialRegion.HAIRLINE,
                                        FacialRegion.FOREHEAD,
                                        FacialRegion.LEFT_EYEBROW,
                                        FacialRegion.LEFT_EYE,
                                        FacialRegion.LEFT_CHEEK,
                                        FacialRegion.UPPER_LIP,
                                        FacialRegion.LOWER_LIP,
                                        FacialRegion.CHIN)
                                .stream()
                                .map(this::centreY)
                                .toList())
                .isSorted();
    }

    @Test
    void mirroredRegionsAreAlikeInSize() {
        for (FacialRegion region : FacialRegion.values()) {
            assertThat((double) box(region).area() / box(region.mirrored()).area())
                    .isBetween(0.8, 1.25);
        }
    }

    @Test
    void cutsRegionsOffAtTheEdgeAndLeavesOutThoseBeyondIt() {
        ApproximateRegions regions =
                new ApproximateRegions(
                        "test",
                        1,
                        List.of(),
                        Map.of(
                                FacialRegion.CHIN,
                                        new ApproximateRegions.Proportion(0.2, 0.8, 0.8, 1.2, 0),
                                FacialRegion.HAIRLINE,
                                        new ApproximateRegions.Proportion(0, -0.5, 1, 0, 0)));

        assertThat(regions.place(new Box(0, 0, 100, 100), new Box(0, 0, 100, 100)))
                .containsExactly(Map.entry(FacialRegion.CHIN, new Box(20, 80, 80, 100)));
    }

    @Test
    void refusesAnEmptyProportion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApproximateRegions.Proportion(0.5, 0, 0.5, 1, 0));
    }

    private Box box(FacialRegion region) {
        return Objects.requireNonNull(placed.get(region));
    }

    private int centreX(FacialRegion region) {
        return (box(region).x1() + box(region).x2()) / 2;
    }

    private int centreY(FacialRegion region) {
        return (box(region).y1() + box(region).y2()) / 2;
    }
}
