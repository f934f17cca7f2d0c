package org.telltale.inference.detect.noise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.StudentTail;
import org.telltale.inference.engine.Cancellation;

/**
 * Finds where neighbouring blocks depart the same way from the noise model, and how surprising that
 * is in this picture. A place is compared with equally large windows elsewhere: how much their
 * means differ says how much focus, texture and the camera's own noise reduction make the noise
 * vary at that size, and Student's t says how far outside this the place lies. The number of false
 * alarms multiplies that chance by the number of rectangles of blocks and both signs. It counts
 * every rectangle, so leaving some out, as the bound on the places tested does, never makes one
 * surer. Used once, by one thread.
 */
final class NoiseRegionSearch {
    private static final double DEPARTURE = 2.0;

    /** Least departure that counts however even the picture is: a quarter more, or a fifth less. */
    private static final double LEAST_RATIO = 1.25;

    /** Blocks join over a gap of one, since textured ones between them cannot be judged. */
    private static final int REACH = 2;

    private static final int LEAST_BLOCKS = 4;

    /** Fewer other windows than this say too little of how much the picture varies by itself. */
    private static final int LEAST_WINDOWS = 8;

    /** A window speaks where at least a third of its blocks are judged. */
    private static final int LEAST_JUDGED_PARTS = 3;

    /** Log ratio below which a spread is only the measure's own error. */
    private static final double LEAST_SPREAD = 0.01;

    private static final int MOST_REGIONS = 8;

    /**
     * Places tested, the largest first: each test walks over the whole picture. No picture of 12
     * megapixels or less has as many of {@link #LEAST_BLOCKS} blocks of 32 pixels.
     */
    static final int MOST_TESTED = 3_000;

    private final NoiseField field;
    private final double[] residual;
    private final BitSet judged = new BitSet();
    private final double limit;
    private final Cancellation cancellation;
    private int untested;

    NoiseRegionSearch(NoiseField field, NoiseModel model, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.field = field;
        this.residual = new double[field.blocks()];
        for (int i = 0; i < model.blocks().length; i++) {
            judged.set(model.blocks()[i]);
            residual[model.blocks()[i]] = model.residual()[i];
        }
        this.limit = Math.max(DEPARTURE * model.scale(), Math.log(LEAST_RATIO));
    }

    /**
     * All candidates, surest first; those with log10 NFA below 0 are significant.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<NoiseRegion> find() {
        List<List<Integer>> places = new ArrayList<>();
        propose(1, places);
        propose(-1, places);
        if (places.size() > MOST_TESTED) {
            untested = places.size() - MOST_TESTED;
            places.sort(Comparator.comparingInt((List<Integer> place) -> place.size()).reversed());
        }
        List<NoiseRegion> regions = new ArrayList<>();
        for (List<Integer> place : places.subList(0, places.size() - untested)) {
            cancellation.check();
            NoiseRegion region = test(place);
            if (region != null) {
                regions.add(region);
            }
        }
        regions.sort(Comparator.comparingDouble(NoiseRegion::log10Nfa));
        return regions.subList(0, Math.min(MOST_REGIONS, regions.size()));
    }

    /** How many places the bound left out; 0 before {@link #find()} ran. */
    int untested() {
        return untested;
    }

    private void propose(int sign, List<List<Integer>> places) {
        BitSet departing = new BitSet();
        judged.stream().filter(b -> sign * residual[b] > limit).forEach(departing::set);
        BitSet left = (BitSet) departing.clone();
        for (int b = left.nextSetBit(0); b >= 0; b = left.nextSetBit(b + 1)) {
            cancellation.check();
            List<Integer> together = grow(b, left);
            if (together.size() >= LEAST_BLOCKS) {
                places.add(together);
            }
        }
    }

    private List<Integer> grow(int first, BitSet left) {
        List<Integer> together = new ArrayList<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        left.clear(first);
        queue.add(first);
        while (!queue.isEmpty()) {
            int block = queue.remove();
            together.add(block);
            takeNear(block, left, queue);
        }
        return together;
    }

    private void takeNear(int block, BitSet left, ArrayDeque<Integer> queue) {
        int column = block % field.across();
        int row = block / field.across();
        int lastColumn = Math.min(field.across() - 1, column + REACH);
        int lastRow = Math.min(field.down() - 1, row + REACH);
        for (int r = Math.max(0, row - REACH); r <= lastRow; r++) {
            for (int c = Math.max(0, column - REACH); c <= lastColumn; c++) {
                int next = r * field.across() + c;
                if (left.get(next)) {
                    left.clear(next);
                    queue.add(next);
                }
            }
        }
    }

    private @Nullable NoiseRegion test(List<Integer> together) {
        int across = field.across();
        BlockBox box =
                new BlockBox(
                        together.stream().mapToInt(b -> b % across).min().orElseThrow(),
                        together.stream().mapToInt(b -> b / across).min().orElseThrow(),
                        together.stream().mapToInt(b -> b % across).max().orElseThrow() + 1,
                        together.stream().mapToInt(b -> b / across).max().orElseThrow() + 1);
        double mean = mean(box);
        double[] others = meansElsewhere(box);
        if (Double.isNaN(mean) || others.length < LEAST_WINDOWS) {
            return null;
        }
        double centre = Arrays.stream(others).average().orElseThrow();
        double square = Arrays.stream(others).map(m -> (m - centre) * (m - centre)).sum();
        double spread =
                Math.max(LEAST_SPREAD, Math.sqrt(square / (others.length - 1)))
                        * Math.sqrt(1 + 1.0 / others.length);
        double t = Math.abs(mean - centre) / spread;
        double log10Nfa = log10Tests() + StudentTail.log10(t, others.length - 1);
        return new NoiseRegion(
                box.pixels(field.side()), together.size(), Math.exp(mean - centre), log10Nfa);
    }

    /** Mean residual of the judged blocks of a window; not a number where most are not judged. */
    private double mean(BlockBox box) {
        double sum = 0;
        int count = 0;
        for (int row = box.firstRow(); row < box.endRow(); row++) {
            for (int column = box.firstColumn(); column < box.endColumn(); column++) {
                int block = row * field.across() + column;
                if (judged.get(block)) {
                    sum += residual[block];
                    count++;
                }
            }
        }
        return count * LEAST_JUDGED_PARTS < box.blocks() ? Double.NaN : sum / count;
    }

    /** Means of equally large windows that lie apart from the given one and from each other. */
    private double[] meansElsewhere(BlockBox box) {
        List<Double> means = new ArrayList<>();
        for (int row = box.firstRow() % box.rows(); row + box.rows() <= field.down(); ) {
            for (int column = box.firstColumn() % box.columns();
                    column + box.columns() <= field.across(); ) {
                BlockBox other =
                        new BlockBox(column, row, column + box.columns(), row + box.rows());
                double mean = other.equals(box) ? Double.NaN : mean(other);
                if (!Double.isNaN(mean)) {
                    means.add(mean);
                }
                column += box.columns();
            }
            row += box.rows();
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double log10Tests() {
        double columns = field.across() * (field.across() + 1) / 2.0;
        double rows = field.down() * (field.down() + 1) / 2.0;
        return Math.log10(2 * columns * rows);
    }
}
