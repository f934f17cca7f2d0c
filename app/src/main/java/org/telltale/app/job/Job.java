package org.telltale.app.job;

import org.telltale.inference.engine.Cancellation;

/** One piece of work in a {@link JobRunner}'s queue. Thread-safe. */
public final class Job {
    private final String title;
    private final Cancellation cancellation = new Cancellation();
    private final Runnable onCancel;
    private volatile State state = State.QUEUED;
    private volatile double fraction = -1;

    Job(String title, Runnable onCancel) {
        this.title = title;
        this.onCancel = onCancel;
    }

    /** What it does, for the reader. */
    public String title() {
        return title;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    /** Fraction done, 0 to 1; negative while not known. */
    public double fraction() {
        return fraction;
    }

    /** Asks it to stop; a queued one never starts. Does nothing to one that is over. */
    public void cancel() {
        cancellation.request();
        onCancel.run();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void moveTo(State next) {
        state = next;
    }

    void progressTo(double done) {
        fraction = Math.clamp(done, 0, 1);
    }

    /** How far a job is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean over() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }
}
