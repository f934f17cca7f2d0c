package org.telltale.inference.detect.noise;

import java.util.Random;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * Counts the significant places (log10 NFA below 0) in pictures of pure noise. Run by hand with a
 * number of pictures, 1000 unless named.
 */
final class NoiseAlarms {
    private NoiseAlarms() {}

    /** Prints the count. */
    public static void main(String[] args) {
        int pictures = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        System.out.println(count(pictures) + " false alarms in " + pictures + " pictures");
    }

    static int count(int pictures) {
        Random random = new Random(42);
        Cancellation never = new Cancellation();
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            double sigma = 1 + random.nextDouble() * 20;
            Plane noise =
                    GreyPicture.of(384, 320, (x, y) -> 128 + sigma * random.nextGaussian()).plane();
            NoiseField field = NoiseField.measure(noise, 16, never);
            alarms +=
                    (int)
                            new NoiseRegionSearch(field, NoiseModel.fit(field, never), never)
                                    .find().stream().filter(r -> r.log10Nfa() < 0).count();
        }
        return alarms;
    }
}
