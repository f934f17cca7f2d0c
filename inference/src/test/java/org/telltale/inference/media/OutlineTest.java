package org.telltale.inference.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OutlineTest {
    private static final Outline L =
            Objects.requireNonNull(
                    Outline.of(
                            List.of(
                                    new Corner(10, 10),
                                    new Corner(20, 10),
                                    new Corner(20, 10),
                                    new Corner(20, 30),
                                    new Corner(40, 30),
                                    new Corner(40, 40),
                                    new Corner(10, 40),
                                    new Corner(10, 10))));

    @Test
    void aPolygonDropsRepeatedCornersAndSpansItsBox() {
        assertThat(L.corners()).hasSize(6);
        assertThat(L.box()).isEqualTo(new Box(10, 10, 40, 40));
        assertThatThrownBy(() -> new Outline(new Box(0, 0, 5, 5), L.corners()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatEnclosesNothingIsNone() {
        assertThat(Outline.of(List.of(new Corner(1, 1), new Corner(5, 9)))).isNull();
        assertThat(Outline.of(List.of(new Corner(0, 0), new Corner(2, 2), new Corner(9, 9))))
                .isNull();
        assertThat(Outline.of(List.of())).isNull();
    }

    @Test
    void aPointIsInsideThePolygonNotMerelyInItsBox() {
        assertThat(L.contains(15.5, 12.5)).isTrue();
        assertThat(L.contains(30.5, 35.5)).isTrue();
        assertThat(L.contains(30.5, 20.5)).isFalse();
        assertThat(L.contains(9.5, 35.5)).isFalse();
        assertThat(Outline.of(L.box()).contains(30.5, 20.5)).isTrue();
        assertThat(Outline.of(L.box()).contains(40, 40)).as("exclusive").isFalse();
    }

    @Test
    void movingStopsAtThePicturesEdge() {
        assertThat(L.moved(-25, 3, 100, 100).box()).isEqualTo(new Box(0, 13, 30, 43));
        assertThat(L.moved(500, 500, 100, 60).box()).isEqualTo(new Box(70, 30, 100, 60));
        assertThat(L.moved(1, 2, 100, 100).corners().getFirst()).isEqualTo(new Corner(11, 12));
    }

    @Test
    void stretchingKeepsTheShapeAndFillsTheBox() {
        Outline wide = L.stretched(new Box(0, 0, 60, 30));
        assertThat(wide.box()).isEqualTo(new Box(0, 0, 60, 30));
        assertThat(wide.corners().get(2)).isEqualTo(new Corner(20, 20));
        assertThat(Outline.of(L.box()).stretched(wide.box())).isEqualTo(Outline.of(wide.box()));
    }

    @Test
    void liesInChecksEverySide() {
        assertThat(L.liesIn(40, 40)).isTrue();
        assertThat(L.liesIn(39, 40)).isFalse();
        assertThat(L.liesIn(40, 39)).isFalse();
        assertThat(Outline.of(new Box(-1, 0, 3, 3)).liesIn(9, 9)).isFalse();
        assertThat(Outline.of(new Box(0, -1, 3, 3)).liesIn(9, 9)).isFalse();
    }
}
