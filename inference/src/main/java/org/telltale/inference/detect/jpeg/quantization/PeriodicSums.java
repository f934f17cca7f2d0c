package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.telltale.inference.detect.jpeg.BlockRow;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;

/**
 * The sums of a {@link PeriodTable} over some blocks of a grid, for each frequency. Immutable; the
 * arrays are only read.
 */
final class PeriodicSums {
    private final JpegBlocks blocks;
    private final int[] frequencies;
    private final float[][] cosines;
    private final float[][] counts;

    private PeriodicSums(JpegBlocks blocks, int[] frequencies) {
        this.blocks = blocks;
        this.frequencies = frequencies;
        this.cosines = new float[frequencies.length][PeriodTable.STEPS];
        this.counts = new float[frequencies.length][PeriodTable.STEPS];
    }

    /**
     * Adds up the given blocks.
     *
     * @param cells of this grid, row by row
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    static PeriodicSums of(
            BitSet cells,
            JpegBlocks blocks,
            int[] frequencies,
            PeriodTable[] tables,
            Cancellation cancellation) {
        PeriodicSums sums = new PeriodicSums(blocks, frequencies);
        BlockRow reader = blocks.reader(frequencies);
        for (int row = 0; row < blocks.down(); row++) {
            cancellation.check();
            int start = row * blocks.across();
            int end = start + blocks.across();
            int at = cells.nextSetBit(start);
            if (at < 0 || at >= end) {
                continue;
            }
            float[][] values = reader.transform(row);
            for (; at >= 0 && at < end; at = cells.nextSetBit(at + 1)) {
                if (!PeriodTable.flat(values, at - start)) {
                    sums.add(tables, values, at - start);
                }
            }
        }
        return sums;
    }

    private void add(PeriodTable[] tables, float[][] values, int block) {
        for (int i = 0; i < tables.length; i++) {
            tables[i].add(values[i][block], cosines[i], counts[i]);
        }
    }

    /** The best step of each frequency. */
    PeriodicPlace best() {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < frequencies.length; i++) {
            periods.add(Period.best(frequencies[i], cosines[i], counts[i]));
        }
        return PeriodicPlace.of(blocks, periods);
    }

    /** How periodic one frequency is with a step: standard deviations. */
    double z(int frequency, int step) {
        int i = step - PeriodTable.LEAST_STEP;
        float count = counts[frequency][i];
        return count == 0 ? 0 : cosines[frequency][i] * Math.sqrt(2 / count);
    }
}
