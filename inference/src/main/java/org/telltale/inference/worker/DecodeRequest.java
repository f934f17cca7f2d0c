package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.Objects;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Orientation;

/**
 * What to decode. Immutable and serializable, so that it can cross to a worker process.
 *
 * @param path of the file, as a string since a path is not serializable
 * @param format by content, as the probe found it
 * @param orientation to apply
 * @param maxPixels the worker's own bound, in case the header lied
 * @param maxDecodedBytes likewise, of the memory that decoding is estimated to take
 */
public record DecodeRequest(
        String path, String format, Orientation orientation, long maxPixels, long maxDecodedBytes)
        implements Serializable {
    public DecodeRequest {
        Objects.requireNonNull(path);
        Objects.requireNonNull(format);
        Objects.requireNonNull(orientation);
    }

    /** A request with the standard bound of memory. */
    public DecodeRequest(String path, String format, Orientation orientation, long maxPixels) {
        this(path, format, orientation, maxPixels, MediaLimits.STANDARD.maxDecodedBytes());
    }
}
