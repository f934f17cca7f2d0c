package org.telltale.inference.pack.install;

import java.time.Duration;
import org.telltale.inference.engine.Cancellation;

/**
 * How long a download waits. Immutable.
 *
 * @param stall without a byte after which a connection counts as broken
 * @param firstPause before trying again without success, doubled each time
 */
record HttpPatience(Duration stall, Duration firstPause) {
    private static final long SLICE_MILLIS = 50;

    /** What suits a person who waits for it. */
    static HttpPatience usual() {
        return new HttpPatience(Duration.ofSeconds(60), Duration.ofMillis(500));
    }

    /** Waits before the next try; not at all after one that brought something. */
    void pause(int fruitless, Cancellation cancellation) {
        long millis = fruitless == 0 ? 0 : firstPause.toMillis() << (fruitless - 1);
        try {
            for (long waited = 0; waited < millis; waited += SLICE_MILLIS) {
                cancellation.check();
                Thread.sleep(Math.min(SLICE_MILLIS, millis - waited));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.request();
        }
        cancellation.check();
    }
}
