package org.telltale.inference.detect.jpeg;

import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;

/**
 * Draws votes: for every 8×8 pixels, the share that votes for another grid than the main one, or
 * for any where there is no main one.
 */
final class VoteMap {
    private static final int CELL = 8;

    private VoteMap() {}

    static EvidenceMap of(GridVotes votes, MainGrid main, Examination examination) {
        int across = (votes.width() + CELL - 1) / CELL;
        int down = (votes.height() + CELL - 1) / CELL;
        double[] shares = new double[across * down];
        int expected = main.significant() ? main.origin().index() : GridVotes.NONE;
        for (int y = 0, i = 0; y < votes.height(); y++) {
            examination.checkCancelled();
            int row = y / CELL * across;
            for (int x = 0; x < votes.width(); x++, i++) {
                byte vote = votes.votes()[i];
                if (vote != GridVotes.NONE && vote != expected) {
                    shares[row + x / CELL]++;
                }
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= CELL * CELL;
        }
        return GreyMap.of(
                examination.worker(),
                "jpeg-grid-votes",
                shares,
                across,
                new EvidenceMap.Transform(CELL, CELL, 0, 0),
                0,
                1,
                "share of votes for another grid");
    }
}
