package org.telltale.inference.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the union of the predicted boxes meets the union of the true ones, in cells of the
 * 1000×1000 grid.
 *
 * <p>Convention (DDL-X participants; the organiser's code is not published): boxes are half open,
 * clipped to 0…1000, and those without extent are dropped; overlapping boxes of one side count
 * once; two empty sides agree, so their IoU is 1. The areas are exact: the grid is cut only where a
 * box begins or ends, which costs time by the number of boxes and not by the grid. Immutable.
 *
 * @param truthArea cells covered by the true boxes
 * @param predictedArea cells covered by the predicted boxes
 * @param intersection cells covered by both
 */
public record BoxOverlap(long truthArea, long predictedArea, long intersection) {
    /** Measures two sets of boxes against each other. */
    public static BoxOverlap of(List<GridBox> truth, List<GridBox> predicted) {
        List<GridBox> trueBoxes = covering(truth);
        List<GridBox> predictedBoxes = covering(predicted);
        int[] xs = cuts(trueBoxes, predictedBoxes, true);
        int[] ys = cuts(trueBoxes, predictedBoxes, false);
        long trueArea = 0;
        long predictedArea = 0;
        long both = 0;
        for (int row = 0; row + 1 < ys.length; row++) {
            boolean[] inTruth = coverage(trueBoxes, xs, ys[row]);
            boolean[] inPredicted = coverage(predictedBoxes, xs, ys[row]);
            int height = ys[row + 1] - ys[row];
            for (int column = 0; column + 1 < xs.length; column++) {
                long cells = (long) height * (xs[column + 1] - xs[column]);
                trueArea += inTruth[column] ? cells : 0;
                predictedArea += inPredicted[column] ? cells : 0;
                both += inTruth[column] && inPredicted[column] ? cells : 0;
            }
        }
        return new BoxOverlap(trueArea, predictedArea, both);
    }

    /** Cells covered by either side. */
    public long union() {
        return truthArea + predictedArea - intersection;
    }

    /** Intersection over union, 0 to 1; 1 where both sides are empty. */
    public double iou() {
        return union() == 0 ? 1 : (double) intersection / union();
    }

    private static List<GridBox> covering(List<GridBox> boxes) {
        return boxes.stream().map(GridBox::clipped).filter(box -> !box.empty()).toList();
    }

    private static int[] cuts(List<GridBox> truth, List<GridBox> predicted, boolean horizontal) {
        return Stream.concat(truth.stream(), predicted.stream())
                .flatMapToInt(box ->
                        horizontal
                                ? IntStream.of(box.x1(), box.x2())
                                : IntStream.of(box.y1(), box.y2()))
                .sorted()
                .distinct()
                .toArray();
    }

    /** For each column between two cuts, whether some box covers it in the row that starts at y. */
    private static boolean[] coverage(List<GridBox> boxes, int[] xs, int y) {
        int[] change = new int[xs.length];
        for (GridBox box : boxes) {
            if (box.y1() <= y && y < box.y2()) {
                change[Arrays.binarySearch(xs, box.x1())]++;
                change[Arrays.binarySearch(xs, box.x2())]--;
            }
        }
        boolean[] covered = new boolean[xs.length];
        int open = 0;
        for (int i = 0; i < xs.length; i++) {
            open += change[i];
            covered[i] = open > 0;
        }
        return covered;
    }
}
