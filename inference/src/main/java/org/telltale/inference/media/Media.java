package org.telltale.inference.media;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file under examination, named by its SHA-256 and never written to. Immutable.
 *
 * @param path where the file was when it was read; absolute
 * @param sha256 digest of every byte, lower-case hexadecimal
 * @param bytes size in bytes
 * @param kind by content
 * @param format short name by content, e.g. {@code jpeg}, {@code png}, {@code mp4}
 * @param picture size of the picture, upright; null for audio
 * @param time what runs in time; null for a still image
 */
public record Media(
        Path path,
        String sha256,
        long bytes,
        MediaKind kind,
        String format,
        @Nullable PictureSize picture,
        @Nullable TimeFacts time) {
    public Media {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(format);
    }

    /** The file's name without its folder. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /**
     * Width and height in source pixels after the orientation tag was applied.
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     */
    public record PictureSize(int width, int height) {
        public PictureSize {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException(width + "x" + height);
            }
        }

        /** Pixels in the picture. */
        public long pixels() {
            return (long) width * height;
        }
    }

    /**
     * What a container says of time.
     *
     * @param durationMicros length in microseconds; 0 where the container does not say
     * @param frameRate mean frames a second; 0 without video
     * @param sampleRate samples a second of the first audio track; 0 without audio
     * @param channels of the first audio track; 0 without audio
     */
    public record TimeFacts(long durationMicros, double frameRate, int sampleRate, int channels)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
