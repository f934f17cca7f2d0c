package org.telltale.inference.engine;

import org.telltale.inference.media.Probe;

/**
 * Is told how an analysis goes, on the thread that runs it, so that results can be stored as they
 * come. What it throws stops the analysis: a result that could not be stored is not acknowledged.
 */
public interface RunListener {
    /** Does nothing. */
    RunListener NONE = new RunListener() {};

    /** The file was read and is what {@code probe} says. */
    default void probed(Probe probe) {}

    /** A detector is about to run. */
    default void started(DetectorInfo detector) {}

    /**
     * The analysis went on.
     *
     * @param fraction of the whole analysis done, 0 to 1, never falling
     */
    default void progressed(double fraction) {}

    /** A detector answered. */
    default void answered(DetectorRun run) {}

    /** The analysis is over; its verdict is null where it was cancelled. */
    default void finished(Analysis analysis) {}
}
