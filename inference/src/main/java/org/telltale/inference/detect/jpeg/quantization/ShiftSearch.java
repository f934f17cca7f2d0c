package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.detect.jpeg.LumaTable;
import org.telltale.inference.engine.Cancellation;

/**
 * Finds the moved grids on which some part of a picture is periodic as nowhere else. What is
 * periodic in the scene is so on many grids, so a window is compared with itself on all the others.
 */
final class ShiftSearch {
    /** Frequencies looked at: DC and the first of the zigzag order. */
    static final int FREQUENCIES = 10;

    /** Grids other than the file's. */
    static final int SHIFTS = 63;

    /** How much more periodic a window is than on the median grid, before its blocks are asked. */
    static final double LEAST_CONTRAST = 20;

    /** How periodic the rest of the picture may be: standard deviations. */
    private static final double MOST_OUTSIDE = 3;

    /** Grids whose blocks are asked. */
    private static final int MOST_GRIDS = 4;

    private final JpegBlocks blocks;
    private final int[] frequencies = LumaTable.zigzag(0, FREQUENCIES);
    private final PeriodTable[] tables;
    private final Cancellation cancellation;

    ShiftSearch(JpegBlocks blocks, LumaTable table, Cancellation cancellation) {
        this.blocks = blocks;
        this.tables =
                Arrays.stream(frequencies)
                        .mapToObj(f -> new PeriodTable(f == 0, table.step(f)))
                        .toArray(PeriodTable[]::new);
        this.cancellation = cancellation;
    }

    /**
     * What each block says, for each of those grids; the most striking first.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    List<ShiftedQuantization> find() {
        List<ShiftedQuantization> found = new ArrayList<>();
        for (PeriodicPlace place : places()) {
            ShiftedQuantization rough = ShiftedQuantization.of(place, cancellation);
            BitSet cells = rough.surest(DifferentRegionSearch.LEAST_BLOCKS, cancellation);
            if (cells.isEmpty()) {
                continue;
            }
            // The window held other blocks too: what is periodic is measured again without.
            PeriodicPlace pure = in(cells, place.blocks()).best();
            ShiftedQuantization field = ShiftedQuantization.of(pure, cancellation);
            if (isHistory(field, pure)) {
                break;
            }
            found.add(field);
        }
        return found;
    }

    /**
     * Whether the trace belongs to the whole picture. Cropped and saved again, it shows the grid
     * everywhere; saved twice on the file's grid, it shows the earlier steps more clearly there
     * than on any grid that shares lines or columns with it. Weaker grids are echoes then.
     */
    private boolean isHistory(ShiftedQuantization field, PeriodicPlace pure) {
        BitSet inside = field.surest(DifferentRegionSearch.LEAST_BLOCKS, cancellation);
        if (inside.isEmpty()) {
            return false;
        }
        BitSet outside = new BitSet();
        outside.set(0, field.blocks().count());
        outside.andNot(inside);
        double here = joint(in(inside, field.blocks()), pure);
        return joint(in(outside, field.blocks()), pure) > MOST_OUTSIDE
                || joint(in(onFileGrid(inside, field.blocks()), blocks), pure) > here;
    }

    /** The blocks of the file's grid that lie most in the given ones of a moved grid, about. */
    private BitSet onFileGrid(BitSet cells, JpegBlocks moved) {
        BitSet set = new BitSet();
        cells.stream()
                .forEach(i -> set.set(i / moved.across() * blocks.across() + i % moved.across()));
        return set;
    }

    /** How periodic a place is with the steps of another: standard deviations, all together. */
    private static double joint(PeriodicSums sums, PeriodicPlace steps) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < steps.periods().size(); i++) {
            if (steps.periods().get(i).z() > 0) {
                sum += sums.z(i, steps.periods().get(i).step());
                n++;
            }
        }
        return n == 0 ? 0 : sum / Math.sqrt(n);
    }

    private PeriodicSums in(BitSet cells, JpegBlocks grid) {
        return PeriodicSums.of(cells, grid, frequencies, tables, cancellation);
    }

    private List<PeriodicPlace> places() {
        ShiftScan[] scans =
                IntStream.rangeClosed(1, SHIFTS)
                        .mapToObj(shift -> new ShiftScan(blocks, shift, frequencies, tables))
                        .toArray(ShiftScan[]::new);
        double[][] strengths =
                Arrays.stream(scans)
                        .parallel()
                        .map(scan -> scan.strengths(cancellation))
                        .toArray(double[][]::new);
        List<Contrast> contrasts = new ArrayList<>();
        for (int shift = 0; shift < SHIFTS; shift++) {
            contrasts.add(new Contrast(scans[shift], 0, Double.NEGATIVE_INFINITY));
        }
        double[] column = new double[SHIFTS];
        for (int window = 0; window < strengths[0].length; window++) {
            for (int shift = 0; shift < SHIFTS; shift++) {
                column[shift] = strengths[shift][window];
            }
            Arrays.sort(column);
            for (int shift = 0; shift < SHIFTS; shift++) {
                double contrast = strengths[shift][window] - column[SHIFTS / 2];
                if (contrast > contrasts.get(shift).value()) {
                    contrasts.set(shift, new Contrast(scans[shift], window, contrast));
                }
            }
        }
        return contrasts.stream()
                .filter(contrast -> contrast.value() >= LEAST_CONTRAST)
                .sorted(Comparator.comparingDouble(Contrast::value).reversed())
                .limit(MOST_GRIDS)
                .map(contrast -> contrast.scan().place(contrast.window()))
                .toList();
    }

    private record Contrast(ShiftScan scan, int window, double value) {}
}
