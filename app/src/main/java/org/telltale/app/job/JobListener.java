package org.telltale.app.job;

/**
 * Is told how one job ends, on the runner's listening executor. Exactly one method is called, once.
 *
 * @param <T> what the job gives
 */
public interface JobListener<T> {
    /** The job is done. */
    void done(T result);

    /** The job failed. */
    void failed(Exception cause);

    /** The job was cancelled, before or while it ran. */
    default void cancelled() {}
}
