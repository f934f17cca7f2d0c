package org.telltale.inference.worker;

import java.io.Serializable;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;

/**
 * The one door to native code: FFmpeg, OpenCV and ONNX Runtime lie behind it. What goes in and out
 * is immutable and serializable, pixels and samples are memory that the caller owns and closes, so
 * that a worker process can take the place of {@link InProcessWorker} and no caller changes.
 *
 * <p>Safe for use by several threads. Close it once, when the last analysis is over.
 */
public interface NativeWorker extends AutoCloseable {
    /**
     * Reads a container's tracks without decoding them.
     *
     * @return time facts; never null for audio and video
     * @throws MediaException if FFmpeg finds no audio or video track in it
     */
    Streams probeStreams(Path file) throws MediaException;

    /**
     * Decodes the first picture of an image file, upright. Cannot be stopped half way: a request to
     * stop takes effect when it is done.
     *
     * @param owner owns the pixels
     * @throws MediaException if nothing can be decoded, or the file breaks the request's bound
     */
    DecodedImage decodeImage(DecodeRequest request, Arena owner) throws MediaException;

    /**
     * Decodes an embedded preview held in memory.
     *
     * @param owner owns the pixels
     * @throws MediaException if it is no picture
     */
    DecodedImage decodePreview(byte[] encoded, long maxPixels, Arena owner) throws MediaException;

    /** The picture as an 8-bit PNG without loss; {@code grey} holds one byte a pixel, row-major. */
    byte[] encodeGreyPng(byte[] grey, int width, int height);

    /**
     * The picture as a baseline JPEG without its alpha; the pixels stay the caller's.
     *
     * @param quality 1 to 100
     */
    byte[] encodeJpeg(Pixels pixels, int quality);

    /**
     * Runs a face cascade; digest of its file beside the hits. Cannot be stopped half way, like
     * decoding; the request's longest side bounds how long it takes.
     */
    CascadeHits findFaces(CascadeRequest request, Pixels pixels);

    /**
     * Finds scale-invariant keypoints. Cannot be stopped half way: the caller bounds the picture.
     *
     * @param grey one byte a pixel, row-major
     */
    Keypoints findKeypoints(KeypointRequest request, byte[] grey, int width, int height);

    /**
     * Runs a model once on the CPU.
     *
     * @param model an ONNX file
     * @param owner owns the returned tensors
     * @throws MediaException if the model cannot be loaded or refuses the inputs
     */
    List<Tensor> runModel(Path model, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException;

    @Override
    void close();

    /**
     * Tracks of a container.
     *
     * @param format FFmpeg's short name, e.g. {@code mp4}, {@code wav}
     * @param hasVideo whether a moving picture is in it (cover art does not count)
     * @param hasAudio whether sound is in it
     * @param width upright width in pixels; 0 without video
     * @param height upright height in pixels; 0 without video
     * @param time durations and rates
     */
    record Streams(
            String format,
            boolean hasVideo,
            boolean hasAudio,
            int width,
            int height,
            Media.TimeFacts time)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What a cascade found.
     *
     * @param hits strongest first
     * @param cascadeSha256 digest of the cascade file that ran
     */
    record CascadeHits(List<CascadeHit> hits, String cascadeSha256) implements Serializable {
        private static final long serialVersionUID = 1L;

        public CascadeHits {
            hits = List.copyOf(hits);
        }
    }
}
