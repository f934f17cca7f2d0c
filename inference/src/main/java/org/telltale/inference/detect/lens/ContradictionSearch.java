package org.telltale.inference.detect.lens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.engine.Cancellation;

/**
 * Rectangles with more cells off the model than chance puts there. The null model: each measured
 * cell is off independently with the share of cells that are off outside the rectangle, so a
 * picture whose lens the model fits badly everywhere calls for more. The number of false alarms
 * counts all rectangles tried. A lens's blur and its colour fringes are alike over larger parts
 * than a cell, which the null model does not know: hence the bar of the detector far below 1.
 */
final class ContradictionSearch {
    private static final int[] SIDES = {2, 3, 4, 6, 8, 11};
    private static final int MOST_FOUND = 4;
    private static final int LEAST_KNOWN = 5;

    /** A pasted part shifts one way; fringes at bright edges point every way. */
    private static final double LEAST_COHERENCE = 0.8;

    /** Least share of a rectangle's measured cells that must be off. */
    private static final double LEAST_SHARE = 0.5;

    /** A rectangle holds at most this share of the measured cells. */
    private static final double MOST_HELD = 0.35;

    private final int across;
    private final int down;
    private final LensModel model;
    private final double[] disagreement;
    private final int[] known;
    private final int[] off;

    /**
     * Prepares the search.
     *
     * @param model with the disagreement of each cell
     * @param limit from which a cell is off, pixels
     */
    ContradictionSearch(int across, int down, LensModel model, double limit) {
        this.across = across;
        this.down = down;
        this.model = model;
        this.disagreement = model.disagreement();
        this.known = new int[(across + 1) * (down + 1)];
        this.off = new int[known.length];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                double value = disagreement[y * across + x];
                int at = (y + 1) * (across + 1) + x + 1;
                int above = at - across - 1;
                known[at] =
                        known[at - 1]
                                + known[above]
                                - known[above - 1]
                                + (Double.isNaN(value) ? 0 : 1);
                off[at] = off[at - 1] + off[above] - off[above - 1] + (value > limit ? 1 : 0);
            }
        }
    }

    /** The surest rectangles below a number of false alarms, no two of which overlap. */
    List<Contradiction> find(double log10Nfa, Cancellation cancellation) {
        List<Contradiction> candidates = new ArrayList<>();
        double log10Tests = Math.log10(Math.max(1.0, (double) tests()));
        for (int height : SIDES) {
            for (int width : SIDES) {
                cancellation.check();
                for (int y = 0; y + height <= down; y++) {
                    for (int x = 0; x + width <= across; x++) {
                        double log10 = log10Tests + log10Tail(x, y, x + width, y + height);
                        if (log10 < log10Nfa) {
                            candidates.add(
                                    new Contradiction(x, y, x + width, y + height, log10, 0));
                        }
                    }
                }
            }
        }
        return surest(candidates);
    }

    private List<Contradiction> surest(List<Contradiction> candidates) {
        candidates.sort(Comparator.comparingDouble(Contradiction::log10Nfa));
        List<Contradiction> found = new ArrayList<>();
        for (Contradiction c : candidates) {
            if (found.size() < MOST_FOUND
                    && found.stream().noneMatch(c::overlaps)
                    && coherence(c) >= LEAST_COHERENCE) {
                found.add(
                        new Contradiction(
                                c.left(), c.top(), c.right(), c.bottom(), c.log10Nfa(), median(c)));
            }
        }
        return found;
    }

    /** Length of the mean of what is left over the mean length, in the channel with more left. */
    private double coherence(Contradiction place) {
        double[] red = new double[3];
        double[] blue = new double[3];
        for (int y = place.top(); y < place.bottom(); y++) {
            for (int x = place.left(); x < place.right(); x++) {
                int cell = y * across + x;
                if (!Double.isNaN(disagreement[cell])) {
                    add(red, model.redLeft()[cell]);
                    add(blue, model.blueLeft()[cell]);
                }
            }
        }
        double[] more = red[2] >= blue[2] ? red : blue;
        return Math.hypot(more[0], more[1]) / more[2];
    }

    private static void add(double[] sums, Shift left) {
        sums[0] += left.x();
        sums[1] += left.y();
        sums[2] += left.length();
    }

    private double median(Contradiction place) {
        double[] values =
                new double[(place.right() - place.left()) * (place.bottom() - place.top())];
        int count = 0;
        for (int y = place.top(); y < place.bottom(); y++) {
            for (int x = place.left(); x < place.right(); x++) {
                double value = disagreement[y * across + x];
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }
        }
        Arrays.sort(values, 0, count);
        return values[count / 2];
    }

    /** Rectangles tried. */
    long tests() {
        long tests = 0;
        for (int height : SIDES) {
            for (int width : SIDES) {
                tests += (long) Math.max(0, down - height + 1) * Math.max(0, across - width + 1);
            }
        }
        return tests;
    }

    private double log10Tail(int left, int top, int right, int bottom) {
        int n = sum(known, left, top, right, bottom);
        int k = sum(off, left, top, right, bottom);
        int allKnown = known[known.length - 1];
        if (n < LEAST_KNOWN || k < LEAST_SHARE * n || n > MOST_HELD * allKnown) {
            return 0;
        }
        int outside = allKnown - n;
        int offOutside = off[off.length - 1] - k;
        double p = (offOutside + 1.0) / (outside + 2.0);
        return BinomialTail.log10(n, k, p);
    }

    private int sum(int[] sums, int left, int top, int right, int bottom) {
        int stride = across + 1;
        return sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
    }
}
