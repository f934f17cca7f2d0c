package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;

/**
 * Finds connected regions whose blocks have another history than the rest of the picture.
 *
 * <p>The number of false alarms: under the background model, all of the picture has the main
 * history and its coefficients are independent, so that the likelihood ratio of a region exceeds
 * e<sup>t</sup> with a probability of at most e<sup>−t</sup> (Markov's inequality). The tests are
 * the rectangles of blocks. Coefficients are not independent: those of a block fail together where
 * pixels were clipped or retouched before the earlier compression; on untouched photographs, sums
 * over 25 blocks reached 60. So only one coefficient in {@value #DEPENDENT} counts.
 *
 * <p>Conditions beyond that, since natural causes spoil some blocks but not all, and smooth blocks
 * most of all: a region's blocks say at least half of what they should, they have coefficients that
 * say something, and the region is less than half of the picture.
 */
final class DifferentRegionSearch {
    /** Coefficients that count as one. */
    static final int DEPENDENT = 4;

    /** Least purity of a region. */
    static final double LEAST_PURITY = 0.5;

    /** Least blocks of a region, and least coefficients that say something. */
    static final int LEAST_BLOCKS = 16;

    static final int LEAST_INFORMATIVE = 48;

    /** Least coefficients that say something, a block of a region: smooth blocks have fewer. */
    private static final double LEAST_DENSITY = 2;

    /** Largest share of the picture's telling blocks. */
    private static final double LARGEST_SHARE = 0.5;

    private static final int MOST_REGIONS = 8;

    private final JpegBlocks blocks;
    private final float[] ratios;
    private final float[] expected;
    private final byte[] informative;
    private final double log10Choices;

    /**
     * A search over all blocks.
     *
     * @param ratios what each block says, natural logarithm
     * @param expected what it would say on average if it had the other history
     * @param informative coefficients behind that
     * @param log10Choices base-10 logarithm of how many models the ratios were chosen from
     */
    DifferentRegionSearch(
            JpegBlocks blocks,
            float[] ratios,
            float[] expected,
            byte[] informative,
            double log10Choices) {
        this.blocks = blocks;
        this.ratios = ratios;
        this.expected = expected;
        this.informative = informative;
        this.log10Choices = log10Choices;
    }

    /**
     * Significant regions, surest first.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    List<DifferentRegion> find(Cancellation cancellation) {
        BitSet different =
                new BlockField(blocks.across(), blocks.down(), ratios).different(cancellation);
        List<DifferentRegion> found = new ArrayList<>();
        double telling = telling(null);
        for (CellMask mask :
                CellMask.components(
                        different,
                        blocks.across(),
                        blocks.down(),
                        blocks.transform(),
                        LEAST_BLOCKS)) {
            cancellation.check();
            DifferentRegion region = measure(mask);
            if (region.log10Nfa() < 0
                    && region.purity() >= LEAST_PURITY
                    && telling(mask.cells()) <= LARGEST_SHARE * telling) {
                found.add(region);
            }
        }
        found.sort(Comparator.comparingDouble(DifferentRegion::log10Nfa));
        return List.copyOf(found.subList(0, Math.min(MOST_REGIONS, found.size())));
    }

    private DifferentRegion measure(CellMask mask) {
        double said = 0;
        double due = 0;
        int coefficients = 0;
        BitSet cells = mask.cells();
        for (int i = cells.nextSetBit(0); i >= 0; i = cells.nextSetBit(i + 1)) {
            said += ratios[i];
            due += expected[i];
            coefficients += informative[i];
        }
        double least = Math.max(LEAST_INFORMATIVE, LEAST_DENSITY * mask.count());
        double log10Nfa =
                coefficients < least
                        ? log10Tests()
                        : log10Tests() - said / DEPENDENT / Math.log(10);
        return new DifferentRegion(mask, log10Nfa, due > 0 ? said / due : 0);
    }

    /** Blocks, of some or of all, that say something. */
    private double telling(@org.jspecify.annotations.Nullable BitSet cells) {
        int count = 0;
        for (int i = 0; i < informative.length; i++) {
            count += informative[i] > 0 && (cells == null || cells.get(i)) ? 1 : 0;
        }
        return count;
    }

    /** log10 of the number of rectangles of blocks, times that of the models. */
    private double log10Tests() {
        double columns = blocks.across() * (blocks.across() + 1.0) / 2;
        double rows = blocks.down() * (blocks.down() + 1.0) / 2;
        return log10Choices + Math.log10(columns * rows);
    }
}
