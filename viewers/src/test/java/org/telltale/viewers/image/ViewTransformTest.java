package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTransformTest {
    @Test
    void fitCentresAndNeverEnlarges() {
        ViewTransform large = ViewTransform.fit(4000, 3000, 800, 800, Turn.NONE);
        assertThat(large.scale()).isEqualTo(0.2);
        assertThat(large.toView(0, 0).getX()).isZero();
        assertThat(large.toView(0, 0).getY()).isEqualTo(100);

        ViewTransform small = ViewTransform.fit(100, 50, 800, 800, Turn.NONE);
        assertThat(small.scale()).isEqualTo(1);
        assertThat(small.toView(50, 0).getX()).isEqualTo(400);
    }

    @Test
    void viewAndSourceAreInverse() {
        ViewTransform transform = new ViewTransform(2.5, -310.25, 41);
        assertThat(transform.toSource(transform.toView(123.5, 0).getX(), 0).getX())
                .isCloseTo(123.5, within(1e-9));
        assertThat(transform.toSource(0, transform.toView(0, 77).getY()).getY())
                .isCloseTo(77, within(1e-9));
    }

    @Test
    void zoomKeepsThePointUnderTheCursor() {
        ViewTransform before = new ViewTransform(0.4, 12, -30);
        double sourceX = before.toSource(250, 0).getX();
        double sourceY = before.toSource(0, 90).getY();
        ViewTransform after = before.scaledAt(3.1, 250, 90);
        assertThat(after.scale()).isEqualTo(3.1);
        assertThat(after.toView(sourceX, 0).getX()).isCloseTo(250, within(1e-9));
        assertThat(after.toView(0, sourceY).getY()).isCloseTo(90, within(1e-9));
    }

    @Test
    void aLargePictureCoversTheViewAndASmallOneIsCentred() {
        ViewTransform away = new ViewTransform(1, 500, 10).confined(1000, 100, 400, 300);
        assertThat(away.offsetX()).isZero();
        assertThat(away.offsetY()).isEqualTo(100);
        ViewTransform past = new ViewTransform(1, -5000, 10).confined(1000, 100, 400, 300);
        assertThat(past.offsetX()).isEqualTo(-600);
    }

    @ParameterizedTest
    @EnumSource
    void everyTurnIsUndoneByItsInverse(Turn turn) {
        ViewTransform transform = new ViewTransform(1.5, 20, -7, turn);
        Point2D there = transform.toView(12, 34);
        assertThat(transform.toSource(there.getX(), there.getY()).distance(12, 34))
                .isLessThan(1e-9);
        ViewTransform whole = ViewTransform.fit(400, 100, 80, 80, turn);
        Rectangle2D place = whole.toView(0, 0, 400, 100);
        assertThat(place.getWidth()).isEqualTo(turn.swapsAxes() ? 20 : 80);
        assertThat(place.getMinX()).isEqualTo(turn.swapsAxes() ? 30 : 0);
        assertThat(place.getMinY()).isEqualTo(turn.swapsAxes() ? 0 : 30);
        assertThat(turn.then(Turn.MIRRORED).then(Turn.MIRRORED)).isEqualTo(turn);
        assertThat(
                        turn.then(Turn.CLOCKWISE)
                                .then(Turn.CLOCKWISE)
                                .then(Turn.CLOCKWISE)
                                .then(Turn.CLOCKWISE))
                .isEqualTo(turn);
    }

    @Test
    void aQuarterToTheRightPutsTheTopLeftCornerToTheTopRight() {
        ViewTransform turned = ViewTransform.fit(400, 100, 100, 400, Turn.CLOCKWISE);
        assertThat(turned.toView(0, 0)).isEqualTo(new Point2D(100, 0));
        assertThat(turned.toView(400, 0)).isEqualTo(new Point2D(100, 400));
    }

    @Test
    void fillLeavesNoMargin() {
        ViewTransform filled = ViewTransform.fill(400, 100, 80, 60, Turn.NONE);
        assertThat(filled.scale()).isEqualTo(0.6);
        assertThat(filled.toView(200, 50)).isEqualTo(new Point2D(40, 30));
    }
}
