package org.telltale.inference.pack.run;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.runtime.RanOn;

/** Something that a pack does over and over while its throughput is measured. */
interface Workload {
    /** Things that one {@link #run} asks about. */
    int items();

    /** The inputs of the first of its runs. */
    Prepared prepare(InputMemory memory, Cancellation cancellation) throws MediaException;

    /** From what was decoded to what the model's numbers mean, as an analysis does it. */
    RanOn run(InputMemory memory, Cancellation cancellation) throws MediaException;
}
