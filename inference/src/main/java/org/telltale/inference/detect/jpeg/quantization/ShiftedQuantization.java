package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;

/**
 * What each block of a moved grid says for an earlier quantization on that grid. The arrays are
 * shared and only read.
 *
 * @param blocks of the grid
 * @param periods the frequencies and steps
 * @param ratios for each block, natural logarithm of a likelihood ratio; 0 where it says nothing
 * @param expected the same, as it would be on average where quantized so
 * @param informative coefficients behind it
 */
@SuppressWarnings("ArrayRecordComponent") // a value a block, made once
record ShiftedQuantization(
        JpegBlocks blocks,
        List<Period> periods,
        float[] ratios,
        float[] expected,
        byte[] informative) {
    /** Telling coefficients that a block has at least. */
    private static final int LEAST_INFORMATIVE = 3;

    /** Where a frequency is less periodic than this, it is left out: standard deviations. */
    private static final double LEAST_Z = 3;

    /**
     * Measures every block.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    static ShiftedQuantization of(PeriodicPlace place, Cancellation cancellation) {
        List<Period> periods = place.periods().stream().filter(p -> p.z() >= LEAST_Z).toList();
        JpegBlocks blocks = place.blocks();
        float[] ratios = new float[blocks.count()];
        float[] expected = new float[blocks.count()];
        byte[] informative = new byte[blocks.count()];
        List<PeriodRatio> tables = new ArrayList<>();
        periods.forEach(period -> tables.add(new PeriodRatio(period)));
        int[] frequencies = periods.stream().mapToInt(Period::frequency).toArray();
        blocks.rows(
                frequencies,
                cancellation,
                (row, values) -> {
                    int start = row * blocks.across();
                    for (int i = 0; i < frequencies.length; i++) {
                        PeriodRatio table = tables.get(i);
                        for (int x = 0, at = start; x < blocks.across(); x++, at++) {
                            if (table.counts(values[i][x])) {
                                ratios[at] += table.of(values[i][x]);
                                expected[at] += table.expected();
                                informative[at]++;
                            }
                        }
                    }
                    for (int at = start; at < start + blocks.across(); at++) {
                        if (informative[at] < LEAST_INFORMATIVE) {
                            ratios[at] = 0;
                            expected[at] = 0;
                            informative[at] = 0;
                        }
                    }
                });
        return new ShiftedQuantization(blocks, periods, ratios, expected, informative);
    }

    /** The connected blocks that together say most for it; empty where there are none. */
    BitSet surest(int least, Cancellation cancellation) {
        BitSet different =
                new BlockField(blocks.across(), blocks.down(), ratios).different(cancellation);
        BitSet best = new BitSet();
        double most = 0;
        for (CellMask mask :
                CellMask.components(
                        different, blocks.across(), blocks.down(), blocks.transform(), least)) {
            double said = mask.cells().stream().mapToDouble(i -> ratios[i]).sum();
            if (said > most) {
                most = said;
                best = mask.cells();
            }
        }
        return best;
    }

    /**
     * Whether the trace is confined to some regions: the other blocks, taken together, speak
     * against it. A picture that was cropped and saved again shows it everywhere.
     */
    boolean isLocal(List<DifferentRegion> regions) {
        BitSet inside = new BitSet();
        regions.forEach(region -> inside.or(region.mask().cells()));
        double outside = 0;
        for (int i = inside.nextClearBit(0); i < ratios.length; i = inside.nextClearBit(i + 1)) {
            outside += ratios[i];
        }
        return outside < 0;
    }
}
