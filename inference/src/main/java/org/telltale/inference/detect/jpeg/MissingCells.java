package org.telltale.inference.detect.jpeg;

import java.util.BitSet;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

/**
 * Which blocks lack the main grid and which have it. A block lacks it where its pixels did vote,
 * but for another grid, and vote for the trial grid once the picture was compressed on that one at
 * high quality: so it could have shown a grid, and had none. Blocks with clipped pixels and blocks
 * that do neither clearly are not judged.
 *
 * @param across blocks in a row; block (0, 0) holds the picture's top-left pixel
 * @param down rows of blocks
 * @param transform cells to source pixels
 * @param missing blocks without the main grid
 * @param present blocks with it
 */
record MissingCells(
        int across, int down, EvidenceMap.Transform transform, BitSet missing, BitSet present) {
    /** Pixels of a block that must agree, of 64. */
    private static final int MAJORITY = 32;

    private static final int MOST_CLIPPED = 3;
    private static final float DARKEST = 1.5f;
    private static final float BRIGHTEST = 253.5f;

    /**
     * Judges every block.
     *
     * @param votes of the picture as it is
     * @param again votes after it was compressed on the trial grid
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static MissingCells of(
            Plane luma,
            GridVotes votes,
            GridVotes again,
            GridOrigin main,
            GridOrigin trial,
            Cancellation cancellation) {
        int across = (votes.width() + 7) / 8 + 1;
        int down = (votes.height() + 7) / 8 + 1;
        byte[] lacking = new byte[across * down];
        byte[] having = new byte[across * down];
        byte[] clipped = new byte[across * down];
        for (int y = 0, i = 0; y < votes.height(); y++) {
            cancellation.check();
            int row = ((y + 8 - trial.y()) >> 3) * across;
            for (int x = 0; x < votes.width(); x++, i++) {
                int cell = row + ((x + 8 - trial.x()) >> 3);
                int vote = votes.votes()[i];
                if (vote == main.index()) {
                    having[cell]++;
                } else if (vote != GridVotes.NONE && again.votes()[i] == trial.index()) {
                    lacking[cell]++;
                }
                float value = luma.values()[i];
                clipped[cell] += (byte) (value < DARKEST || value > BRIGHTEST ? 1 : 0);
            }
        }
        BitSet missing = new BitSet();
        BitSet present = new BitSet();
        for (int cell = 0; cell < lacking.length; cell++) {
            if (clipped[cell] <= MOST_CLIPPED) {
                missing.set(cell, lacking[cell] >= MAJORITY);
                present.set(cell, having[cell] >= MAJORITY);
            }
        }
        return new MissingCells(
                across,
                down,
                new EvidenceMap.Transform(8, 8, trial.x() - 8, trial.y() - 8),
                missing,
                present);
    }
}
