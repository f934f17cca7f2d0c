package org.telltale.inference.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.inference.header.ByteSource;
import org.telltale.inference.header.ImageFormat;
import org.telltale.inference.header.ImageHeader;
import org.telltale.inference.header.PictureBounds;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

/**
 * Decodes still pictures: reads the header, refuses what is too large, and hands the rest to the
 * decoder of the format. OpenCV decodes the very bytes whose header was read. For HEIC and AVIF
 * FFmpeg opens the file once more, so its decoder accepts nothing but the size that the header
 * declared. Thread-safe.
 */
final class ImageDecoder {
    private final OpenCvImageDecoder openCv;
    private final FfmpegImageDecoder ffmpeg;

    ImageDecoder(OpenCvImageDecoder openCv, FfmpegImageDecoder ffmpeg) {
        this.openCv = openCv;
        this.ffmpeg = ffmpeg;
    }

    /** Decodes a file; see {@link NativeWorker#decodeImage}. */
    DecodedImage decode(DecodeRequest request, Arena owner) throws MediaException {
        Path file = Path.of(request.path());
        try (Arena memory = Arena.ofConfined()) {
            EncodedImage encoded = EncodedImage.read(file, memory);
            MediaLimits limits = new MediaLimits(request.maxPixels(), request.maxDecodedBytes());
            ImageHeader header = header(encoded, limits);
            return switch (header.format()) {
                case AVIF, HEIC -> describe(header, ffmpeg.decode(file, header, owner), List.of());
                default -> decode(encoded, header, request.orientation(), owner);
            };
        } catch (OutOfMemoryError e) {
            // One large allocation was refused, which leaves the rest of the program sound.
            throw new MediaException(Reason.of("media.no-memory"), e);
        }
    }

    /** Decodes without reducing to eight bits; see {@link NativeWorker#decodeDeep}. */
    Optional<DeepPixels> decodeDeep(DecodeRequest request, Arena owner) throws MediaException {
        try (Arena memory = Arena.ofConfined()) {
            EncodedImage encoded = EncodedImage.read(Path.of(request.path()), memory);
            MediaLimits limits = new MediaLimits(request.maxPixels(), request.maxDecodedBytes());
            ImageHeader header = header(encoded, limits);
            return switch (header.format()) {
                // What FFmpeg gives of these has been reduced to eight bits.
                case AVIF, HEIC -> Optional.empty();
                default ->
                        header.bitsPerSample() > 8
                                ? openCv.decodeDeep(
                                        encoded, header.format(), request.orientation(), owner)
                                : Optional.empty();
            };
        } catch (OutOfMemoryError e) {
            throw new MediaException(Reason.of("media.no-memory"), e);
        }
    }

    /** Decodes a preview; see {@link NativeWorker#decodePreview}. */
    DecodedImage decodePreview(byte[] bytes, long maxPixels, Arena owner) throws MediaException {
        try (Arena memory = Arena.ofConfined()) {
            EncodedImage encoded = EncodedImage.of(bytes, memory);
            long most = MediaLimits.STANDARD.maxDecodedBytes();
            ImageHeader header = header(encoded, new MediaLimits(maxPixels, most));
            return switch (header.format()) {
                case AVIF, HEIC -> throw new MediaException(Reason.of("media.unknown"));
                default -> decode(encoded, header, Orientation.UPRIGHT, owner);
            };
        }
    }

    private static ImageHeader header(EncodedImage encoded, MediaLimits limits)
            throws MediaException {
        ByteSource bytes = ByteSource.of(encoded.bytes(), encoded.size());
        try {
            ImageFormat format = ImageFormat.of(bytes);
            if (format == null) {
                throw new MediaException(Reason.of("media.unknown"));
            }
            ImageHeader header = ImageHeader.read(format, bytes);
            PictureBounds.check(header, encoded.size(), limits);
            return header;
        } catch (IOException e) {
            throw new MediaException(Reason.of("media.unknown"), e);
        }
    }

    private DecodedImage decode(
            EncodedImage encoded, ImageHeader header, Orientation orientation, Arena owner)
            throws MediaException {
        OpenCvImageDecoder.Decoded decoded =
                openCv.decode(encoded, header.format(), orientation, owner);
        return describe(header, decoded.pixels(), decoded.notes());
    }

    private static DecodedImage describe(ImageHeader header, Pixels pixels, List<Reason> damage) {
        List<Reason> notes = new ArrayList<>(damage);
        if (header.frames() > 1) {
            notes.add(Reason.of("media.first-of-frames", header.frames()));
        }
        if (header.alpha()) {
            notes.add(Reason.of("media.alpha-ignored"));
        }
        if (header.bitsPerSample() > 8) {
            notes.add(Reason.of("media.deep-samples", header.bitsPerSample()));
        }
        return new DecodedImage(
                pixels,
                header.bitsPerSample(),
                header.channels() == (header.alpha() ? 2 : 1),
                header.alpha(),
                header.frames(),
                notes);
    }
}
