package org.telltale.inference.detect.resampling;

/**
 * A bin of a window's spectrum that stands above those around it. Immutable.
 *
 * @param u horizontal frequency, bins from 0 to half of the side
 * @param v vertical frequency, bins from 0 to the side, the upper half negative
 * @param ratio its power over the mean of those around it
 */
record Peak(int u, int v, double ratio) {
    /**
     * Bins in the ring around one, less what the Hann window makes them depend on each other, less
     * those missing at the edge: so uncertain is the mean that a peak is compared with.
     */
    private static final double AROUND = 60;

    /**
     * The base-10 logarithm of the probability that a bin of noise stands so high: power is
     * distributed exponentially, and its mean is itself estimated.
     */
    static double log10Tail(double ratio) {
        return -AROUND * Math.log10(1 + ratio / AROUND);
    }

    /** Whether it is the same frequency within a bin, in spectra of that side. */
    boolean near(Peak other, int side) {
        int apart = Math.abs(v - other.v);
        return Math.abs(u - other.u) <= 1 && Math.min(apart, side - apart) <= 1;
    }

    /** Periods a pixel, along the wave. */
    double frequency(int side) {
        return Math.hypot(u, v > side / 2 ? v - side : v) / side;
    }
}
