package org.telltale.inference.filter;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Locale;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Prints how long each filter takes on a picture of 12 megapixels: median of five, milliseconds.
 */
final class FilterTimes {
    private static final int RUNS = 5;

    private FilterTimes() {}

    public static void main(String[] arguments) throws Exception {
        try (Arena source = Arena.ofShared();
                InProcessWorker worker = new InProcessWorker()) {
            Pixels picture = FilterPicture.of(4000, 3000, source);
            for (FilterKind<?> kind : Filters.ALL) {
                long[] nanos = new long[RUNS];
                for (int run = 0; run < RUNS; run++) {
                    try (Arena arena = Arena.ofShared();
                            FilterChain chain =
                                    new FilterChain(
                                            worker,
                                            new FilterSource(picture, null, Orientation.UPRIGHT))) {
                        long start = System.nanoTime();
                        chain.draw(FilterStack.of(kind.standard()), arena, new Cancellation());
                        nanos[run] = System.nanoTime() - start;
                    }
                }
                Arrays.sort(nanos);
                System.out.printf(Locale.ROOT, "%-24s %6.0f%n", kind.id(), nanos[RUNS / 2] / 1e6);
            }
        }
    }
}
