package org.telltale.inference.worker.filter;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.telltale.inference.filter.CannyEdges;
import org.telltale.inference.filter.LaplacianEdges;
import org.telltale.inference.filter.LuminanceGradient;
import org.telltale.inference.filter.SobelEdges;

/** Changes of luma from pixel to pixel. */
final class Derivatives {
    /** Weights of a 3×3 Sobel kernel on either side, times the two pixels between them. */
    private static final double SOBEL = 8;

    private static final double MIDDLE = 128;

    private Derivatives() {}

    static Mat gradient(LuminanceGradient filter, Mat bgr) {
        Mat luma = Mats.luma(bgr);
        Mat across = sobel(luma, 1, 0);
        Mat down = sobel(luma, 0, 1);
        double gain = filter.gain() / SOBEL;
        Mat size = size(across, down);
        Mat picture = new Mat();
        opencv_core.merge(
                new MatVector(
                        Mats.eightBits(size, gain, 0),
                        Mats.eightBits(down, gain, MIDDLE),
                        Mats.eightBits(across, gain, MIDDLE)),
                picture);
        return picture;
    }

    static Mat sobel(SobelEdges filter, Mat bgr) {
        Mat luma = Mats.luma(bgr);
        return Mats.eightBits(size(sobel(luma, 1, 0), sobel(luma, 0, 1)), filter.gain() / SOBEL, 0);
    }

    static Mat laplacian(LaplacianEdges filter, Mat bgr) {
        Mat second = new Mat();
        opencv_imgproc.Laplacian(
                Mats.luma(bgr),
                second,
                opencv_core.CV_16S,
                filter.side(),
                1,
                0,
                opencv_core.BORDER_DEFAULT);
        Mat edges = new Mat();
        opencv_core.convertScaleAbs(second, edges, filter.gain(), 0);
        return edges;
    }

    static Mat canny(CannyEdges filter, Mat bgr) {
        Mat edges = new Mat();
        // Canny of OpenCV takes thresholds on the sum of a 3×3 Sobel kernel.
        opencv_imgproc.Canny(
                Mats.luma(bgr),
                edges,
                SOBEL * Math.min(filter.low(), filter.high()),
                SOBEL * Math.max(filter.low(), filter.high()),
                3,
                true);
        return edges;
    }

    private static Mat sobel(Mat luma, int across, int down) {
        Mat derivative = new Mat();
        opencv_imgproc.Sobel(luma, derivative, opencv_core.CV_32F, across, down);
        return derivative;
    }

    private static Mat size(Mat across, Mat down) {
        Mat size = new Mat();
        opencv_core.magnitude(across, down, size);
        return size;
    }
}
