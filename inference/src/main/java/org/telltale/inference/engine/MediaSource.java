package org.telltale.inference.engine;

import java.nio.file.Path;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;

/** Reads a file as far as an analysis needs before anything is decoded. Thread-safe. */
@FunctionalInterface
public interface MediaSource {
    /**
     * Reads digest, kind, header and metadata.
     *
     * @throws MediaException if the file is no media, or breaks the limits
     * @throws CancelledException if cancelled while hashing
     */
    Probe probe(Path file, MediaLimits limits, Cancellation cancellation) throws MediaException;
}
