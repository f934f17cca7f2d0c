package org.telltale.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;

class ReducedLumaTest {
    /** Ten by ten; the value of a pixel is its index. */
    private final Plane luma = luma();

    @Test
    void averagesSquares() {
        ReducedLuma reduced = ReducedLuma.of(luma, new Box(1, 2, 8, 9), 3);

        assertThat(reduced.plane().width()).isEqualTo(2);
        assertThat(reduced.plane().height()).isEqualTo(2);
        assertThat(reduced.plane().at(0, 0)).isEqualTo(luma.at(2, 3));
        assertThat(reduced.plane().at(1, 1)).isEqualTo(luma.at(5, 6));
    }

    @Test
    void givesThePixelsThatLieWhollyInsideABox() {
        ReducedLuma reduced = ReducedLuma.of(luma, new Box(0, 0, 10, 10), 2);

        assertThat(reduced.inside(new Box(1, 2, 8, 9))).isEqualTo(new Box(1, 1, 4, 4));
        assertThat(reduced.inside(new Box(-4, -4, 50, 50))).isEqualTo(new Box(0, 0, 5, 5));
        assertThat(reduced.inside(new Box(3, 3, 4, 4))).isNull();
    }

    @Test
    void aFactorOfOneIsThePlaneItself() {
        ReducedLuma reduced = ReducedLuma.of(luma, new Box(3, 3, 6, 6), 1);

        assertThat(reduced.plane()).isSameAs(luma);
        assertThat(reduced.inside(new Box(3, 4, 6, 7))).isEqualTo(new Box(3, 4, 6, 7));
    }

    private static Plane luma() {
        float[] values = new float[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new Plane(10, 10, values);
    }
}
