package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.detect.CellMask;

/**
 * The connected places (8-neighbours) of a field whose scores reach a threshold: the largest few,
 * since a noisy map may have thousands. Immutable.
 *
 * @param shown largest first
 * @param count how many there are of the least size
 */
record ScoreRegions(List<Region> shown, int count) {
    private static final int MOST = 16;

    ScoreRegions {
        shown = List.copyOf(shown);
    }

    /**
     * Looks for them.
     *
     * @param threshold raw score from which on a cell belongs to a place
     * @param leastShare of all cells that a place has at least
     */
    static ScoreRegions of(ScoreField.Scores scores, double threshold, double leastShare) {
        int[] labels = new int[scores.values().length];
        int[] queue = new int[labels.length];
        List<int[]> found = new ArrayList<>();
        long least = Math.max(1, (long) Math.ceil(leastShare * labels.length));
        for (int first = 0; first < labels.length; first++) {
            if (labels[first] == 0 && scores.values()[first] >= threshold) {
                int label = first + 1;
                int count = grow(first, label, labels, queue, scores, threshold);
                if (count >= least) {
                    found.add(new int[] {label, count});
                }
            }
        }
        found.sort(Comparator.comparingInt(place -> -place[1]));
        return new ScoreRegions(
                found.stream().limit(MOST).map(place -> region(place[0], labels, scores)).toList(),
                found.size());
    }

    private static int grow(
            int first,
            int label,
            int[] labels,
            int[] queue,
            ScoreField.Scores scores,
            double threshold) {
        int across = scores.across();
        int end = 0;
        labels[first] = label;
        queue[end++] = first;
        for (int at = 0; at < end; at++) {
            int column = queue[at] % across;
            int row = queue[at] / across;
            for (int r = Math.max(0, row - 1); r <= Math.min(scores.down() - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(across - 1, column + 1); c++) {
                    int next = r * across + c;
                    if (labels[next] == 0 && scores.values()[next] >= threshold) {
                        labels[next] = label;
                        queue[end++] = next;
                    }
                }
            }
        }
        return end;
    }

    private static Region region(int label, int[] labels, ScoreField.Scores scores) {
        BitSet cells = new BitSet(labels.length);
        for (int i = 0; i < labels.length; i++) {
            cells.set(i, labels[i] == label);
        }
        double highest =
                Arrays.stream(cells.stream().toArray())
                        .mapToDouble(i -> scores.values()[i])
                        .max()
                        .orElseThrow();
        return new Region(
                new CellMask(scores.across(), scores.down(), scores.transform(), cells), highest);
    }

    /**
     * A place.
     *
     * @param highest raw score in it
     */
    record Region(CellMask mask, double highest) {}
}
