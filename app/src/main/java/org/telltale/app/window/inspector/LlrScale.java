package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.verdict.Strength;

/**
 * A line from support for "not manipulated" to support for "manipulated", with a marker where the
 * log10 likelihood ratio lies. Ticks stand at the bounds of the ENFSI words and carry their ratio;
 * the zone without a decision is shaded, what the calibration does not support is barred, and a
 * forced answer has a hollow mark.
 */
final class LlrScale extends Region {
    /** Log10 likelihood ratio at either end; a larger ratio makes the scale longer. */
    private static final double END = 4;

    private static final double LONG_END = 6.5;
    private static final double LINE_Y = 12;
    private static final double ROW = 15;
    private static final double LEAST_GAP = 3;

    private final Texts texts;
    private final Region line = part("llr-line");
    private final Region zone = part("llr-zone");
    private final Region below = part("llr-unsupported");
    private final Region above = part("llr-unsupported");
    private final Region forced = part("llr-forced");
    private final Region marker = part("llr-marker");
    private final Label left = label("llr-end");
    private final Label right = label("llr-end");
    private final List<Tick> ticks = new ArrayList<>();
    private State state = new State(null, null, Math.log10(2), null, null);

    LlrScale(Texts texts) {
        this.texts = texts;
        left.setText(texts.get("verdict.scale.real"));
        right.setText(texts.get("verdict.scale.fake"));
        getStyleClass().add("llr-scale");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(line, zone, below, above);
        ticks.add(tick(0, Strength.NONE));
        for (Strength strength : Strength.values()) {
            if (strength != Strength.NONE) {
                double at = Math.log10(strength.lowestRatio());
                ticks.add(tick(at, strength));
                ticks.add(tick(-at, strength));
            }
        }
        getChildren().addAll(forced, marker, left, right);
    }

    /**
     * What the scale shows; all are log10 likelihood ratios.
     *
     * @param llr measured; null for none
     * @param forced score of a forced answer; null where nothing is forced
     * @param deadZone half width of the zone without a decision
     * @param lowest that the calibration supports; null where it is not at hand
     * @param highest that the calibration supports; null where it is not at hand
     */
    record State(
            @Nullable Double llr,
            @Nullable Double forced,
            double deadZone,
            @Nullable Double lowest,
            @Nullable Double highest) {}

    /** A bound of the words. */
    private record Tick(double at, Region mark, Label ratio) {}

    /** Draws another verdict. */
    void show(State now) {
        state = now;
        Double llr = now.llr();
        Double score = now.forced();
        setAccessibleText(
                llr != null
                        ? texts.format("verdict.scale.accessible", llr)
                        : score != null
                                ? texts.format("verdict.scale.accessible.forced", score)
                                : texts.get("verdict.scale.accessible.none"));
        requestLayout();
    }

    private Tick tick(double at, Strength strength) {
        Region mark = part("llr-tick");
        Label ratio = label("llr-ratio");
        ratio.setText(
                at == 0 ? texts.get("verdict.scale.one") : texts.get("verdict.scale." + strength));
        Tooltip.install(mark, new Tooltip(texts.get("verdict.words." + strength)));
        ratio.setTooltip(new Tooltip(texts.get("verdict.words." + strength)));
        getChildren().addAll(mark, ratio);
        return new Tick(at, mark, ratio);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().addAll("muted", "small", style);
        label.setManaged(false);
        return label;
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LINE_Y + 8 + 2 * ROW;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        line.resizeRelocate(0, LINE_Y - 2, w, 4);
        span(zone, -state.deadZone(), state.deadZone(), 8);
        Double lowest = state.lowest();
        Double highest = state.highest();
        below.setVisible(lowest != null);
        above.setVisible(highest != null);
        if (lowest != null && highest != null) {
            span(below, -end(), lowest, 6);
            span(above, highest, end(), 6);
        }
        layoutTicks();
        place(marker, state.llr(), 12);
        place(forced, state.forced(), 11);
        double y = LINE_Y + 6 + ROW;
        double half = w / 2 - 4;
        left.resizeRelocate(0, y, Math.min(half, left.prefWidth(-1)), ROW);
        double rightWidth = Math.min(half, right.prefWidth(-1));
        right.resizeRelocate(w - rightWidth, y, rightWidth, ROW);
    }

    /** Ticks always; their ratios from the middle outwards, as far as they do not touch. */
    private void layoutTicks() {
        double rightEnd = Double.NEGATIVE_INFINITY;
        double leftEnd = Double.POSITIVE_INFINITY;
        for (Tick tick : ticks) {
            boolean inside = Math.abs(tick.at()) < end();
            double x = Math.rint(x(tick.at()));
            tick.mark().setVisible(inside);
            tick.mark().resizeRelocate(x, LINE_Y - 4, 1, 8);
            double width = tick.ratio().prefWidth(-1);
            double from = Math.clamp(x - width / 2, 0, Math.max(0, getWidth() - width));
            boolean free =
                    tick.at() >= 0
                            ? from >= rightEnd + LEAST_GAP
                            : from + width <= leftEnd - LEAST_GAP;
            tick.ratio().setVisible(inside && free);
            tick.ratio().resizeRelocate(from, LINE_Y + 5, width, ROW);
            if (inside && free) {
                rightEnd = tick.at() >= 0 ? from + width : rightEnd;
                leftEnd = tick.at() <= 0 ? from : leftEnd;
            }
        }
    }

    private void place(Node mark, @Nullable Double at, double size) {
        mark.setVisible(at != null);
        if (at != null) {
            double half = size / 2;
            double x = Math.clamp(x(at), half, Math.max(half, getWidth() - half));
            mark.resizeRelocate(Math.rint(x - half), LINE_Y - half, size, size);
        }
    }

    private void span(Region part, double from, double to, double height) {
        double x = x(Math.clamp(from, -end(), end()));
        double width = x(Math.clamp(to, -end(), end())) - x;
        part.resizeRelocate(x, LINE_Y - height / 2, Math.max(0, width), height);
    }

    private double end() {
        Double llr = state.llr();
        return llr != null && Math.abs(llr) > END ? LONG_END : END;
    }

    private double x(double at) {
        return getWidth() * (at + end()) / (2 * end());
    }
}
