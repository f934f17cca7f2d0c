package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;

/**
 * Native code in the program's own process. Owns what it loads: cascades and model sessions live
 * until it is closed. Libraries are loaded on first use. Thread-safe.
 */
public final class InProcessWorker implements NativeWorker {
    private final OpenCv openCv = new OpenCv();
    private final PngEncoder pngs = new PngEncoder(openCv);
    private final JpegEncoder jpegs = new JpegEncoder(openCv);
    private final CascadeFaceFinder faces = new CascadeFaceFinder(openCv);
    private final SiftFinder keypoints = new SiftFinder(openCv);
    private final FfmpegInput ffmpeg = new FfmpegInput();
    private final ImageDecoder images =
            new ImageDecoder(
                    new OpenCvImageDecoder(openCv), new FfmpegImageDecoder(ffmpeg, openCv));
    private final StreamProber streams = new StreamProber(ffmpeg);
    private final ModelRunner models = new ModelRunner();

    @Override
    public Streams probeStreams(Path file) throws MediaException {
        return streams.probe(file);
    }

    @Override
    public DecodedImage decodeImage(DecodeRequest request, Arena owner) throws MediaException {
        return images.decode(request, owner);
    }

    @Override
    public DecodedImage decodePreview(byte[] encoded, long maxPixels, Arena owner)
            throws MediaException {
        return images.decodePreview(encoded, maxPixels, owner);
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
    public List<Tensor> runModel(
            Path model, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException {
        return models.run(model, inputs, owner, cancellation);
    }

    @Override
    public void close() {
        models.close();
        faces.close();
    }
}
