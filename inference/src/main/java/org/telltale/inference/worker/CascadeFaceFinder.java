package org.telltale.inference.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.worker.NativeWorker.CascadeHits;

/**
 * Finds faces by boosted cascades (Viola and Jones, "Rapid Object Detection using a Boosted Cascade
 * of Simple Features", 2001) with the cascades that OpenCV's jar carries. One pass is bounded by
 * the request's working size (at 1024 pixels a few hundred milliseconds), so a caller that runs
 * several passes checks for cancellation between them.
 *
 * <p>Thread-safe: a cascade serves one pass at a time.
 */
final class CascadeFaceFinder implements AutoCloseable {
    private static final int LEAST_FACE = 20;

    private final OpenCv openCv;
    private final Map<String, Cascade> cascades = new HashMap<>();

    CascadeFaceFinder(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * Runs one pass.
     *
     * @throws IllegalArgumentException if the runtime carries no cascade of that name
     */
    CascadeHits find(CascadeRequest request, Pixels pixels) {
        openCv.needCascades();
        Cascade cascade = cascade(request.cascade());
        try (PointerScope scope = new PointerScope()) {
            Mat grey = reducedGrey(pixels, request.longestSide());
            double scale =
                    (double) Math.max(pixels.width(), pixels.height())
                            / Math.max(grey.cols(), grey.rows());
            int least =
                    (int)
                            Math.round(
                                    request.minFaceFraction() * Math.min(grey.cols(), grey.rows()));
            List<CascadeHit> hits =
                    cascade.run(request, grey, Math.max(LEAST_FACE, least)).stream()
                            .map(hit -> enlarge(hit, scale, pixels))
                            .sorted(Comparator.comparingDouble(CascadeHit::weight).reversed())
                            .toList();
            return new CascadeHits(hits, cascade.sha256);
        }
    }

    private static CascadeHit enlarge(SmallHit hit, double scale, Pixels pixels) {
        int x1 = (int) Math.round(hit.x * scale);
        int y1 = (int) Math.round(hit.y * scale);
        int x2 = (int) Math.round((hit.x + hit.width) * scale);
        int y2 = (int) Math.round((hit.y + hit.height) * scale);
        Box box = new Box(x1, y1, Math.min(x2, pixels.width()), Math.min(y2, pixels.height()));
        return new CascadeHit(box, hit.weight, scale);
    }

    /** Luma (ITU-R BT.601) of the picture, reduced by area averaging and never enlarged. */
    private static Mat reducedGrey(Pixels pixels, int longestSide) {
        BytePointer memory = new BytePointer(pixels.bgra().asByteBuffer());
        Mat bgra = new Mat(pixels.height(), pixels.width(), opencv_core.CV_8UC4, memory);
        int longest = Math.max(pixels.width(), pixels.height());
        Mat small = bgra;
        if (longest > longestSide) {
            double factor = (double) longestSide / longest;
            Size size =
                    new Size(
                            Math.max(1, (int) Math.round(pixels.width() * factor)),
                            Math.max(1, (int) Math.round(pixels.height() * factor)));
            small = new Mat();
            opencv_imgproc.resize(bgra, small, size, 0, 0, opencv_imgproc.INTER_AREA);
        }
        Mat grey = new Mat();
        opencv_imgproc.cvtColor(small, grey, opencv_imgproc.COLOR_BGRA2GRAY);
        opencv_imgproc.equalizeHist(grey, grey);
        return grey;
    }

    private Cascade cascade(String name) {
        synchronized (cascades) {
            return cascades.computeIfAbsent(name, Cascade::load);
        }
    }

    @Override
    public void close() {
        synchronized (cascades) {
            cascades.values().forEach(Cascade::close);
            cascades.clear();
        }
    }

    private record SmallHit(int x, int y, int width, int height, double weight) {}

    /** A loaded cascade and the digest of its file. */
    private static final class Cascade {
        private final CascadeClassifier classifier;
        private final String sha256;

        private Cascade(CascadeClassifier classifier, String sha256) {
            this.classifier = classifier;
            this.sha256 = sha256;
        }

        static Cascade load(String name) {
            String folder = name.startsWith("lbp") ? "lbpcascades/" : "haarcascades/";
            String resource =
                    "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/" + folder;
            try {
                File file = Loader.cacheResource(CascadeClassifier.class, resource + name);
                if (file == null) {
                    throw new IllegalArgumentException("no cascade is called " + name);
                }
                CascadeClassifier classifier = new CascadeClassifier(file.getPath());
                // It lives as long as the worker, whatever scope its first user has open.
                classifier.retainReference();
                if (classifier.empty()) {
                    throw new IllegalStateException("the cascade does not load: " + file);
                }
                return new Cascade(classifier, Sha256.of(file.toPath()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized List<SmallHit> run(CascadeRequest request, Mat grey, int least) {
            RectVector found = new RectVector();
            IntPointer levels = new IntPointer();
            DoublePointer weights = new DoublePointer();
            classifier.detectMultiScale3(
                    grey,
                    found,
                    levels,
                    weights,
                    request.scaleFactor(),
                    request.minNeighbours(),
                    0,
                    new Size(least, least),
                    new Size(),
                    true);
            List<SmallHit> hits = new ArrayList<>();
            for (long i = 0; i < found.size(); i++) {
                Rect r = found.get(i);
                hits.add(new SmallHit(r.x(), r.y(), r.width(), r.height(), weights.get(i)));
            }
            return hits;
        }

        void close() {
            classifier.close();
        }
    }
}
