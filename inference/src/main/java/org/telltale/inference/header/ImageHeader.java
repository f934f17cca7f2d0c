package org.telltale.inference.header;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

/**
 * What a still picture's header claims, before anything is decoded. Immutable.
 *
 * @param format by content
 * @param width stored width in pixels as claimed, 0 to 2³² − 1
 * @param height stored height in pixels as claimed, 0 to 2³² − 1
 * @param bitsPerSample of the stored samples
 * @param channels stored samples a pixel, palette pictures counting as what they show
 * @param alpha whether transparency is stored
 * @param frames number of pictures in the file, at least 1
 * @param progressive whether a decoder must hold all coefficients at once
 * @param containerOrientation how the container itself (HEIF {@code irot}, {@code imir}) turns the
 *     picture; upright for formats that leave this to EXIF
 */
public record ImageHeader(
        ImageFormat format,
        long width,
        long height,
        int bitsPerSample,
        int channels,
        boolean alpha,
        int frames,
        boolean progressive,
        Orientation containerOrientation) {
    /** A picture whose header is not told within so many bytes hides it. */
    static final long MOST_HEADER_BYTES = 64L << 20;

    public ImageHeader {
        Objects.requireNonNull(format);
        Objects.requireNonNull(containerOrientation);
    }

    /** A header of a format that stores one whole picture as it is to be shown. */
    static ImageHeader plain(
            ImageFormat format, long width, long height, int bits, int channels, boolean alpha) {
        return new ImageHeader(
                format, width, height, bits, channels, alpha, 1, false, Orientation.UPRIGHT);
    }

    ImageHeader withFrames(int count) {
        return new ImageHeader(
                format,
                width,
                height,
                bitsPerSample,
                channels,
                alpha,
                Math.max(1, count),
                progressive,
                containerOrientation);
    }

    /**
     * Reads a header.
     *
     * @throws MediaException if it is damaged or claims no pixels
     * @throws IOException if the file cannot be read
     */
    public static ImageHeader read(ImageFormat format, ByteSource bytes)
            throws MediaException, IOException {
        try {
            ImageHeader header =
                    switch (format) {
                        case JPEG -> JpegHeader.read(bytes);
                        case PNG -> PngHeader.read(bytes);
                        case GIF -> GifHeader.read(bytes);
                        case BMP -> BmpHeader.read(bytes);
                        case TIFF -> TiffHeader.read(bytes);
                        case WEBP -> WebpHeader.read(bytes);
                        case AVIF, HEIC -> HeifHeader.read(format, bytes);
                    };
            if (header.width < 1 || header.height < 1) {
                throw new BrokenHeaderException("no pixels");
            }
            return header;
        } catch (EOFException | BrokenHeaderException e) {
            throw new MediaException(Reason.of("media.broken-header", format.shortName()), e);
        }
    }
}
