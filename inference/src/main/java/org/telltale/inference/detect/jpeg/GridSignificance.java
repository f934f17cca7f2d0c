package org.telltale.inference.detect.jpeg;

import org.telltale.inference.detect.BinomialTail;

/**
 * The number of false alarms of a grid (a-contrario theory; Desolneux, Moisan and Morel 2008): how
 * many windows of a picture without any JPEG grid would gather as many votes for one origin. Under
 * that background model a vote falls on each of the 64 origins alike. The 64 pixels of a block vote
 * together, so 64 votes count as one. Immutable.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 */
record GridSignificance(int width, int height) {
    private static final double CHANCE = 1.0 / GridOrigin.COUNT;
    private static final int VOTES_A_BLOCK = 64;

    /**
     * log10 of the number of tests of Nikoukhah et al. (2021): 64 main grids, 64 local grids, and
     * every rectangle of the picture, of which there are fewer than width² × height².
     */
    double log10Tests() {
        return 2 * Math.log10(GridOrigin.COUNT) + 2 * Math.log10(width) + 2 * Math.log10(height);
    }

    /**
     * log10 of the number of false alarms of a window.
     *
     * @param pixels in the window
     * @param votes for one origin among them
     */
    double log10Nfa(long pixels, long votes) {
        long blocks = pixels / VOTES_A_BLOCK;
        long agreeing = Math.min(blocks, votes / VOTES_A_BLOCK);
        return log10Tests() + BinomialTail.log10(blocks, agreeing, CHANCE);
    }

    /**
     * Whether an origin has more of some votes than chance gives it, among the origins that are not
     * expected; one test for each origin.
     *
     * @param expected origins that are expected in this picture
     * @param others votes for any of the rest
     * @param agreeing votes for this one
     */
    boolean spread(int expected, long others, long agreeing) {
        long blocks = others / VOTES_A_BLOCK;
        long share = Math.min(blocks, agreeing / VOTES_A_BLOCK);
        double chance = 1.0 / (GridOrigin.COUNT - expected);
        return Math.log10(GridOrigin.COUNT) + BinomialTail.log10(blocks, share, chance) < 0;
    }
}
