package org.telltale.inference.metrics;

import java.util.BitSet;

/**
 * How far a predicted mask meets the true one, pixel by pixel, in one picture.
 *
 * <p>Conventions: where neither mask has a pixel, IoU and F1 are 1; MCC is 0 where a factor of its
 * denominator is 0. Immutable.
 *
 * @param truth pixels of the true mask
 * @param predicted pixels of the predicted mask
 * @param both pixels of both
 * @param area pixels of the picture
 */
public record MaskOverlap(long truth, long predicted, long both, long area) {
    public MaskOverlap {
        boolean possible =
                both >= 0 && both <= Math.min(truth, predicted) && truth - both + predicted <= area;
        if (!possible) {
            throw new IllegalArgumentException(
                    truth + ", " + predicted + ", " + both + " of " + area);
        }
    }

    /**
     * Compares two masks of one picture.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public static MaskOverlap of(PixelMask truth, PixelMask predicted) {
        if (truth.width() != predicted.width() || truth.height() != predicted.height()) {
            throw new IllegalArgumentException("masks of different sizes");
        }
        BitSet both = (BitSet) truth.pixels().clone();
        both.and(predicted.pixels());
        return new MaskOverlap(truth.count(), predicted.count(), both.cardinality(), truth.area());
    }

    /** Intersection over union, 0 to 1. */
    public double iou() {
        long union = truth + predicted - both;
        return union == 0 ? 1 : (double) both / union;
    }

    /** F1 of the pixels, positive class altered, 0 to 1. */
    public double f1() {
        return truth + predicted == 0 ? 1 : 2.0 * both / (truth + predicted);
    }

    /** Matthews' correlation coefficient of the pixels, −1 to 1. */
    public double mcc() {
        // In floating point: the product of the four margins leaves 64 bits from about 1 MP on.
        double tp = both;
        double fp = predicted - both;
        double fn = truth - both;
        double tn = area - truth - predicted + both;
        double margins =
                Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
        return margins == 0 ? 0 : Math.clamp((tp * tn - fp * fn) / margins, -1, 1);
    }
}
