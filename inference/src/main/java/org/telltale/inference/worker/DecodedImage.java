package org.telltale.inference.worker;

import java.util.List;
import org.telltale.inference.reason.Reason;

/**
 * A decoded picture and what was noticed on the way.
 *
 * @param pixels owned by the caller's arena
 * @param bitsPerSample of the stored samples; 16-bit samples are shown by their upper eight bits
 * @param grey whether the file stores one channel
 * @param alpha whether the file stores transparency; measurements ignore it
 * @param frames number of pictures in the file; only the first is decoded
 * @param notes what the analyst must know, e.g. that the file is incomplete
 */
public record DecodedImage(
        Pixels pixels,
        int bitsPerSample,
        boolean grey,
        boolean alpha,
        int frames,
        List<Reason> notes) {
    public DecodedImage {
        notes = List.copyOf(notes);
    }
}
