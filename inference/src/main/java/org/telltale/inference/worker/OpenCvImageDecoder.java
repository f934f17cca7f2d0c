package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.telltale.inference.header.ImageFormat;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

/**
 * Decodes JPEG, PNG, GIF, BMP, TIFF and WebP from memory with OpenCV: stored code values, no colour
 * profile, no orientation but the one given. Damaged JPEG and PNG are decoded as far as they go.
 * Thread-safe.
 */
final class OpenCvImageDecoder {
    private final OpenCv openCv;

    OpenCvImageDecoder(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * Decodes a picture whose header was checked.
     *
     * @param owner owns the pixels
     * @throws MediaException if nothing can be decoded
     */
    Decoded decode(EncodedImage encoded, ImageFormat format, Orientation orientation, Arena owner)
            throws MediaException {
        return decode(
                encoded,
                format,
                (picture, notes) ->
                        new Decoded(PixelWriter.write(picture, orientation, owner), notes));
    }

    /**
     * Decodes a picture whose header was checked, with all of its sixteen bits.
     *
     * @param owner owns the samples
     * @return empty where the decoder gives eight bits only
     * @throws MediaException if nothing can be decoded
     */
    Optional<DeepPixels> decodeDeep(
            EncodedImage encoded, ImageFormat format, Orientation orientation, Arena owner)
            throws MediaException {
        return decode(
                encoded,
                format,
                (picture, notes) ->
                        picture.depth() == opencv_core.CV_16U
                                ? Optional.of(PixelWriter.writeDeep(picture, orientation, owner))
                                : Optional.empty());
    }

    private <T> T decode(
            EncodedImage encoded, ImageFormat format, BiFunction<Mat, List<Reason>, T> write)
            throws MediaException {
        openCv.needPictures();
        List<Reason> notes = new ArrayList<>();
        try (PointerScope scope = new PointerScope();
                Arena repairs = Arena.ofConfined()) {
            Mat picture =
                    switch (format) {
                        case JPEG -> jpeg(encoded, notes);
                        case PNG -> png(encoded, notes, repairs);
                        default -> whole(encoded);
                    };
            if (picture.empty()) {
                throw new MediaException(Reason.of("media.undecodable", format.shortName()));
            }
            if (!PixelWriter.accepts(picture)) {
                throw new MediaException(
                        Reason.of("media.unsupported-samples", format.shortName()));
            }
            return write.apply(picture, notes);
        } catch (RuntimeException e) {
            // JavaCPP turns each C++ exception into one of these.
            throw new MediaException(Reason.of("media.undecodable", format.shortName()), e);
        }
    }

    private static Mat jpeg(EncodedImage encoded, List<Reason> notes) {
        JpegRepair.Repaired closed = JpegRepair.close(encoded);
        if (!closed.complete()) {
            notes.add(Reason.of("media.truncated"));
        }
        return whole(closed.image());
    }

    private static Mat png(EncodedImage encoded, List<Reason> notes, Arena repairs) {
        PngChunks chunks = PngChunks.of(encoded);
        if (chunks.complete()) {
            EncodedImage compact = chunks.compact(encoded);
            Mat picture = whole(compact);
            if (!picture.empty()) {
                return picture;
            }
            return repaired(compact, PngChunks.of(compact), notes, repairs);
        }
        return repaired(encoded, chunks, notes, repairs);
    }

    private static Mat repaired(
            EncodedImage png, PngChunks chunks, List<Reason> notes, Arena repairs) {
        PngRepair.Repaired rewritten = PngRepair.rewrite(png, chunks, repairs);
        if (rewritten == null) {
            return new Mat();
        }
        notes.add(Reason.of("media.truncated-rows", rewritten.rows(), rewritten.of()));
        Mat part = whole(rewritten.image());
        if (part.empty() || rewritten.missing() == 0) {
            return part;
        }
        Mat filled = new Mat();
        opencv_core.copyMakeBorder(
                part, filled, 0, rewritten.missing(), 0, 0, opencv_core.BORDER_CONSTANT);
        part.release();
        return filled;
    }

    private static Mat whole(EncodedImage encoded) {
        Mat input =
                new Mat(
                        1,
                        encoded.size(),
                        opencv_core.CV_8UC1,
                        new BytePointer(encoded.bytes().asByteBuffer()));
        // "Unchanged" also keeps OpenCV from applying the orientation tag itself.
        return opencv_imgcodecs.imdecode(input, opencv_imgcodecs.IMREAD_UNCHANGED);
    }

    /** Upright pixels and what was noticed. */
    record Decoded(Pixels pixels, List<Reason> notes) {}
}
