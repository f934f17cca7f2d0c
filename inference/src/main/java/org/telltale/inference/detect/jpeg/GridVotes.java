package org.telltale.inference.detect.jpeg;

/**
 * For every pixel, the grid origin that it votes for. The array is shared, not copied: who receives
 * votes only reads them.
 *
 * @param width pixels
 * @param height pixels
 * @param votes {@link GridOrigin#index()} of each pixel's vote, row-major, or {@link #NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: one byte a pixel of the picture
record GridVotes(int width, int height, byte[] votes) {
    /** A pixel that casts no vote. */
    static final byte NONE = -1;

    GridVotes {
        if (votes.length != width * height) {
            throw new IllegalArgumentException(votes.length + " for " + width + "x" + height);
        }
    }

    /** Votes for each origin. */
    long[] tally() {
        long[] tally = new long[GridOrigin.COUNT];
        for (byte vote : votes) {
            if (vote != NONE) {
                tally[vote]++;
            }
        }
        return tally;
    }
}
