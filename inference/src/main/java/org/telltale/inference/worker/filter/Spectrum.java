package org.telltale.inference.worker.filter;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.telltale.inference.filter.FrequencySpectrum;

/** Frequencies of a whole picture. */
final class Spectrum {
    /** Decibels of a factor e in power. */
    private static final double DECIBELS = 10 / Math.log(10);

    /** Keeps an amplitude of nothing from having no logarithm; far below any picture's. */
    private static final double LEAST_POWER = 1e-6;

    private Spectrum() {}

    static Mat draw(FrequencySpectrum filter, Mat bgr) {
        Mat grey = Mats.luma(bgr);
        Mat padded = Mat.zeros(size(grey.rows()), size(grey.cols()), opencv_core.CV_32FC1).asMat();
        Mat luma = new Mat(padded, new Rect(0, 0, grey.cols(), grey.rows()));
        grey.convertTo(luma, opencv_core.CV_32F, 1, -opencv_core.mean(grey).get(0));
        if (filter.window() == FrequencySpectrum.Window.HANN) {
            Mat weights = new Mat();
            opencv_core.gemm(
                    hann(luma.rows()).reshape(1, luma.rows()),
                    hann(luma.cols()),
                    1,
                    new Mat(),
                    0,
                    weights,
                    0);
            opencv_core.multiply(luma, weights, luma);
        }
        Mat power = power(padded, luma.rows());
        opencv_core.log(power, power);
        double[] most = new double[1];
        opencv_core.minMaxLoc(power, new double[1], most, null, null, null);
        double scale = 255 * DECIBELS / filter.range();
        return centred(Mats.eightBits(power, scale, 255 - scale * most[0]));
    }

    /** A raised cosine that is symmetric and nowhere quite 0. */
    private static Mat hann(int length) {
        Mat weights = new Mat(1, length, opencv_core.CV_32FC1);
        try (FloatIndexer at = weights.createIndexer()) {
            for (int i = 0; i < length; i++) {
                double sine = Math.sin(Math.PI * (i + 0.5) / length);
                at.put(0, i, (float) (sine * sine));
            }
        }
        return weights;
    }

    /** A size that transforms fast, and is even so that frequency 0 has a middle to go to. */
    private static int size(int length) {
        return 2 * opencv_core.getOptimalDFTSize(Math.ceilDiv(length, 2));
    }

    private static Mat power(Mat padded, int rows) {
        Mat transformed = new Mat();
        opencv_core.dft(padded, transformed, opencv_core.DFT_COMPLEX_OUTPUT, rows);
        opencv_core.multiply(transformed, transformed, transformed);
        return Mats.transformed(transformed, new double[] {1, 1, LEAST_POWER});
    }

    /** Quadrants exchanged crosswise, so that frequency 0 lies in the middle. */
    private static Mat centred(Mat picture) {
        int halfWidth = picture.cols() / 2;
        int halfHeight = picture.rows() / 2;
        Mat centred = new Mat(picture.size(), picture.type());
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            int x = quadrant % 2 * halfWidth;
            int y = quadrant / 2 * halfHeight;
            Mat from = new Mat(picture, new Rect(x, y, halfWidth, halfHeight));
            Rect place = new Rect(halfWidth - x, halfHeight - y, halfWidth, halfHeight);
            from.copyTo(new Mat(centred, place));
        }
        return centred;
    }
}
