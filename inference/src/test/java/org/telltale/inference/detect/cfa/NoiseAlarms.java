package org.telltale.inference.detect.cfa;

import java.lang.foreign.Arena;
import java.util.Random;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;

/**
 * Counts the places that are found in pictures of pure noise as a camera would demosaic it. Run by
 * hand with a number of pictures, 1000 unless named.
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
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            double sigma = 2 + random.nextDouble() * 15;
            GreyPicture noise =
                    GreyPicture.of(448, 384, (x, y) -> 128 + sigma * random.nextGaussian());
            try (Arena arena = Arena.ofShared()) {
                GreenTrace field =
                        GreenTrace.measure(
                                ColourFilterArrayDetectorTest.pixels(
                                        ColourFilterArrayDetectorTest.demosaiced(noise, i % 2)
                                                .plane(),
                                        arena),
                                new Cancellation());
                TraceSearch search =
                        new TraceSearch(field, TraceModel.fit(field), new Cancellation());
                alarms +=
                        (int)
                                search.find(search.smoothed()).stream()
                                        .filter(p -> p.log10Nfa() < TraceSearch.LOG10_ALLOWED)
                                        .count();
            }
        }
        return alarms;
    }
}
