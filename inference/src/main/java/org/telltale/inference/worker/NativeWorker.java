package org.telltale.inference.worker;

import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.NativeFilter;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;

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
     * Decodes a picture of more than eight bits a sample without losing any. Costs a decoding of
     * its own, and up to eight bytes a pixel.
     *
     * @param owner owns the samples
     * @return empty where the file has eight bits a sample, or its decoder gives no more
     * @throws MediaException as for {@link #decodeImage}
     */
    Optional<DeepPixels> decodeDeep(DecodeRequest request, Arena owner) throws MediaException;

    /**
     * Decodes an embedded preview held in memory.
     *
     * @param owner owns the pixels
     * @throws MediaException if it is no picture
     */
    DecodedImage decodePreview(byte[] encoded, long maxPixels, Arena owner) throws MediaException;

    /**
     * Cuts a window out of a picture and brings it to a size. Alpha is resampled like a colour and
     * has no part in the others.
     *
     * @param into the caller's memory for the result: 4 bytes for each pixel of it
     * @return the result, in that memory
     */
    Pixels resample(ResampleRequest request, Pixels pixels, MemorySegment into);

    /**
     * The same, in memory of its own.
     *
     * @param owner owns the result
     */
    default Pixels resample(ResampleRequest request, Pixels pixels, Arena owner) {
        return resample(
                request,
                pixels,
                owner.allocate(4L * request.toWidth() * request.toHeight(), Integer.BYTES));
    }

    /**
     * Turns, scales and shifts a picture, without alpha.
     *
     * @param into the caller's memory for the result: 4 bytes for each pixel of it
     * @return the result, in that memory
     */
    Pixels align(AlignRequest request, Pixels pixels, MemorySegment into);

    /**
     * Draws a forensic filter of a picture, without alpha. Cannot be stopped half way, like
     * decoding; a filter takes about a second for a dozen megapixels at most.
     *
     * @param owner owns the result, which is opaque
     */
    Pixels filter(NativeFilter filter, Pixels pixels, Arena owner);

    /**
     * Decodes sound of the first audio track.
     *
     * @param owner owns the samples
     * @throws MediaException if there is no sound, no decoder for it, or nothing can be decoded
     * @throws org.telltale.inference.engine.CancelledException soon after being asked to stop
     */
    Samples decodeSamples(SamplesRequest request, Arena owner, Cancellation cancellation)
            throws MediaException;

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
     * Runs a model on the first of the request's accelerators that can; the CPU is the last of
     * them. Sessions are shared, so that the same model costs its loading once.
     *
     * @param inputs whose memory stays untouched and open until this returns; native memory is used
     *     as it is
     * @param owner owns the answer's tensors
     * @throws MediaException if the file is not the one that the request names, does not load,
     *     refuses the inputs or gives something other than numbers
     * @throws org.telltale.inference.engine.CancelledException soon after being asked to stop
     */
    ModelAnswer runModel(
            ModelRequest request, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException;

    /**
     * Times runs of a model with nothing around them, for a benchmark: the inputs are handed over
     * once and the answers let go unread. It is the session that {@link #runModel} uses.
     *
     * @param accelerator the only one tried
     * @return nanoseconds of all runs
     * @throws MediaException as for {@link #runModel}
     */
    long timeModel(ModelFile model, Accelerator accelerator, List<Tensor> inputs, int runs)
            throws MediaException;

    /**
     * What a model takes and gives; it is loaded for it, but nothing in it is run.
     *
     * @throws MediaException if the file is not the one named, or does not load
     */
    ModelDescription describeModel(ModelFile model) throws MediaException;

    /** Lets go of what is kept of a model, when its pack is removed; waits for its running runs. */
    void releaseModel(String sha256);

    /** What this machine could run models on, and what it lacks. Takes up to a few seconds. */
    MachineReport accelerators();

    /**
     * The version of a native library, which is loaded for it.
     *
     * @throws LinkageError if it does not load on this machine
     */
    String version(NativeLibrary library);

    /**
     * Objects of OpenCV and FFmpeg in this process that were neither closed nor collected: what a
     * look for leaks counts.
     */
    long openObjects();

    @Override
    void close();

    /** What lies behind the door. */
    enum NativeLibrary {
        /** Decodes audio, video and some pictures. */
        FFMPEG,
        /** Decodes and measures pictures. */
        OPENCV,
        /** Runs models. */
        ONNX_RUNTIME
    }

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
