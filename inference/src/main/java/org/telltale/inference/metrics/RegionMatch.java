package org.telltale.inference.metrics;

import java.util.List;

/**
 * How a detector's regions meet the true mask of one altered picture. Immutable.
 *
 * @param bestIou the highest IoU of a single region; 0 without regions
 * @param union of all regions against the truth
 */
public record RegionMatch(double bestIou, MaskOverlap union) {
    /** The IoU from which a place counts as found. */
    public static final double HIT_IOU = 0.3;

    /** Compares regions with the truth. */
    public static RegionMatch of(PixelMask truth, List<PixelMask> regions) {
        double best = 0;
        for (PixelMask region : regions) {
            best = Math.max(best, MaskOverlap.of(truth, region).iou());
        }
        PixelMask all = PixelMask.union(truth.width(), truth.height(), regions);
        return new RegionMatch(regions.isEmpty() ? 0 : best, MaskOverlap.of(truth, all));
    }

    /** Whether a single region, or all together, reach {@link #HIT_IOU}. */
    public boolean hit() {
        return Math.max(bestIou, union.predicted() == 0 ? 0 : union.iou()) >= HIT_IOU;
    }
}
