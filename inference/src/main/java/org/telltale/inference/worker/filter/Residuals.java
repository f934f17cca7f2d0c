package org.telltale.inference.worker.filter;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.telltale.inference.filter.MedianResidual;
import org.telltale.inference.filter.NoiseResidual;

/** What is left of a picture when something smooth is taken away. */
final class Residuals {
    private static final double MIDDLE = 128;

    private Residuals() {}

    static Mat median(MedianResidual filter, Mat bgr) {
        Mat median = new Mat();
        opencv_imgproc.medianBlur(bgr, median, filter.side());
        Mat residual = new Mat();
        opencv_core.addWeighted(bgr, filter.gain(), median, -filter.gain(), MIDDLE, residual);
        return residual;
    }

    static Mat noise(NoiseResidual filter, Mat bgr) {
        Mat luma = Mats.floats(Mats.luma(bgr));
        Size square = new Size(filter.side(), filter.side());
        Mat residual =
                switch (filter.denoiser()) {
                    case GAUSSIAN -> {
                        Mat smooth = new Mat();
                        opencv_imgproc.GaussianBlur(luma, smooth, square, 0);
                        opencv_core.subtract(luma, smooth, smooth);
                        yield smooth;
                    }
                    case WIENER -> wiener(luma, square, filter.sigma() * filter.sigma());
                };
        return Mats.eightBits(residual, filter.gain(), MIDDLE);
    }

    /**
     * x − (m + max(v − n, 0) / max(v, n) · (x − m)) is (x − m) · min(n / max(v, n), 1), with the
     * local mean m and variance v and the noise's variance n.
     */
    private static Mat wiener(Mat luma, Size square, double noise) {
        Mat mean = new Mat();
        opencv_imgproc.blur(luma, mean, square);
        Mat variance = new Mat();
        opencv_imgproc.sqrBoxFilter(luma, variance, opencv_core.CV_32F, square);
        Mat squared = new Mat();
        opencv_core.multiply(mean, mean, squared);
        opencv_core.subtract(variance, squared, variance);
        squared.release();
        Mat least = opencv_core.max(variance, noise).asMat();
        variance.release();
        opencv_core.subtract(luma, mean, mean);
        Mat residual = new Mat();
        opencv_core.divide(mean, least, residual, noise, opencv_core.CV_32F);
        return residual;
    }
}
