package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.detect.jpeg.BlockRow;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;

/**
 * Measures, on one moved grid of blocks, how periodic the coefficients are in each window of two by
 * two tiles, each frequency with its best step. Used once, by one thread.
 */
final class ShiftScan {
    /** Blocks that are transformed at most, about; of more, only every so many rows. */
    private static final int MOST_BLOCKS = 50_000;

    /** Side of a tile where every row is transformed, blocks. */
    private static final int TILE = 12;

    private final JpegBlocks blocks;
    private final int[] frequencies;
    private final PeriodTable[] tables;
    private final int stride;
    private final int tile;
    private final int tilesAcross;
    private final int tilesDown;
    private final float[][][] cosines;
    private final float[][][] counts;

    /**
     * A scan of a moved grid; all scans of a file have the same number of tiles.
     *
     * @param file blocks of the file's own grid
     * @param shift 1 to 63: pixels to the right, and eight times pixels down
     */
    ShiftScan(JpegBlocks file, int shift, int[] frequencies, PeriodTable[] tables) {
        this.blocks = file.moved(shift & 7, shift >> 3);
        this.frequencies = frequencies;
        this.tables = tables;
        this.stride = stride(file);
        this.tile = (int) Math.round(TILE * Math.sqrt(stride));
        this.tilesAcross = Math.max(1, (file.across() - 1) / tile);
        this.tilesDown = Math.max(1, (file.down() - 1) / tile);
        int tiles = tilesAcross * tilesDown;
        this.cosines = new float[frequencies.length][tiles][PeriodTable.STEPS];
        this.counts = new float[frequencies.length][tiles][PeriodTable.STEPS];
    }

    /** Of so many rows of blocks, one is looked at. */
    static int stride(JpegBlocks blocks) {
        return 1 + blocks.count() / MOST_BLOCKS;
    }

    /**
     * Reads the picture and says how periodic each window is.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    double[] strengths(Cancellation cancellation) {
        BlockRow reader = blocks.reader(frequencies);
        for (int row = 0; row < blocks.down(); row += stride) {
            cancellation.check();
            int firstTile = Math.min(row / tile, tilesDown - 1) * tilesAcross;
            add(reader.transform(row), firstTile);
        }
        int across = Math.max(1, tilesAcross - 1);
        double[] strengths = new double[across * Math.max(1, tilesDown - 1)];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = place(i).strength();
        }
        return strengths;
    }

    /** What is periodic in a window, by its place among the strengths. */
    PeriodicPlace place(int window) {
        int across = Math.max(1, tilesAcross - 1);
        return place(window % across, window / across);
    }

    private void add(float[][] values, int firstTile) {
        for (int column = 0; column < blocks.across(); column++) {
            int at = firstTile + Math.min(column / tile, tilesAcross - 1);
            if (!PeriodTable.flat(values, column)) {
                for (int i = 0; i < frequencies.length; i++) {
                    tables[i].add(values[i][column], cosines[i][at], counts[i][at]);
                }
            }
        }
    }

    private PeriodicPlace place(int column, int row) {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < frequencies.length; i++) {
            float[] cosine = new float[PeriodTable.STEPS];
            float[] count = new float[PeriodTable.STEPS];
            for (int r = row; r <= Math.min(row + 1, tilesDown - 1); r++) {
                for (int c = column; c <= Math.min(column + 1, tilesAcross - 1); c++) {
                    for (int step = 0; step < PeriodTable.STEPS; step++) {
                        cosine[step] += cosines[i][r * tilesAcross + c][step];
                        count[step] += counts[i][r * tilesAcross + c][step];
                    }
                }
            }
            periods.add(Period.best(frequencies[i], cosine, count));
        }
        return PeriodicPlace.of(blocks, periods);
    }
}
