package org.telltale.inference.detect.resampling;

import java.util.BitSet;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * Whether the picture away from a place has the place's frequency too, too weakly to stand out in
 * any one window: what was resized as a whole shows its trace only where it has fine detail, and
 * the mean over all windows adds up what remains elsewhere.
 */
final class RestOfPicture {
    /**
     * Standard errors above 1, the mean ratio of noise, from which on the rest shares a frequency:
     * the highest of nine bins of noise is there in about one of a hundred.
     */
    private static final double ERRORS = 3.5;

    /** Windows that must be left to ask; with fewer, nothing tells a place from the picture. */
    private static final int LEAST_WINDOWS = 30;

    /** So that one window of strong texture does not stand for all the others. */
    private static final double HIGHEST_RATIO = 8;

    private static final int REACH = 1;
    private static final int AROUND = (2 * REACH + 1) * (2 * REACH + 1);

    private final Plane map;
    private final PeakField field;
    private final Peak[] peaks;
    private final BitSet[] places;
    private final double[][] sums;
    private final int[] counts;
    private final double[][][] rowSums;

    /**
     * @param map that the field was measured on
     * @param peaks frequencies asked for
     * @param places windows that have each, which are left out with those that overlap them
     */
    RestOfPicture(Plane map, PeakField field, Peak[] peaks, BitSet[] places) {
        this.map = map;
        this.field = field;
        this.peaks = peaks.clone();
        this.places = new BitSet[places.length];
        for (int i = 0; i < places.length; i++) {
            this.places[i] = withOverlapping(places[i]);
        }
        this.sums = new double[peaks.length][AROUND];
        this.counts = new int[peaks.length];
        this.rowSums = new double[field.down()][peaks.length][AROUND];
    }

    /**
     * The frequencies that the rest has too, by their place in the order given.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    BitSet sharing(Cancellation cancellation) {
        Bands.over(
                field.down(),
                1,
                cancellation,
                (from, to) -> {
                    WindowPower power = new WindowPower(field.side());
                    for (int column = 0; column < field.across(); column++) {
                        cancellation.check();
                        power.take(map, column * field.step(), from * field.step());
                        add(power, from, column);
                    }
                });
        sumUp();
        BitSet sharing = new BitSet();
        for (int i = 0; i < peaks.length; i++) {
            double highest = 0;
            for (double sum : sums[i]) {
                highest = Math.max(highest, sum);
            }
            sharing.set(i, askable(i) && highest > counts[i] * bar(counts[i]));
        }
        return sharing;
    }

    /** Whether enough of the picture was left to ask about a frequency. */
    boolean askable(int frequency) {
        return counts[frequency] >= LEAST_WINDOWS;
    }

    /**
     * Power in a bin of noise deviates from its mean by as much as the mean. Windows that overlap
     * are not independent: under the Hann window the power of two of them correlates by 0.43 at a
     * quarter's distance and by 0.03 at half of one (Welch 1967), across and down.
     */
    private double bar(int windows) {
        int overlapping = field.side() / field.step();
        double inflation = overlapping >= 4 ? 1 + 2 * (0.43 + 0.03) : 1 + 2 * 0.03;
        return 1 + ERRORS * inflation / Math.sqrt(windows);
    }

    private void add(WindowPower power, int row, int column) {
        for (int i = 0; i < peaks.length; i++) {
            if (!places[i].get(row * field.across() + column)) {
                add(power, peaks[i], rowSums[row][i]);
            }
        }
    }

    /** Row after row, so that the sums do not hang on which thread was first. */
    private void sumUp() {
        for (int i = 0; i < peaks.length; i++) {
            counts[i] = field.windows() - places[i].cardinality();
            for (double[][] row : rowSums) {
                for (int bin = 0; bin < AROUND; bin++) {
                    sums[i][bin] += row[i][bin];
                }
            }
        }
    }

    private void add(WindowPower power, Peak peak, double[] into) {
        int bin = 0;
        for (int dv = -REACH; dv <= REACH; dv++) {
            for (int du = -REACH; du <= REACH; du++, bin++) {
                int u = peak.u() + du;
                if (u >= 0 && u <= field.side() / 2) {
                    double ratio = power.ratio(u, Math.floorMod(peak.v() + dv, field.side()));
                    into[bin] += Math.min(HIGHEST_RATIO, ratio);
                }
            }
        }
    }

    private BitSet withOverlapping(BitSet windows) {
        int reach = field.side() / field.step();
        BitSet all = new BitSet();
        for (int w = windows.nextSetBit(0); w >= 0; w = windows.nextSetBit(w + 1)) {
            int column = w % field.across();
            int row = w / field.across();
            int left = Math.max(0, column - reach);
            int right = Math.min(field.across(), column + reach + 1);
            for (int y = Math.max(0, row - reach);
                    y < Math.min(field.down(), row + reach + 1);
                    y++) {
                all.set(y * field.across() + left, y * field.across() + right);
            }
        }
        return all;
    }
}
