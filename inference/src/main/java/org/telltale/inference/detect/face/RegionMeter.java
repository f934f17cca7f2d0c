package org.telltale.inference.detect.face;

import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/** Measures noise and sharpness in boxes of one luma plane. Immutable; safe for several threads. */
final class RegionMeter {
    private final Plane luma;

    RegionMeter(Plane luma) {
        this.luma = luma;
    }

    /** Noise of a box, as {@link DetailTally#noise} says. */
    double noise(Box box) {
        DetailTally tally = new DetailTally();
        for (int y = box.y1(); y < box.y2() - 1; y++) {
            for (int x = box.x1(); x < box.x2() - 1; x++) {
                tally.addDetail(luma, x, y);
            }
        }
        return tally.noise();
    }

    /** Sharpness of a box, as {@link DetailTally#frequency} says. */
    double frequency(Box box) {
        DetailTally tally = new DetailTally();
        for (int y = box.y1() + 1; y < box.y2() - 1; y++) {
            for (int x = box.x1() + 1; x < box.x2() - 1; x++) {
                tally.addDifferences(luma, x, y);
            }
        }
        return tally.frequency();
    }
}
