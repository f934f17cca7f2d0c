package org.telltale.inference.detect.resampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * The peaks of the prediction map's spectrum in every window of a picture, row-major, at most
 * {@value #MOST} each, highest first.
 *
 * @param side of a window, source pixels
 * @param step from one window to the next, source pixels
 * @param across windows a row
 * @param down rows of windows
 * @param peaks of each window
 */
record PeakField(int side, int step, int across, int down, List<List<Peak>> peaks) {
    /** Peaks kept of a window. */
    private static final int MOST = 24;

    /** Ratio from which on a bin is kept. */
    static final double LEAST_RATIO = 8;

    /** Periods a pixel; below it the scene's own shapes rule the spectrum. */
    private static final double LEAST_FREQUENCY = 0.06;

    /** Pixels of JPEG's blocks, and bins on each side of their frequencies that belong to them. */
    private static final int BLOCK = 8;

    private static final int BLOCK_BINS = 2;

    /** The same for blocks of halved colour, which leave a fainter trace in the luma. */
    private static final int CHROMA_BLOCK = 16;

    private static final int CHROMA_BINS = 1;

    /**
     * Measures a picture on the threads of the common pool and the caller's.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static PeakField measure(Plane map, int side, int step, Cancellation cancellation) {
        int across = (map.width() - side) / step + 1;
        int down = (map.height() - side) / step + 1;
        List<List<Peak>> peaks = new ArrayList<>();
        for (int w = 0; w < across * down; w++) {
            peaks.add(List.of());
        }
        Bands.over(
                down,
                1,
                cancellation,
                (from, to) -> {
                    WindowPower power = new WindowPower(side);
                    for (int column = 0; column < across; column++) {
                        cancellation.check();
                        power.take(map, column * step, from * step);
                        peaks.set(from * across + column, peaks(power, side));
                    }
                });
        return new PeakField(side, step, across, down, peaks);
    }

    /**
     * Whether noise would give a window such a spectrum less than once in so many (as a power of
     * ten). An edge of the scene is no peak: it has all frequencies across it.
     */
    static boolean repeats(WindowPower power, int side, double log10Allowed) {
        double log10Bins = Math.log10((double) side * (side / 2 + 1));
        for (int v = 0; v < side; v++) {
            for (int u = 0; u <= side / 2; u++) {
                if (tested(u, v, side)
                        && log10Bins + Peak.log10Tail(power.ratio(u, v)) < log10Allowed
                        && !power.onRidge(u, v)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Peak> peaks(WindowPower power, int side) {
        List<Peak> found = new ArrayList<>();
        for (int v = 0; v < side; v++) {
            for (int u = 0; u <= side / 2; u++) {
                if (tested(u, v, side)) {
                    double ratio = power.ratio(u, v);
                    if (ratio >= LEAST_RATIO) {
                        found.add(new Peak(u, v, ratio));
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(Peak::ratio).reversed());
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static boolean tested(int u, int v, int side) {
        int down = Math.min(v, side - v);
        // Where the transform is its own mirror image, half of it is the other half again.
        boolean mirrored = u % (side / 2) == 0 && v > side / 2;
        return !mirrored
                && Math.max(u, down) > LEAST_FREQUENCY * side
                && !(repeats(u, side / BLOCK, BLOCK_BINS)
                        && repeats(down, side / BLOCK, BLOCK_BINS))
                && !(repeats(u, side / CHROMA_BLOCK, CHROMA_BINS)
                        && repeats(down, side / CHROMA_BLOCK, CHROMA_BINS));
    }

    private static boolean repeats(int bin, int period, int bins) {
        int rest = bin % period;
        return Math.min(rest, period - rest) <= bins;
    }

    int windows() {
        return across * down;
    }

    /** Of the number of bins tested in all windows together, at most. */
    double log10Tests() {
        return Math.log10((double) windows() * side * (side / 2 + 1));
    }
}
