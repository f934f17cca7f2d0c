package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * Decoded sound: 32-bit floats, −1 to below 1 where the stored samples are whole numbers (divided
 * by two to the power of their bits less one), not clipped where they are not. The memory belongs
 * to the arena that the caller of the decoder passed in.
 *
 * @param sampleRate in Hz
 * @param channels interleaved
 * @param startMicros where the first sample lies, from the start of the media, microseconds: the
 *     time asked for, or later where the track begins later
 * @param cut whether the request's bound ended it
 * @param data {@code 4 × channels × count} bytes
 */
public record Samples(
        int sampleRate, int channels, long startMicros, boolean cut, MemorySegment data) {
    public Samples {
        Objects.requireNonNull(data);
        if (sampleRate < 1 || channels < 1 || data.byteSize() % (4L * channels) != 0) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
    }

    /** Samples of each channel. */
    public long count() {
        return data.byteSize() / (4L * channels);
    }

    /** One sample. */
    public float at(long index, int channel) {
        return data.getAtIndex(ValueLayout.JAVA_FLOAT, index * channels + channel);
    }
}
