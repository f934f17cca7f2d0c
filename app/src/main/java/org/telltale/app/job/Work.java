package org.telltale.app.job;

/**
 * What a job does, on a thread of its {@link JobRunner}.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does it.
     *
     * @throws org.telltale.inference.engine.CancelledException when it stops since the job was
     *     cancelled
     * @throws Exception when it fails
     */
    T run(JobControl control) throws Exception;
}
