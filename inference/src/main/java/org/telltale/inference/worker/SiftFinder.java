package org.telltale.inference.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.KeyPoint;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.SIFT;

/**
 * Finds and describes keypoints by OpenCV's SIFT (Lowe, "Distinctive Image Features from
 * Scale-Invariant Keypoints", International Journal of Computer Vision 60, 2004). Stateless beyond
 * the loaded library; thread-safe.
 */
final class SiftFinder {
    private static final int LAYERS = 3;
    private static final double EDGE_RATIO = 10;
    private static final double BLUR = 1.6;

    private final OpenCv openCv;

    SiftFinder(OpenCv openCv) {
        this.openCv = openCv;
    }

    Keypoints find(KeypointRequest request, byte[] grey, int width, int height) {
        if (grey.length != width * height) {
            throw new IllegalArgumentException(grey.length + " for " + width + "x" + height);
        }
        openCv.needKeypoints();
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(height, width, opencv_core.CV_8UC1, new BytePointer(grey));
            SIFT sift =
                    SIFT.create(
                            request.most(), LAYERS, request.contrast(), EDGE_RATIO, BLUR, false);
            KeyPointVector found = new KeyPointVector();
            Mat descriptors = new Mat();
            sift.detectAndCompute(picture, new Mat(), found, descriptors, false);
            return sorted(found, descriptors);
        }
    }

    /** In an order of their own: OpenCV's depends on its threads. */
    private static Keypoints sorted(KeyPointVector found, Mat descriptors) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            KeyPoint p = found.get(i);
            rows.add(
                    new Row(
                            new Keypoint(p.pt().x(), p.pt().y(), p.size(), p.angle(), p.response()),
                            i));
        }
        rows.sort(
                Comparator.comparingDouble((Row r) -> r.point.y())
                        .thenComparingDouble(r -> r.point.x())
                        .thenComparingDouble(r -> r.point.size())
                        .thenComparingDouble(r -> r.point.angle()));
        byte[] bytes = new byte[rows.size() * Keypoints.LENGTH];
        if (!rows.isEmpty()) {
            FloatIndexer values = descriptors.createIndexer();
            float[] one = new float[Keypoints.LENGTH];
            for (int i = 0; i < rows.size(); i++) {
                values.get(rows.get(i).index, one);
                for (int k = 0; k < one.length; k++) {
                    bytes[i * Keypoints.LENGTH + k] = (byte) Math.clamp(Math.round(one[k]), 0, 255);
                }
            }
        }
        return new Keypoints(rows.stream().map(Row::point).toList(), bytes);
    }

    private record Row(Keypoint point, int index) {}
}
