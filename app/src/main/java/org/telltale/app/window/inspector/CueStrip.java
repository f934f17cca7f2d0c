package org.telltale.app.window.inspector;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/**
 * A cue's reference range as a strip, with a mark where the value lies: a bar inside the range, an
 * arrow that points away from it outside. A value too far away for the scale stands at its end. It
 * is told in words beside it, so it has none of its own.
 */
final class CueStrip extends Region {
    private static final double HEIGHT = 16;
    private static final double MIDDLE = HEIGHT / 2;
    private static final double ARROW = 5;

    /** Widths of the range that are drawn beside it on either side. */
    private static final double BESIDE = 0.75;

    private final Region line = part("strip-line");
    private final Region range = part("strip-range");
    private final Region bar = part("strip-bar");
    private final Polygon arrow = new Polygon();
    private @Nullable ReferenceRange reference;
    private double value;

    CueStrip() {
        getStyleClass().add("cue-strip");
        arrow.getStyleClass().add("strip-arrow");
        arrow.setManaged(false);
        getChildren().addAll(line, range, bar, arrow);
    }

    /** Draws another cue; one without a range leaves the strip empty. */
    void show(Cue cue) {
        reference = cue.reference();
        value = cue.value();
        setVisible(reference != null);
        requestLayout();
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        ReferenceRange now = reference;
        if (now == null) {
            return;
        }
        double width = getWidth();
        double from = x(now, now.low());
        line.resizeRelocate(0, MIDDLE - 1, width, 2);
        range.resizeRelocate(from, MIDDLE - 4, Math.max(2, x(now, now.high()) - from), 8);
        boolean above = value > now.high();
        boolean below = value < now.low();
        double x = Math.clamp(x(now, value), ARROW, Math.max(ARROW, width - ARROW));
        bar.setVisible(!above && !below);
        arrow.setVisible(above || below);
        bar.resizeRelocate(Math.rint(x) - 1, MIDDLE - 7, 3, 14);
        double tip = above ? x + ARROW : x - ARROW;
        double foot = above ? x - ARROW : x + ARROW;
        arrow.getPoints().setAll(tip, MIDDLE, foot, MIDDLE - ARROW - 1, foot, MIDDLE + ARROW + 1);
    }

    /** Linear in the cue's unit, the range in the middle. */
    private double x(ReferenceRange now, double at) {
        double span = now.high() - now.low();
        double unit = span > 0 ? span : Math.max(Math.abs(now.high()), 1);
        double first = now.low() - BESIDE * unit;
        double last = now.high() + BESIDE * unit;
        return Math.clamp((at - first) / (last - first), 0, 1) * getWidth();
    }
}
