package org.telltale.inference.detect.copymove;

import java.util.BitSet;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.image.Plane;

/**
 * The number of false alarms of a move (Desolneux, Moisan and Morel, "From Gestalt Theory to Image
 * Analysis", 2008). In each window of a box around the place the detail is compared with what the
 * move brings there, and with what it would bring if it ended a few pixels to any of 24 sides. If
 * the place is no copy, no one of these 25 ends is special, so that the move's own wins one window
 * in 25; the windows do not overlap. Tests: every box of cells, every shift, turns by whole
 * degrees, 32 scales, mirrored or not.
 *
 * <p>It answers "chance or not", not "copied or built alike": two windows of a façade that the move
 * lays on one another do win. The quality of the agreement has to tell that.
 */
final class MoveSignificance {
    /** Shifts that a window's own is compared with. */
    static final int OTHERS = 24;

    private static final int WINDOW = 3;
    private static final double TURNS = 360.0 * 32 * 2;
    private static final int[] RINGS = {5, 9, 14};

    private MoveSignificance() {}

    /**
     * log10 of the number of false alarms.
     *
     * @param warped what the move brings to each pixel
     * @param cells of the place
     */
    static double log10Nfa(Plane detail, Plane warped, CellGrid grid, BitSet cells) {
        int[] box = box(grid, cells);
        long trials = 0;
        long wins = 0;
        for (int row = box[1]; row + WINDOW <= box[3]; row += WINDOW) {
            for (int column = box[0]; column + WINDOW <= box[2]; column += WINDOW) {
                trials++;
                if (wins(detail, warped, column * CellGrid.SIDE, row * CellGrid.SIDE)) {
                    wins++;
                }
            }
        }
        double boxes =
                Math.log10(grid.across() * (grid.across() + 1) / 2.0)
                        + Math.log10(grid.down() * (grid.down() + 1) / 2.0);
        double moves = Math.log10((double) detail.width() * detail.height() * TURNS);
        return boxes + moves + BinomialTail.log10(trials, wins, 1.0 / (OTHERS + 1));
    }

    private static int[] box(CellGrid grid, BitSet cells) {
        int[] box = {grid.across(), grid.down(), 0, 0};
        cells.stream()
                .forEach(cell -> {
                    box[0] = Math.min(box[0], cell % grid.across());
                    box[1] = Math.min(box[1], cell / grid.across());
                    box[2] = Math.max(box[2], cell % grid.across() + 1);
                    box[3] = Math.max(box[3], cell / grid.across() + 1);
                });
        return box;
    }

    /** A window without detail, or with an end outside the picture, does not win. */
    private static boolean wins(Plane detail, Plane warped, int left, int top) {
        double own = correlation(detail, warped, left, top, 0, 0);
        if (!(own > 0)) {
            return false;
        }
        for (int k = 0; k < OTHERS; k++) {
            int ring = k / 8;
            double angle = Math.PI / 4 * (k % 8) + Math.PI / 8 * (ring % 2);
            int dx = (int) Math.round(RINGS[ring] * Math.cos(angle));
            int dy = (int) Math.round(RINGS[ring] * Math.sin(angle));
            if (!(correlation(detail, warped, left, top, dx, dy) < own)) {
                return false;
            }
        }
        return true;
    }

    private static double correlation(
            Plane detail, Plane warped, int left, int top, int dx, int dy) {
        int side = WINDOW * CellGrid.SIDE;
        int width = detail.width();
        if (left + dx < 0
                || top + dy < 0
                || left + dx + side > width
                || top + dy + side > detail.height()) {
            return Double.NaN;
        }
        double b = 0;
        double w = 0;
        double bb = 0;
        double ww = 0;
        double bw = 0;
        for (int y = 0; y < side; y++) {
            int at = (top + y) * width + left;
            int other = at + dy * width + dx;
            for (int x = 0; x < side; x++) {
                float here = detail.values()[at + x];
                float there = warped.values()[other + x];
                b += here;
                w += there;
                bb += here * here;
                ww += there * there;
                bw += here * there;
            }
        }
        return CorrelationField.correlation((double) side * side, b, w, bb, ww, bw);
    }
}
