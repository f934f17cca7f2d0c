package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which part of a file's sound to decode, and to what. Immutable and serializable.
 *
 * @param path of the file, as a string since a path is not serializable
 * @param sampleRate wanted, in Hz; 0 for the track's own
 * @param channels what becomes of several channels
 * @param startMicros where to begin, from the start of the media, microseconds
 * @param durationMicros how much, microseconds; 0 for all that follows
 * @param mostSamples bound of the samples of each channel, in case the container lied
 */
public record SamplesRequest(
        String path,
        int sampleRate,
        Channels channels,
        long startMicros,
        long durationMicros,
        long mostSamples)
        implements Serializable {
    /** Two hours at 48 kHz: 1.4 GB of floats. */
    public static final long USUAL_MOST = 2L * 3600 * 48_000;

    private static final long serialVersionUID = 1L;
    private static final int HIGHEST_RATE = 384_000;

    public SamplesRequest {
        Objects.requireNonNull(path);
        Objects.requireNonNull(channels);
        if (sampleRate < 0 || sampleRate > HIGHEST_RATE) {
            throw new IllegalArgumentException("sample rate " + sampleRate);
        }
        if (startMicros < 0 || durationMicros < 0 || mostSamples < 1) {
            throw new IllegalArgumentException(
                    startMicros + " " + durationMicros + " " + mostSamples);
        }
    }

    /** All of a file's sound as one channel, the mean of its channels. */
    public static SamplesRequest mono(String path, int sampleRate) {
        return new SamplesRequest(path, sampleRate, Channels.MEAN, 0, 0, USUAL_MOST);
    }

    /** What becomes of several channels. */
    public enum Channels {
        /** Kept, interleaved. */
        ALL,
        /** Their mean. */
        MEAN,
        /** The first alone. */
        FIRST
    }
}
