package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewTransformTest {
    @Test
    void fitCentresAndNeverEnlarges() {
        ViewTransform large = ViewTransform.fit(4000, 3000, 800, 800);
        assertThat(large.scale()).isEqualTo(0.2);
        assertThat(large.toViewX(0)).isZero();
        assertThat(large.toViewY(0)).isEqualTo(100);

        ViewTransform small = ViewTransform.fit(100, 50, 800, 800);
        assertThat(small.scale()).isEqualTo(1);
        assertThat(small.toViewX(50)).isEqualTo(400);
    }

    @Test
    void viewAndSourceAreInverse() {
        ViewTransform transform = new ViewTransform(2.5, -310.25, 41);
        assertThat(transform.toSourceX(transform.toViewX(123.5))).isCloseTo(123.5, within(1e-9));
        assertThat(transform.toSourceY(transform.toViewY(77))).isCloseTo(77, within(1e-9));
    }

    @Test
    void zoomKeepsThePointUnderTheCursor() {
        ViewTransform before = new ViewTransform(0.4, 12, -30);
        double sourceX = before.toSourceX(250);
        double sourceY = before.toSourceY(90);
        ViewTransform after = before.scaledAt(3.1, 250, 90);
        assertThat(after.scale()).isEqualTo(3.1);
        assertThat(after.toViewX(sourceX)).isCloseTo(250, within(1e-9));
        assertThat(after.toViewY(sourceY)).isCloseTo(90, within(1e-9));
    }

    @Test
    void aLargePictureCoversTheViewAndASmallOneIsCentred() {
        ViewTransform away = new ViewTransform(1, 500, 10).confined(1000, 100, 400, 300);
        assertThat(away.offsetX()).isZero();
        assertThat(away.offsetY()).isEqualTo(100);
        ViewTransform past = new ViewTransform(1, -5000, 10).confined(1000, 100, 400, 300);
        assertThat(past.offsetX()).isEqualTo(-600);
    }
}
