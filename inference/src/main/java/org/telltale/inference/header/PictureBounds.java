package org.telltale.inference.header;

import java.util.Locale;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.reason.Reason;

/**
 * Refuses a picture by what its header claims, before memory is taken for it. The arithmetic cannot
 * overflow, whatever is claimed. Stateless.
 */
public final class PictureBounds {
    /** More pixels do not fit one buffer of four bytes a pixel. */
    public static final long MOST_PIXELS = Integer.MAX_VALUE / 4;

    /** OpenCV's own bound on a side. */
    private static final long LONGEST_SIDE = 1 << 20;

    /** Deepest sample of a TIFF that a decoder here shows, bits. */
    private static final int DEEPEST_TIFF = 16;

    /**
     * Memory of the Java program that detectors take, bytes a pixel: the luma plane of four bytes,
     * the grid votes of one, and what is made for each block.
     */
    private static final long HEAP_BYTES_A_PIXEL = 6;

    private PictureBounds() {}

    /**
     * Checks a header against the limits.
     *
     * @param fileBytes size of the file, which is held in memory while it is decoded
     * @throws MediaException if the picture is too large, or stores samples that cannot be shown
     */
    public static void check(ImageHeader header, long fileBytes, MediaLimits limits)
            throws MediaException {
        checkSize(header.width(), header.height(), limits);
        if (header.format() == ImageFormat.TIFF && header.bitsPerSample() > DEEPEST_TIFF) {
            throw new MediaException(
                    Reason.of("media.unsupported-samples", header.format().shortName()));
        }
        long bytes = decodedBytes(header) + fileBytes;
        if (bytes > limits.maxDecodedBytes()) {
            throw new MediaException(
                    Reason.of(
                            "media.too-much-memory", bytes >> 20, limits.maxDecodedBytes() >> 20));
        }
    }

    /**
     * Checks that the planes which detectors make of a picture fit the program's own memory.
     *
     * @param header of a picture whose size was checked
     * @param mostHeap bytes that the program may use, as {@link Runtime#maxMemory()} tells
     * @throws MediaException if they do not
     */
    public static void checkHeap(ImageHeader header, long mostHeap) throws MediaException {
        long bytes = HEAP_BYTES_A_PIXEL * header.width() * header.height();
        if (bytes > mostHeap) {
            throw new MediaException(
                    Reason.of("media.too-little-heap", bytes >> 20, mostHeap >> 20));
        }
    }

    /**
     * Checks a size alone.
     *
     * @param width at least 1
     * @param height at least 1
     * @throws MediaException if the picture is too large
     */
    public static void checkSize(long width, long height, MediaLimits limits)
            throws MediaException {
        long most = Math.min(limits.maxPixels(), MOST_PIXELS);
        if (width > most / height) {
            double megapixels = (double) width * height / 1e6;
            throw new MediaException(
                    Reason.of(
                            "media.too-many-pixels",
                            width,
                            height,
                            String.format(Locale.ROOT, "%.0f", megapixels),
                            most / 1_000_000));
        }
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new MediaException(Reason.of("media.side-too-long", width, height, LONGEST_SIDE));
        }
    }

    /**
     * The most memory that decoding takes at once, in bytes: the decoder's own picture and, for a
     * progressive JPEG, its coefficients of two bytes, or the eight-bit copy of a deeper picture,
     * and the four bytes a pixel that remain.
     */
    private static long decodedBytes(ImageHeader header) {
        long pixels = header.width() * header.height();
        // A deeper sample takes whole bytes and, on its way out, one more.
        int bits = header.bitsPerSample();
        long sample = bits <= 8 ? 1 : (bits + 7) / 8 + 1;
        long decoder = pixels * Math.clamp(header.channels(), 1, 4) * sample;
        long coefficients = header.progressive() ? 2 * pixels * header.channels() : 0;
        return decoder + Math.max(coefficients, 4 * pixels);
    }
}
