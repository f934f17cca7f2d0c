package org.telltale.inference.worker.filter;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Steps that several filters take. */
final class Mats {
    private Mats() {}

    /** Luma of ITU-R BT.601, rounded to 8 bits. */
    static Mat luma(Mat bgr) {
        Mat luma = new Mat();
        opencv_imgproc.cvtColor(bgr, luma, opencv_imgproc.COLOR_BGR2GRAY);
        return luma;
    }

    /** Floating point, one channel as it is. */
    static Mat floats(Mat eightBits) {
        Mat floats = new Mat();
        eightBits.convertTo(floats, opencv_core.CV_32F);
        return floats;
    }

    /** Scaled, shifted, rounded and cut to 0 to 255. */
    static Mat eightBits(Mat values, double scale, double shift) {
        Mat eight = new Mat();
        values.convertTo(eight, opencv_core.CV_8U, scale, shift);
        return eight;
    }

    /** From the least value, black, to the largest, white; black where all are the same. */
    static Mat stretched(Mat values) {
        Mat stretched = new Mat();
        opencv_core.normalize(
                values, stretched, 0, 255, opencv_core.NORM_MINMAX, opencv_core.CV_8U, new Mat());
        return stretched;
    }

    /**
     * Each pixel's channels multiplied by a matrix.
     *
     * @param rows a new channel each: weights of the old channels, then perhaps a constant
     */
    static Mat transformed(Mat picture, double[]... rows) {
        Mat matrix = new Mat(rows.length, rows[0].length, opencv_core.CV_64FC1);
        try (DoubleIndexer at = matrix.createIndexer()) {
            for (int row = 0; row < rows.length; row++) {
                at.put(row, rows[row]);
            }
        }
        Mat result = new Mat();
        opencv_core.transform(picture, result, matrix);
        return result;
    }
}
