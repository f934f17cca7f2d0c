package org.telltale.inference.detect.jpeg.quantization;

import java.util.List;
import org.telltale.inference.detect.jpeg.JpegBlocks;

/**
 * A grid and what is periodic in some blocks of it. Immutable.
 *
 * @param blocks of the grid
 * @param periods for each frequency looked at
 * @param strength sum of z²/2 over the frequencies: about the log-likelihood ratio
 */
record PeriodicPlace(JpegBlocks blocks, List<Period> periods, double strength) {
    PeriodicPlace {
        periods = List.copyOf(periods);
    }

    static PeriodicPlace of(JpegBlocks blocks, List<Period> periods) {
        double strength = 0;
        for (Period period : periods) {
            strength += period.z() * period.z() / 2;
        }
        return new PeriodicPlace(blocks, periods, strength);
    }
}
