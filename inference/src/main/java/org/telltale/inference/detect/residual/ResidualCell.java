package org.telltale.inference.detect.residual;

import org.telltale.inference.image.Plane;

/** Measures the residuals of one cell after the other. Used by one thread. */
final class ResidualCell {
    /** Pixels under the third difference. */
    static final int TAPS = 4;

    private static final Patterns PATTERNS = new Patterns();

    /** A residual is 0 up to this part of the mean size around. */
    private static final double SMALL = 0.4;

    /** But at least up to this, grey levels: below it only rounding is seen. */
    private static final double LEAST_SMALL = 0.35;

    private static final float BLACK = 2;
    private static final float WHITE = 253;

    private final float[] values;
    private final int width;
    private final int side;
    private final int span;
    private final byte[] digits;
    private int start;

    ResidualCell(Plane luma, int side) {
        this.values = luma.values();
        this.width = luma.width();
        this.side = side;
        this.span = side + Patterns.LENGTH - 1;
        this.digits = new byte[span * span];
    }

    /** Goes to the cell with that top-left pixel. */
    void moveTo(int x, int y) {
        start = y * width + x;
    }

    /** Mean absolute residual, grey levels. */
    double size(boolean alongRows) {
        int step = alongRows ? 1 : width;
        double sum = 0;
        for (int y = 0; y < side; y++) {
            float line = 0;
            for (int i = start + y * width; i < start + y * width + side; i++) {
                line += Math.abs(residual(i, step));
            }
            sum += line;
        }
        return sum / (side * side);
    }

    /** Share of pixels at either end of the range. */
    double clipped() {
        int count = 0;
        for (int y = 0; y < side; y++) {
            for (int i = start + y * width; i < start + y * width + side; i++) {
                if (values[i] <= BLACK || values[i] >= WHITE) {
                    count++;
                }
            }
        }
        return (double) count / (side * side);
    }

    /**
     * Counts the patterns.
     *
     * @param rowLevel mean size around of the residual along rows
     * @param columnLevel the same along columns
     * @param counts where they are added, from {@code first} on
     */
    void count(double rowLevel, double columnLevel, int[] counts, int first) {
        digitise(1, (float) Math.max(LEAST_SMALL, SMALL * rowLevel));
        add(1, counts, first);
        add(span, counts, first + Patterns.KINDS);
        digitise(width, (float) Math.max(LEAST_SMALL, SMALL * columnLevel));
        add(span, counts, first);
        add(1, counts, first + Patterns.KINDS);
    }

    private void digitise(int step, float small) {
        for (int y = 0, out = 0; y < span; y++) {
            int line = start + y * width;
            for (int i = line; i < line + span; i++, out++) {
                float residual = residual(i, step);
                digits[out] = (byte) (residual > small ? 2 : residual < -small ? 0 : 1);
            }
        }
    }

    private void add(int step, int[] counts, int first) {
        for (int y = 0; y < side; y++) {
            for (int i = y * span; i < y * span + side; i++) {
                int code =
                        27 * digits[i]
                                + 9 * digits[i + step]
                                + 3 * digits[i + 2 * step]
                                + digits[i + 3 * step];
                counts[first + PATTERNS.kind(code)]++;
            }
        }
    }

    private float residual(int i, int step) {
        return values[i] - values[i + 3 * step] + 3 * (values[i + 2 * step] - values[i + step]);
    }
}
