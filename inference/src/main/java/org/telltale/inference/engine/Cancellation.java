package org.telltale.inference.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, shared by who asks and who works. Safe for use by several threads. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final Set<Reaction> reactions = ConcurrentHashMap.newKeySet();

    /** Asks the work to stop. */
    public void request() {
        requested.set(true);
        reactions.forEach(Reaction::happen);
    }

    /** Whether the work was asked to stop. */
    public boolean requested() {
        return requested.get();
    }

    /**
     * Stops the calling work if it was asked to.
     *
     * @throws CancelledException if so
     */
    public void check() {
        if (requested.get()) {
            throw new CancelledException();
        }
    }

    /**
     * Has something done when a stop is asked for, for work that cannot look by itself: on the
     * thread that asks, at most once, or at once where it was asked for already. What is done must
     * be brief and throw nothing.
     *
     * @return to be closed when the work is over: nothing is done afterwards
     */
    public Reaction onRequest(Runnable action) {
        Reaction reaction = new Reaction(action);
        reactions.add(reaction);
        if (requested.get()) {
            reaction.happen();
        }
        return reaction;
    }

    /** What happens when a stop is asked for. */
    public final class Reaction implements AutoCloseable {
        private final Runnable action;
        private boolean over;

        private Reaction(Runnable action) {
            this.action = action;
        }

        private synchronized void happen() {
            if (!over) {
                over = true;
                action.run();
            }
        }

        /** Waits for it if it happens at the moment. */
        @Override
        public void close() {
            reactions.remove(this);
            synchronized (this) {
                over = true;
            }
        }
    }
}
