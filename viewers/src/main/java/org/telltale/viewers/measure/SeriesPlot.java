package org.telltale.viewers.measure;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A small plot of up to three series over the same axis, as lines or as filled bars. Red, green and
 * blue are told apart by colour; a single series is grey. For the JavaFX thread only.
 */
public final class SeriesPlot extends Region {
    private static final Color[] CHANNELS = {
        Color.web("#E8604C"), Color.web("#3CB371"), Color.web("#4C8CE8")
    };
    private static final Color SINGLE = Color.web("#A0A0A0");
    private static final double MARGIN = 2;

    private final Canvas canvas = new Canvas();
    private List<double[]> series = List.of();
    private double highest = 1;
    private boolean filled;

    /** An empty plot. */
    public SeriesPlot() {
        getStyleClass().add("series-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /** Shows series as lines from 0 to the highest value. */
    public void lines(List<double[]> values, double top) {
        show(values, top, false);
    }

    /** Shows series as bars that stand on the ground. */
    public void bars(List<double[]> values, double top) {
        show(values, top, true);
    }

    /** Shows nothing. */
    public void clear() {
        show(List.of(), 1, false);
    }

    private void show(List<double[]> values, double top, boolean bars) {
        series = List.copyOf(values);
        highest = top > 0 ? top : 1;
        filled = bars;
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        g.clearRect(0, 0, w, h);
        for (int i = 0; i < series.size(); i++) {
            double[] values = series.get(i);
            Color colour = series.size() == 1 ? SINGLE : CHANNELS[i % CHANNELS.length];
            if (values.length > 0) {
                path(g, values, w - 2 * MARGIN, h - 2 * MARGIN);
                if (filled) {
                    g.lineTo(w - MARGIN, h - MARGIN);
                    g.lineTo(MARGIN, h - MARGIN);
                    g.closePath();
                    g.setFill(colour.deriveColor(0, 1, 1, 0.35));
                    g.fill();
                }
                g.setStroke(colour);
                g.setLineWidth(1.2);
                path(g, values, w - 2 * MARGIN, h - 2 * MARGIN);
                g.stroke();
            }
        }
    }

    /** Of many values in one column of the plot the highest and the lowest are both drawn. */
    private void path(GraphicsContext g, double[] values, double w, double h) {
        g.beginPath();
        int columns = (int) Math.max(1, Math.min(values.length, w));
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.length / columns);
            int to = Math.max(from + 1, (int) ((long) (column + 1) * values.length / columns));
            double least = values[from];
            double most = values[from];
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            double x = MARGIN + (columns == 1 ? 0 : column * w / (columns - 1));
            if (column == 0) {
                g.moveTo(x, y(most, h));
            } else {
                g.lineTo(x, y(most, h));
            }
            if (least < most) {
                g.lineTo(x, y(least, h));
            }
        }
    }

    private double y(double value, double h) {
        return MARGIN + h * (1 - Math.clamp(value / highest, 0, 1));
    }
}
