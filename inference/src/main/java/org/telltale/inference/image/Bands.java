package org.telltale.inference.image;

import java.util.stream.IntStream;
import org.telltale.inference.engine.Cancellation;

/**
 * Spreads work over the rows of a picture on the threads of the common pool and the caller's. The
 * result does not depend on how many threads there are, as long as each band writes only its own
 * rows.
 */
public final class Bands {
    private static final int ROWS = 64;

    private Bands() {}

    /**
     * Does the work for all rows from 0 to {@code rows}, in bands of at most 64.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop; looked at before
     *     each band
     */
    public static void over(int rows, Cancellation cancellation, Band work) {
        over(rows, ROWS, cancellation, work);
    }

    /** The same in bands of the given height, for instance whole rows of 8×8 blocks. */
    public static void over(int rows, int height, Cancellation cancellation, Band work) {
        IntStream.range(0, (rows + height - 1) / height)
                .parallel()
                .forEach(band -> {
                    cancellation.check();
                    work.rows(band * height, Math.min(rows, (band + 1) * height));
                });
    }

    /** Some rows of a picture. */
    @FunctionalInterface
    public interface Band {
        /**
         * Works on them.
         *
         * @param from first row
         * @param to row after the last
         */
        void rows(int from, int to);
    }
}
