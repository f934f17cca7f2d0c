package org.telltale.app.window.filters;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.filter.LevelSweep;
import org.telltale.inference.image.ToneHistogram;

/**
 * How often each level occurs in what a filter draws from, by channel, with the band of a level
 * sweep. Heights are square roots of the counts, so that rare levels can be seen.
 */
final class HistogramView extends Region {
    private static final double HEIGHT = 64;
    private static final Color LUMA = Color.gray(0.55, 0.55);
    private static final Color RED = Color.rgb(255, 92, 92);
    private static final Color GREEN = Color.rgb(64, 190, 96);
    private static final Color BLUE = Color.rgb(96, 150, 255);
    private static final Color BAND = Color.rgb(250, 190, 60, 0.3);

    private final Canvas canvas = new Canvas();
    private @Nullable ToneHistogram shown;
    private @Nullable LevelSweep band;

    HistogramView() {
        getStyleClass().add("filter-histogram");
        getChildren().add(canvas);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Draws these counts; null for none. */
    void show(@Nullable ToneHistogram histogram) {
        shown = histogram;
        draw();
    }

    /** Marks the band of a sweep; null for none. */
    void mark(@Nullable LevelSweep sweep) {
        band = sweep;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        ToneHistogram histogram = shown;
        if (histogram == null || canvas.getWidth() <= 0) {
            return;
        }
        double most = 1;
        for (int[] counts :
                new int[][] {
                    histogram.red(), histogram.green(), histogram.blue(), histogram.luma()
                }) {
            // Black and white, where clipped values gather, do not flatten the others.
            for (int level = 1; level < ToneHistogram.LEVELS - 1; level++) {
                most = Math.max(most, Math.sqrt(counts[level]));
            }
        }
        double across = canvas.getWidth() / ToneHistogram.LEVELS;
        if (band != null) {
            g.setFill(BAND);
            double low = band.centre() - band.width() / 2.0;
            g.fillRect(low * across, 0, band.width() * across, canvas.getHeight());
        }
        g.setFill(LUMA);
        for (int level = 0; level < ToneHistogram.LEVELS; level++) {
            double height = height(histogram.luma()[level], most);
            g.fillRect(level * across, canvas.getHeight() - height, across, height);
        }
        line(g, histogram.red(), most, RED);
        line(g, histogram.green(), most, GREEN);
        line(g, histogram.blue(), most, BLUE);
    }

    private void line(GraphicsContext g, int[] counts, double most, Color colour) {
        double across = canvas.getWidth() / ToneHistogram.LEVELS;
        g.setStroke(colour);
        g.beginPath();
        for (int level = 0; level < ToneHistogram.LEVELS; level++) {
            g.lineTo((level + 0.5) * across, canvas.getHeight() - height(counts[level], most));
        }
        g.stroke();
    }

    private double height(int count, double most) {
        return Math.min(1, Math.sqrt(count) / most) * (canvas.getHeight() - 2);
    }
}
