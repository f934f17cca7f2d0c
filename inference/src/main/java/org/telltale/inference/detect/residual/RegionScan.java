package org.telltale.inference.detect.residual;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.engine.Cancellation;

/**
 * Finds the box of windows whose residuals are best told from the rest of the picture by one linear
 * rule: the squared canonical correlation between "inside the box" and the features. Since the
 * features are uncorrelated and vary by 1 it is n/(N − n)·|m|², where m is the mean of the n usable
 * windows inside and N counts all. 0: inside is like outside; 1: told apart without an error. Used
 * once, by one thread.
 */
final class RegionScan {
    /** Shares of the picture that a place may cover. */
    private static final double LEAST_SHARE = 0.02;

    private static final double MOST_SHARE = 0.17;
    private static final int LEAST_SIDE = 5;

    /** Longest side of a place against the picture's. */
    private static final double LONGEST = 0.7;

    private static final double SIDE_STEP = 1.25;

    /** Share of a box's windows that must be usable. */
    private static final double LEAST_USABLE = 0.75;

    private final WindowFeatures features;
    private final Cancellation cancellation;
    private final double[][] sums;
    private final int[] counts;

    RegionScan(WindowFeatures features, Cancellation cancellation) {
        this.features = features;
        this.cancellation = cancellation;
        int across = features.across();
        int stride = across + 1;
        sums = new double[stride * (features.down() + 1)][];
        counts = new int[sums.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[features.axes().length];
        }
        for (int w = 0; w < across * features.down(); w++) {
            int at = (w / across + 1) * stride + w % across + 1;
            int usable = features.usable().get(w) ? 1 : 0;
            counts[at] = counts[at - 1] + counts[at - stride] - counts[at - stride - 1] + usable;
            for (int axis = 0; axis < features.axes().length; axis++) {
                sums[at][axis] =
                        sums[at - 1][axis]
                                + sums[at - stride][axis]
                                - sums[at - stride - 1][axis]
                                + features.axes()[axis][w];
            }
        }
    }

    /**
     * The best box, or null where none is large and usable enough.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    @Nullable Found best() {
        Found best = null;
        int area = features.across() * features.down();
        for (int width = LEAST_SIDE; width <= LONGEST * features.across(); width = next(width)) {
            for (int height = LEAST_SIDE;
                    height <= LONGEST * features.down();
                    height = next(height)) {
                if (width * height >= LEAST_SHARE * area && width * height <= MOST_SHARE * area) {
                    cancellation.check();
                    Found found = bestOf(width, height);
                    if (found != null && (best == null || found.share() > best.share())) {
                        best = found;
                    }
                }
            }
        }
        return best == null ? null : new Found(best.box(), adjusted(best.share()));
    }

    /**
     * What remains of a share when the part is taken off that as many directions explain of windows
     * without any difference (Wherry, 1931): small pictures would score high by chance.
     */
    private double adjusted(double share) {
        double n = features.independent();
        double adjusted = 1 - (1 - share) * (n - 1) / (n - features.axes().length - 1);
        return Math.clamp(adjusted, 0, 1);
    }

    private static int next(int side) {
        return (int) Math.ceil(side * SIDE_STEP);
    }

    private @Nullable Found bestOf(int width, int height) {
        double most = -1;
        int bestLeft = 0;
        int bestTop = 0;
        for (int top = 0; top + height <= features.down(); top++) {
            for (int left = 0; left + width <= features.across(); left++) {
                double share = share(left, top, width, height);
                if (share > most) {
                    most = share;
                    bestLeft = left;
                    bestTop = top;
                }
            }
        }
        return most < 0
                ? null
                : new Found(
                        new CellBox(bestLeft, bestTop, bestLeft + width, bestTop + height), most);
    }

    private double share(int left, int top, int width, int height) {
        int stride = features.across() + 1;
        int a = top * stride + left;
        int b = a + width;
        int c = a + height * stride;
        int d = c + width;
        int n = counts[d] - counts[b] - counts[c] + counts[a];
        int all = counts[counts.length - 1];
        if (n < LEAST_USABLE * width * height || n >= all) {
            return -1;
        }
        double square = 0;
        for (int axis = 0; axis < features.axes().length; axis++) {
            double sum = sums[d][axis] - sums[b][axis] - sums[c][axis] + sums[a][axis];
            square += sum * sum;
        }
        return square / n / (all - n);
    }

    /**
     * A box and how well it is told from the rest.
     *
     * @param box of windows
     * @param share squared canonical correlation, 0 to 1; adjusted in the best of all
     */
    record Found(CellBox box, double share) {}
}
