package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A decoded picture of sixteen bits a sample, for read-outs of what is stored: unsigned, in the
 * machine's byte order, rows without gaps, upright, origin top-left. One channel is grey, three are
 * blue, green, red, four have alpha last, not premultiplied. No colour profile is applied.
 *
 * <p>The memory belongs to the arena that the caller of the decoder passed in. Nobody writes to it
 * after decoding, so several threads may read.
 *
 * @param width pixels
 * @param height pixels
 * @param channels 1, 3 or 4
 * @param samples {@code 2 × channels × width × height} bytes
 */
public record DeepPixels(int width, int height, int channels, MemorySegment samples) {
    public DeepPixels {
        Objects.requireNonNull(samples);
        if (samples.byteSize() != 2L * channels * width * height) {
            throw new IllegalArgumentException(
                    samples.byteSize() + " bytes for " + width + "x" + height + "x" + channels);
        }
    }
}
