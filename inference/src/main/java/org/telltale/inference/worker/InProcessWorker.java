package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.NativeFilter;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.ModelRuntime;
import org.telltale.inference.runtime.RuntimeLibraries;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.worker.filter.FilterHost;

/**
 * Native code in the program's own process. Owns what it loads: cascades and model sessions live
 * until it is closed. Libraries are loaded on first use. Thread-safe.
 */
public final class InProcessWorker implements NativeWorker {
    private final OpenCv openCv = new OpenCv();
    private final PngEncoder pngs = new PngEncoder(openCv);
    private final JpegEncoder jpegs = new JpegEncoder(openCv);
    private final Resampler resampler = new Resampler(openCv);
    private final Aligner aligner = new Aligner(openCv);
    private final CascadeFaceFinder faces = new CascadeFaceFinder(openCv);
    private final SiftFinder keypoints = new SiftFinder(openCv);
    private final FfmpegInput ffmpeg = new FfmpegInput();
    private final ImageDecoder images =
            new ImageDecoder(
                    new OpenCvImageDecoder(openCv), new FfmpegImageDecoder(ffmpeg, openCv));
    private final FilterHost filters = new FilterHost();
    private final StreamProber streams = new StreamProber(ffmpeg);
    private final FfmpegSampleDecoder samples = new FfmpegSampleDecoder(ffmpeg);
    private final ModelRuntime models;

    /** A worker with the libraries that come with the program. */
    public InProcessWorker() {
        this(RuntimeLibraries.BUNDLED);
    }

    /** A worker with an ONNX Runtime of the user's choice. */
    public InProcessWorker(RuntimeLibraries libraries) {
        models = new ModelRuntime(libraries);
    }

    @Override
    public Streams probeStreams(Path file) throws MediaException {
        return streams.probe(file);
    }

    @Override
    public DecodedImage decodeImage(DecodeRequest request, Arena owner) throws MediaException {
        return images.decode(request, owner);
    }

    @Override
    public Optional<DeepPixels> decodeDeep(DecodeRequest request, Arena owner)
            throws MediaException {
        return images.decodeDeep(request, owner);
    }

    @Override
    public DecodedImage decodePreview(byte[] encoded, long maxPixels, Arena owner)
            throws MediaException {
        return images.decodePreview(encoded, maxPixels, owner);
    }

    @Override
    public Pixels resample(ResampleRequest request, Pixels pixels, MemorySegment into) {
        return resampler.resample(request, pixels, into);
    }

    @Override
    public Pixels align(AlignRequest request, Pixels pixels, MemorySegment into) {
        return aligner.align(request, pixels, into);
    }

    @Override
    public Pixels filter(NativeFilter filter, Pixels pixels, Arena owner) {
        openCv.needPictures();
        return filters.apply(filter, pixels, owner);
    }

    @Override
    public Samples decodeSamples(SamplesRequest request, Arena owner, Cancellation cancellation)
            throws MediaException {
        return samples.decode(request, owner, cancellation);
    }

    @Override
    public byte[] encodeGreyPng(byte[] grey, int width, int height) {
        return pngs.encode(grey, width, height);
    }

    @Override
    public byte[] encodeJpeg(Pixels pixels, int quality) {
        return jpegs.encode(pixels, quality);
    }

    @Override
    public CascadeHits findFaces(CascadeRequest request, Pixels pixels) {
        return faces.find(request, pixels);
    }

    @Override
    public Keypoints findKeypoints(KeypointRequest request, byte[] grey, int width, int height) {
        return keypoints.find(request, grey, width, height);
    }

    @Override
    public ModelAnswer runModel(
            ModelRequest request, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException {
        return models.run(request, inputs, owner, cancellation);
    }

    @Override
    public long timeModel(ModelFile model, Accelerator accelerator, List<Tensor> inputs, int runs)
            throws MediaException {
        return models.time(model, accelerator, inputs, runs);
    }

    @Override
    public ModelDescription describeModel(ModelFile model) throws MediaException {
        return models.describe(model);
    }

    @Override
    public void releaseModel(String sha256) {
        models.release(sha256);
    }

    @Override
    public MachineReport accelerators() {
        return models.machine();
    }

    @Override
    public String version(NativeLibrary library) {
        return switch (library) {
            case FFMPEG -> ffmpeg.version();
            case OPENCV -> openCv.version();
            case ONNX_RUNTIME -> models.version();
        };
    }

    @Override
    public long openObjects() {
        return Pointer.totalCount();
    }

    @Override
    public void close() {
        models.close();
        faces.close();
    }
}
