package org.telltale.inference.detect.noise;

import org.telltale.inference.detect.Median;
import org.telltale.inference.image.Plane;

/**
 * Measures one row of blocks. The noise of a block is the median absolute value of its diagonal
 * detail coefficients over 0.6745 (Donoho and Johnstone, "Ideal spatial adaptation by wavelet
 * shrinkage", 1994; block by block: Mahdian and Saic, "Using noise inconsistencies for blind image
 * forensics", 2009), with Daubechies' wavelet of two vanishing moments, which linear shading does
 * not reach. Used once, by one thread.
 */
final class BlockRow {
    private static final double ROOT_3 = Math.sqrt(3);
    private static final float G0 = (float) ((1 - ROOT_3) / (4 * Math.sqrt(2)));
    private static final float G1 = (float) (-(3 - ROOT_3) / (4 * Math.sqrt(2)));
    private static final float G2 = (float) ((3 + ROOT_3) / (4 * Math.sqrt(2)));
    private static final float G3 = (float) (-(1 + ROOT_3) / (4 * Math.sqrt(2)));
    private static final double MEDIAN_OF_HALF_NORMAL = 0.6745;
    private static final int TAPS = 4;
    private static final int CELL = 4;
    private static final float BLACK = 2;
    private static final float WHITE = 253;

    private final Plane luma;
    private final int side;
    private final int across;
    private final float[][] rowDetail;
    private final float[] cellMeans;

    BlockRow(Plane luma, int side) {
        this.luma = luma;
        this.side = side;
        this.across = luma.width() / side;
        this.rowDetail = new float[side + TAPS][(luma.width() - TAPS) / 2 + 1];
        this.cellMeans = new float[across * side / CELL * (side / CELL)];
    }

    /** Writes what was measured into the field. */
    void measure(int row, NoiseField field) {
        int y = row * side;
        int lines = Math.min(side + TAPS - 2, luma.height() - y);
        for (int i = 0; i < lines; i++) {
            filterLine(y + i, rowDetail[i]);
        }
        sumCells(y);
        float[] detail = new float[side / 2 * (side / 2)];
        for (int column = 0; column < across; column++) {
            int block = row * across + column;
            int count = diagonalDetail(column, lines, detail);
            field.sigma()[block] = Median.of(detail, count) / MEDIAN_OF_HALF_NORMAL;
            field.mean()[block] = mean(column);
            field.texture()[block] = texture(column, field.sigma()[block]);
            field.clipped()[block] = clipped(column, y);
        }
    }

    private void filterLine(int y, float[] out) {
        float[] values = luma.values();
        int i = y * luma.width();
        for (int k = 0; k < out.length; k++, i += 2) {
            out[k] = G0 * values[i] + G1 * values[i + 1] + G2 * values[i + 2] + G3 * values[i + 3];
        }
    }

    private int diagonalDetail(int column, int lines, float[] detail) {
        int first = column * side / 2;
        int last = Math.min(first + side / 2, rowDetail[0].length);
        int count = 0;
        for (int i = 0; i + TAPS <= lines && i < side; i += 2) {
            float[] r0 = rowDetail[i], r1 = rowDetail[i + 1];
            float[] r2 = rowDetail[i + 2], r3 = rowDetail[i + 3];
            for (int k = first; k < last; k++) {
                float value = G0 * r0[k] + G1 * r1[k] + G2 * r2[k] + G3 * r3[k];
                detail[count++] = Math.abs(value);
            }
        }
        return count;
    }

    private void sumCells(int y) {
        int cellsAcross = across * side / CELL;
        java.util.Arrays.fill(cellMeans, 0);
        for (int i = 0; i < side; i++) {
            int in = (y + i) * luma.width();
            int out = i / CELL * cellsAcross;
            for (int c = 0; c < cellsAcross; c++, in += CELL) {
                float[] v = luma.values();
                cellMeans[out + c] += (v[in] + v[in + 1] + v[in + 2] + v[in + 3]) / 16;
            }
        }
    }

    private double mean(int column) {
        int cells = side / CELL;
        int cellsAcross = across * cells;
        double sum = 0;
        for (int r = 0; r < cells; r++) {
            for (int c = 0; c < cells; c++) {
                sum += cellMeans[r * cellsAcross + column * cells + c];
            }
        }
        return sum / (cells * cells);
    }

    /** The scene's own steps: white noise of that strength would add σ²/8 to their square. */
    private double texture(int column, double sigma) {
        int cells = side / CELL;
        int cellsAcross = across * cells;
        double sum = 0;
        for (int r = 0; r + 1 < cells; r++) {
            for (int c = 0; c + 1 < cells; c++) {
                int i = r * cellsAcross + column * cells + c;
                double right = cellMeans[i + 1] - cellMeans[i];
                double below = cellMeans[i + cellsAcross] - cellMeans[i];
                sum += right * right + below * below;
            }
        }
        double square = sum / (2.0 * (cells - 1) * (cells - 1));
        return Math.sqrt(Math.max(0, square - sigma * sigma * 2 / (CELL * CELL)));
    }

    private double clipped(int column, int y) {
        int count = 0;
        for (int i = 0; i < side; i++) {
            int start = (y + i) * luma.width() + column * side;
            for (int k = start; k < start + side; k++) {
                float value = luma.values()[k];
                if (value <= BLACK || value >= WHITE) {
                    count++;
                }
            }
        }
        return (double) count / (side * side);
    }
}
