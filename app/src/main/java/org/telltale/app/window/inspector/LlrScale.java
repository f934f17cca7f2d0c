package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.telltale.app.window.Texts;
import org.telltale.inference.verdict.Strength;

/**
 * A line from strong support for "not manipulated" to strong support for "manipulated", with a
 * marker where the log10 likelihood ratio lies. Ticks stand at the bounds of the ENFSI scale; the
 * zone without words is shaded.
 */
final class LlrScale extends Region {
    /** Log10 likelihood ratio at either end. */
    private static final double END = 4;

    private static final double LINE_Y = 10;

    private final Texts texts;
    private final Region line = part("llr-line");
    private final Region zone = part("llr-zone");
    private final Region marker = part("llr-marker");
    private final Label left = new Label();
    private final Label right = new Label();
    private final List<Region> ticks = new ArrayList<>();
    private final List<Double> tickAt = new ArrayList<>();
    private double llr;

    LlrScale(Texts texts) {
        this.texts = texts;
        getStyleClass().add("llr-scale");
        setAccessibleRole(AccessibleRole.TEXT);
        left.setText(texts.get("verdict.scale.real"));
        right.setText(texts.get("verdict.scale.fake"));
        left.getStyleClass().addAll("muted", "small");
        right.getStyleClass().addAll("muted", "small");
        getChildren().addAll(line, zone);
        for (Strength strength : Strength.values()) {
            double at = strength == Strength.NONE ? 0 : Math.log10(strength.lowestRatio());
            if (at < END) {
                addTick(at);
                addTick(-at);
            }
        }
        getChildren().addAll(marker, left, right);
    }

    /** Moves the marker. */
    void show(double newLlr) {
        llr = newLlr;
        setAccessibleText(texts.format("verdict.scale.accessible", newLlr));
        requestLayout();
    }

    private void addTick(double at) {
        Region tick = part("llr-tick");
        ticks.add(tick);
        tickAt.add(at);
        getChildren().add(tick);
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LINE_Y + 14 + left.prefHeight(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        line.resizeRelocate(0, LINE_Y - 2, w, 4);
        double from = x(-Math.log10(2));
        zone.resizeRelocate(from, LINE_Y - 4, x(Math.log10(2)) - from, 8);
        for (int i = 0; i < ticks.size(); i++) {
            ticks.get(i).resizeRelocate(Math.rint(x(tickAt.get(i))), LINE_Y - 4, 1, 8);
        }
        double middle = Math.clamp(x(Math.clamp(llr, -END, END)), 6, Math.max(6, w - 6));
        marker.resizeRelocate(Math.rint(middle) - 6, LINE_Y - 6, 12, 12);
        double y = LINE_Y + 10;
        double half = w / 2 - 4;
        left.resizeRelocate(0, y, Math.min(half, left.prefWidth(-1)), left.prefHeight(-1));
        double rightWidth = Math.min(half, right.prefWidth(-1));
        right.resizeRelocate(w - rightWidth, y, rightWidth, right.prefHeight(-1));
    }

    private double x(double at) {
        return getWidth() * (at + END) / (2 * END);
    }
}
