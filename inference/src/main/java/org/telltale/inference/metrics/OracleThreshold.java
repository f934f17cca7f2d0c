package org.telltale.inference.metrics;

/**
 * The best F1 that any threshold on a heat map could reach in one picture, chosen with the truth in
 * hand: an upper bound, which no detector that must choose without it attains. Higher levels are
 * more altered; the inverse of the map is not tried. Pixels that the map does not reach are never
 * predicted. For one thread.
 */
public final class OracleThreshold {
    private static final int LEVELS = 256;

    private final long[] altered = new long[LEVELS];
    private final long[] untouched = new long[LEVELS];
    private final long truth;

    /**
     * Starts without pixels.
     *
     * @param truth altered pixels of the picture
     */
    public OracleThreshold(long truth) {
        this.truth = truth;
    }

    /**
     * Adds pixels of one level.
     *
     * @param level of the map, 0 to 255
     * @param alteredPixels that the true mask has
     * @param untouchedPixels that it has not
     */
    public void add(int level, long alteredPixels, long untouchedPixels) {
        altered[level] += alteredPixels;
        untouched[level] += untouchedPixels;
    }

    /** The highest F1 over "altered where the level is at least t", t from 1 to 255. */
    public double bestF1() {
        double best = 0;
        long hits = 0;
        long predicted = 0;
        for (int level = LEVELS - 1; level > 0; level--) {
            hits += altered[level];
            predicted += altered[level] + untouched[level];
            if (predicted > 0) {
                best = Math.max(best, 2.0 * hits / (truth + predicted));
            }
        }
        return best;
    }
}
