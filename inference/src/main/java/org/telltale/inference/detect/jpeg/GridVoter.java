package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * Lets every pixel vote for a grid origin: each of the 64 overlapping 8×8 blocks that hold the
 * pixel belongs to one origin, and the block with the most DCT coefficients that round to zero
 * wins. A tie, or a winner that is constant along rows or columns, gives no vote (Nikoukhah et al.,
 * "ZERO", CVPR workshops 2019 and Image Processing On Line 2021). Pixels within seven of an edge
 * are not held by 64 blocks and do not vote.
 *
 * <p>Works tile by tile on the threads of the common pool and the caller's, so that memory beside
 * the votes stays below a megabyte a thread.
 */
final class GridVoter {
    private static final int TILE = 256;

    private GridVoter() {}

    /**
     * All votes.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static GridVotes vote(Plane luma, Cancellation cancellation) {
        byte[] votes = new byte[luma.width() * luma.height()];
        Arrays.fill(votes, GridVotes.NONE);
        int across = tiles(luma.width());
        int down = tiles(luma.height());
        IntStream.range(0, across * down)
                .parallel()
                .forEach(i -> {
                    int x = 7 + i % across * TILE;
                    int y = 7 + i / across * TILE;
                    int width = Math.min(TILE, luma.width() - 7 - x);
                    int height = Math.min(TILE, luma.height() - 7 - y);
                    new VoteTile(luma, x, y, width, height).vote(votes, cancellation);
                });
        return new GridVotes(luma.width(), luma.height(), votes);
    }

    /** Tiles that cover the voting pixels of a side: all but seven at both ends. */
    private static int tiles(int side) {
        return Math.max(0, side - 14 + TILE - 1) / TILE;
    }
}
