package org.telltale.inference.detect.neighbours;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.detect.Median;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SpreadWindows;
import org.telltale.inference.media.Box;

/**
 * How neighbouring pixels relate over a picture: medians over windows spread over it.
 *
 * @param windows that had detail
 * @param phaseRatio how unlike the phases of the 2×2 lattice are: the largest of the ratios of mean
 *     magnitudes between the residual of a phase and all four, between differences inside and
 *     across its cells from left to right, and from top to bottom; at least 1, at most {@value
 *     #MOST_RATIO}
 * @param correlation of residuals of adjacent pixels, −1 to 1
 */
record NeighbourStatistics(int windows, double phaseRatio, double correlation) {
    /** Width and height of a window, pixels. */
    static final int SIDE = 256;

    /** Most windows measured. */
    static final int MOST_WINDOWS = 64;

    /** Mean square of the residual of a window with detail, grey levels². */
    static final double LEAST_DETAIL = 0.09;

    /** A ratio is given up to this; with every second difference 0 it would be infinite. */
    static final double MOST_RATIO = 16;

    private static final int LEAST_STEP = 64;
    private static final int LOGARITHMS = 6;

    /** Measures a picture. */
    static NeighbourStatistics of(Plane luma, Cancellation cancellation) {
        List<Box> spread =
                SpreadWindows.of(luma.width(), luma.height(), SIDE, 2, LEAST_STEP, MOST_WINDOWS);
        PhaseTally[] tallies = new PhaseTally[spread.size()];
        Bands.over(
                tallies.length,
                1,
                cancellation,
                (from, to) -> tallies[from] = PhaseTally.of(luma, spread.get(from)));
        double least = LEAST_DETAIL * SIDE * SIDE;
        List<PhaseTally> used =
                Arrays.stream(tallies).filter(tally -> tally.squares >= least).toList();
        if (used.isEmpty()) {
            return new NeighbourStatistics(0, 1, 0);
        }
        double[] correlations = used.stream().mapToDouble(t -> t.products / t.squares).toArray();
        return new NeighbourStatistics(
                used.size(), ratio(used), Math.clamp(Median.of(correlations), -1, 1));
    }

    private static double ratio(List<PhaseTally> used) {
        double[][] logarithms = new double[LOGARITHMS][used.size()];
        for (int i = 0; i < used.size(); i++) {
            PhaseTally tally = used.get(i);
            double mean = Arrays.stream(tally.residual).sum() / 4;
            for (int phase = 0; phase < 4; phase++) {
                logarithms[phase][i] = logarithm(tally.residual[phase], mean);
            }
            logarithms[4][i] = logarithm(tally.right[0], tally.right[1]);
            logarithms[5][i] = logarithm(tally.below[0], tally.below[1]);
        }
        double furthest = 0;
        for (double[] values : logarithms) {
            furthest = Math.max(furthest, Math.abs(Median.of(values)));
        }
        return Math.exp(furthest);
    }

    private static double logarithm(double one, double other) {
        double most = Math.log(MOST_RATIO);
        return Math.clamp(Math.log((one + 1e-9) / (other + 1e-9)), -most, most);
    }
}
