package org.telltale.inference.detect.resampling;

import java.util.Random;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * Counts pictures of pure noise that have a peak with a number of false alarms below a tenth: one
 * in ten may be expected at most. Run by hand with a number of pictures, 1000 unless named.
 */
final class NoiseAlarms {
    private NoiseAlarms() {}

    /** Prints the count. */
    public static void main(String[] args) {
        int pictures = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        System.out.println(
                count(pictures)
                        + " alarms, of which a tenth are allowed, in "
                        + pictures
                        + " pictures");
    }

    static int count(int pictures) {
        Random random = new Random(42);
        Cancellation never = new Cancellation();
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            double sigma = 0.5 + random.nextDouble() * 8;
            Plane noise =
                    GreyPicture.of(384, 384, (x, y) -> 128 + sigma * random.nextGaussian()).plane();
            PeakField field = PeakField.measure(PredictionMap.of(noise, never), 128, 32, never);
            double log10Tests = field.log10Tests();
            boolean alarm =
                    field.peaks().stream()
                            .flatMap(java.util.List::stream)
                            .anyMatch(p -> log10Tests + Peak.log10Tail(p.ratio()) < -1);
            alarms += alarm ? 1 : 0;
        }
        return alarms;
    }
}
