package org.telltale.inference.detect;

import java.util.BitSet;
import java.util.stream.DoubleStream;

/**
 * Compares the mean of a window of cells with the means of equally large windows elsewhere in the
 * same picture. How much those differ among each other says how much the scene and the camera make
 * the measurement vary at that size; Student's t says how far outside this the window lies.
 *
 * <p>The number of false alarms multiplies that chance by the number of windows in a fixed family:
 * sides of 4, 6, 8, 12, 16, 24, … cells from the least one on, moved by half of a side. A place may
 * be proposed in any way; the member of the family that lies best in its box is tested for it.
 * Immutable.
 */
public final class WindowContrast {
    /** Fewer other windows than this say too little of how much the picture varies by itself. */
    private static final int LEAST_WINDOWS = 8;

    /** A window speaks where at least a third of its cells are judged. */
    private static final int LEAST_JUDGED_PARTS = 3;

    private final int across;
    private final int down;
    private final int leastSide;
    private final double[] sums;
    private final int[] counts;

    /**
     * Of a grid of cells, row-major.
     *
     * @param judged cells whose value counts
     * @param leastSide of a window, cells: a power of two from 4, or one and a half of it
     */
    public WindowContrast(double[] values, BitSet judged, int across, int down, int leastSide) {
        this.across = across;
        this.down = down;
        this.leastSide = leastSide;
        this.sums = new double[(across + 1) * (down + 1)];
        this.counts = new int[(across + 1) * (down + 1)];
        for (int row = 0; row < down; row++) {
            double sum = 0;
            int count = 0;
            for (int column = 0; column < across; column++) {
                int cell = row * across + column;
                if (judged.get(cell)) {
                    sum += values[cell];
                    count++;
                }
                int above = row * (across + 1) + column + 1;
                sums[above + across + 1] = sums[above] + sum;
                counts[above + across + 1] = counts[above] + count;
            }
        }
    }

    /** Mean of the judged cells of a rectangle; not a number where most are not judged. */
    public double mean(CellBox box) {
        int count = judged(box);
        return count * LEAST_JUDGED_PARTS < box.cells() ? Double.NaN : total(box) / count;
    }

    /** Judged cells of a rectangle. */
    public int judged(CellBox box) {
        int top = box.top() * (across + 1);
        int bottom = box.bottom() * (across + 1);
        return counts[bottom + box.right()]
                - counts[top + box.right()]
                - counts[bottom + box.left()]
                + counts[top + box.left()];
    }

    private double total(CellBox box) {
        int top = box.top() * (across + 1);
        int bottom = box.bottom() * (across + 1);
        return sums[bottom + box.right()]
                - sums[top + box.right()]
                - sums[bottom + box.left()]
                + sums[top + box.left()];
    }

    /**
     * How far the window that stands for a proposed place lies outside what equally large ones show
     * that lie apart from the place and from each other.
     *
     * @param leastSpread below which the spread of these is only the measure's own error, above 0
     */
    public Contrast of(CellBox place, double leastSpread) {
        if (place.width() < leastSide || place.height() < leastSide) {
            return Contrast.UNKNOWN;
        }
        CellBox window = representative(place);
        double mean = mean(window);
        double[] others = elsewhere(window, place);
        if (Double.isNaN(mean) || others.length < LEAST_WINDOWS) {
            return Contrast.UNKNOWN;
        }
        double centre = DoubleStream.of(others).average().orElseThrow();
        double square = DoubleStream.of(others).map(m -> (m - centre) * (m - centre)).sum();
        double spread =
                Math.max(leastSpread, Math.sqrt(square / (others.length - 1)))
                        * Math.sqrt(1 + 1.0 / others.length);
        double t = (mean - centre) / spread;
        double log10Nfa = log10Windows() + StudentTail.log10(Math.abs(t), others.length - 1);
        return new Contrast(mean, centre, t, log10Nfa);
    }

    /** The largest window of the family that fits into the box, nearest to its centre. */
    private static CellBox representative(CellBox place) {
        int width = side(place.width());
        int height = side(place.height());
        int left = start(place.left(), place.right(), width);
        int top = start(place.top(), place.bottom(), height);
        return new CellBox(left, top, left + width, top + height);
    }

    /** Largest side of the family up to a length. */
    private static int side(int length) {
        int side = Integer.highestOneBit(length);
        return side / 2 * 3 <= length ? side / 2 * 3 : side;
    }

    /**
     * First cell of a side, a multiple of its half. Of a place that ends before such a side does,
     * the window reaches out of its box by less than half.
     */
    private static int start(int from, int to, int side) {
        double wished = (from + to - side) / 2.0;
        int step = side / 2;
        int start = (int) Math.round(wished / step) * step;
        return start + side > to && start - step >= 0 && start > from ? start - step : start;
    }

    private double[] elsewhere(CellBox window, CellBox place) {
        DoubleStream.Builder means = DoubleStream.builder();
        int width = window.width();
        int height = window.height();
        for (int top = window.top() % height; top + height <= down; top += height) {
            for (int left = window.left() % width; left + width <= across; left += width) {
                CellBox other = new CellBox(left, top, left + width, top + height);
                double mean = other.meets(place) || other.meets(window) ? Double.NaN : mean(other);
                if (!Double.isNaN(mean)) {
                    means.add(mean);
                }
            }
        }
        return means.build().toArray();
    }

    /** Of the number of windows in the family, both signs counted. */
    private double log10Windows() {
        return Math.log10(2.0 * windows(across) * windows(down));
    }

    private long windows(int cells) {
        long count = 0;
        for (int side = leastSide; side <= cells; side = side(side + (side + 1) / 2)) {
            count += (cells - side) / (side / 2) + 1;
        }
        return Math.max(1, count);
    }

    /** Of the number of all rectangles of cells, both signs counted. */
    public double log10Rectangles() {
        double columns = across * (across + 1) / 2.0;
        double rows = down * (down + 1) / 2.0;
        return Math.log10(2 * columns * rows);
    }

    /**
     * What a comparison said.
     *
     * @param mean of the window
     * @param elsewhere mean of the others
     * @param t Student's, signed
     * @param log10Nfa base-10 logarithm of the number of false alarms
     */
    public record Contrast(double mean, double elsewhere, double t, double log10Nfa) {
        /** Too little of the picture speaks. */
        public static final Contrast UNKNOWN =
                new Contrast(Double.NaN, Double.NaN, 0, Double.POSITIVE_INFINITY);
    }
}
