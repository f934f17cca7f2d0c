package org.telltale.inference.detect.jpeg;

import java.util.List;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;

/**
 * Draws a ghost as Farid does: for every cell, its change at one quality between its least and its
 * largest change over all qualities. A ghost is dark.
 */
final class GhostMap {
    private GhostMap() {}

    /** Number of the quality that tells most: the surest region's, else the deepest ghost's. */
    static int quality(GhostField field, List<GhostRegion> regions) {
        int best = 0;
        for (int q = 0; q < field.qualities().length; q++) {
            if (!regions.isEmpty() && field.qualities()[q] == regions.getFirst().quality()) {
                return q;
            }
            if (field.medians()[q] < field.medians()[best] || Double.isNaN(field.medians()[best])) {
                best = q;
            }
        }
        return best;
    }

    static EvidenceMap of(
            GhostField field,
            int quality,
            EvidenceMap.Transform transform,
            Examination examination) {
        double[] shares = new double[field.cells()];
        for (int cell = 0; cell < shares.length; cell++) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (float[] squares : field.errors().squares()) {
                least = Math.min(least, squares[cell]);
                most = Math.max(most, squares[cell]);
            }
            double here = field.errors().squares()[quality][cell];
            shares[cell] = most > least ? (here - least) / (most - least) : 0;
        }
        return GreyMap.of(
                examination.worker(),
                "jpeg-ghost",
                shares,
                field.across(),
                transform,
                0,
                1,
                "share of the largest change, saved again at quality "
                        + field.qualities()[quality]);
    }
}
