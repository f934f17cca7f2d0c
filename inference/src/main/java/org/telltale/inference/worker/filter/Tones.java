package org.telltale.inference.worker.filter;

import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.CLAHE;
import org.telltale.inference.filter.HistogramEqualization;
import org.telltale.inference.filter.LevelSweep;
import org.telltale.inference.filter.LocalContrast;

/** Other levels for the same picture. */
final class Tones {
    private static final int LEVELS = 256;

    private Tones() {}

    static Mat localContrast(LocalContrast filter, Mat bgr) {
        Size tiles = new Size(filter.tiles(), filter.tiles());
        CLAHE clahe = opencv_imgproc.createCLAHE(filter.clipLimit(), tiles);
        return onLuma(bgr, luma -> clahe.apply(luma, luma));
    }

    static Mat equalize(HistogramEqualization filter, Mat bgr) {
        if (filter.luma()) {
            return onLuma(bgr, luma -> opencv_imgproc.equalizeHist(luma, luma));
        }
        MatVector channels = new MatVector();
        opencv_core.split(bgr, channels);
        for (long i = 0; i < channels.size(); i++) {
            opencv_imgproc.equalizeHist(channels.get(i), channels.get(i));
        }
        Mat equalized = new Mat();
        opencv_core.merge(channels, equalized);
        return equalized;
    }

    /** Changes luma and keeps the colour differences. */
    private static Mat onLuma(Mat bgr, Consumer<Mat> change) {
        Mat ycrcb = new Mat();
        opencv_imgproc.cvtColor(bgr, ycrcb, opencv_imgproc.COLOR_BGR2YCrCb);
        Mat luma = new Mat();
        opencv_core.extractChannel(ycrcb, luma, 0);
        change.accept(luma);
        opencv_core.insertChannel(luma, ycrcb, 0);
        opencv_imgproc.cvtColor(ycrcb, ycrcb, opencv_imgproc.COLOR_YCrCb2BGR);
        return ycrcb;
    }

    static Mat sweep(LevelSweep filter, Mat bgr) {
        double low = filter.centre() - filter.width() / 2.0;
        byte[] table = new byte[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double within = (level - low) / filter.width();
            table[level] = (byte) Math.round(255 * Math.clamp(within, 0, 1));
        }
        return looked(filter.luma() ? Mats.luma(bgr) : bgr, table);
    }

    /** Each value replaced by that of a table of 256. */
    static Mat looked(Mat picture, byte... table) {
        Mat values = new Mat(1, LEVELS, opencv_core.CV_8UC1, new BytePointer(table));
        Mat result = new Mat();
        opencv_core.LUT(picture, values, result);
        return result;
    }
}
