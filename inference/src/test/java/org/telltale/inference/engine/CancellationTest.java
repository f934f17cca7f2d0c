package org.telltale.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger times = new AtomicInteger();

    @Test
    void aReactionHappensOnceWhenAStopIsAskedFor() {
        try (Cancellation.Reaction reaction = cancellation.onRequest(times::incrementAndGet)) {
            assertThat(reaction).isNotNull();
            assertThat(times).hasValue(0);
            cancellation.request();
            cancellation.request();
            assertThat(times).hasValue(1);
        }
        assertThatThrownBy(cancellation::check).isInstanceOf(CancelledException.class);
    }

    @Test
    void whatWasAskedForBeforeHappensAtOnce() {
        cancellation.request();
        cancellation.onRequest(times::incrementAndGet).close();
        assertThat(times).hasValue(1);
    }

    @Test
    void nothingHappensWhenTheWorkIsOver() {
        cancellation.onRequest(times::incrementAndGet).close();
        cancellation.request();
        assertThat(times).hasValue(0);
    }
}
