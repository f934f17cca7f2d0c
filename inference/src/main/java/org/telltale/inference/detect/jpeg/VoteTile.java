package org.telltale.inference.detect.jpeg;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * The votes of one rectangle of pixels. The row transform of a line of pixels is made once and kept
 * for the eight block rows that it serves. Used once, by one thread.
 */
final class VoteTile {
    private static final int SIDE = 8;

    /** A coefficient below half a unit rounds to zero. */
    private static final double HALF = 0.5;

    private static final float[][] THRESHOLDS = thresholds();

    /** Low seven bits of a key that no sum of two origins can reach. */
    private static final int NO_ORIGIN = 127;

    private final Plane luma;
    private final int x;
    private final int y;
    private final int width;
    private final int height;

    /** Blocks a line: one for each pixel, and seven before. */
    private final int blocks;

    private final float[][] shifted;
    private final float[][][] rowDct = new float[SIDE][SIDE][];
    private final int[][] bestUp = new int[SIDE][];
    private final int[][] bestDown = new int[SIDE][];
    private final int[] zeros;
    private final int[] keyUp;
    private final int[] keyDown;
    private final FlatBlocks flat;

    /** A tile of voting pixels: at least seven pixels away from every edge of the picture. */
    VoteTile(Plane luma, int x, int y, int width, int height) {
        this.luma = luma;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.blocks = width + SIDE - 1;
        this.shifted = new float[SIDE][blocks];
        for (int i = 0; i < SIDE; i++) {
            for (int u = 0; u < SIDE; u++) {
                rowDct[i][u] = new float[blocks];
            }
            bestUp[i] = new int[width];
            bestDown[i] = new int[width];
        }
        this.zeros = new int[blocks];
        this.keyUp = new int[blocks];
        this.keyDown = new int[blocks];
        this.flat = new FlatBlocks(luma, x - SIDE + 1, blocks);
    }

    /** Writes this tile's votes into the picture's. */
    void vote(byte[] votes, Cancellation cancellation) {
        int firstRow = y - SIDE + 1;
        for (int row = firstRow; row < y + height + SIDE - 1; row++) {
            if ((row & 31) == 0) {
                cancellation.check();
            }
            transformRow(row);
            flat.next(row, row == firstRow);
            int blockRow = row - SIDE + 1;
            if (blockRow < firstRow) {
                continue;
            }
            countZeros(blockRow);
            makeKeys(blockRow);
            slide(keyUp, bestUp[blockRow & 7]);
            slide(keyDown, bestDown[blockRow & 7]);
            if (blockRow >= y) {
                writeVotes(blockRow, votes);
            }
        }
    }

    private void transformRow(int row) {
        int start = row * luma.width() + x - SIDE + 1;
        for (int k = 0; k < SIDE; k++) {
            System.arraycopy(luma.values(), start + k, shifted[k], 0, blocks);
        }
        BlockDct.forward(shifted, rowDct[row & 7], blocks);
    }

    private void countZeros(int blockRow) {
        java.util.Arrays.fill(zeros, 0);
        float[][] column = new float[SIDE][];
        for (int u = 0; u < SIDE; u++) {
            for (int k = 0; k < SIDE; k++) {
                column[k] = rowDct[(blockRow + k) & 7][u];
            }
            BlockDct.countZeros(column, THRESHOLDS[u], zeros, blocks);
        }
    }

    /**
     * Packs zeros and origin so that the largest key names the winner. Counting origins upwards in
     * one key and downwards in the other, both name the same origin only where no two blocks tie.
     */
    private void makeKeys(int blockRow) {
        int firstBlock = x - SIDE + 1;
        int row = 8 * (blockRow & 7);
        for (int i = 0; i < blocks; i++) {
            int origin = row + ((firstBlock + i) & 7);
            int count = zeros[i] << 7;
            keyUp[i] = count + origin;
            keyDown[i] = count + 63 - origin;
        }
        for (int i = 0; i < blocks; i++) {
            if (flat.isFlat(i)) {
                keyUp[i] |= NO_ORIGIN;
                keyDown[i] |= NO_ORIGIN;
            }
        }
    }

    private void slide(int[] keys, int[] best) {
        for (int i = 0; i < width; i++) {
            int a = Math.max(keys[i], keys[i + 1]);
            int b = Math.max(keys[i + 2], keys[i + 3]);
            int c = Math.max(keys[i + 4], keys[i + 5]);
            int d = Math.max(keys[i + 6], keys[i + 7]);
            best[i] = Math.max(Math.max(a, b), Math.max(c, d));
        }
    }

    private void writeVotes(int row, byte[] votes) {
        int out = row * luma.width() + x;
        for (int i = 0; i < width; i++) {
            int up = 0;
            int down = 0;
            for (int k = 0; k < SIDE; k++) {
                up = Math.max(up, bestUp[k][i]);
                down = Math.max(down, bestDown[k][i]);
            }
            int origin = up & 127;
            votes[out + i] = origin + (down & 127) == 63 ? (byte) origin : GridVotes.NONE;
        }
    }

    /** The zero threshold of each coefficient, by the transform's gain; the mean always counts. */
    private static float[][] thresholds() {
        float[][] thresholds = new float[SIDE][SIDE];
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < SIDE; v++) {
                thresholds[u][v] = (float) (HALF * BlockDct.gain(u) * BlockDct.gain(v));
            }
        }
        thresholds[0][0] = Float.MAX_VALUE;
        return thresholds;
    }
}
