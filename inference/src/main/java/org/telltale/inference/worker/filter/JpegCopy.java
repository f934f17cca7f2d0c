package org.telltale.inference.worker.filter;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;
import org.telltale.inference.filter.ChromaSubsampling;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.JpegGhost;

/** A picture against its JPEG copy. */
final class JpegCopy {
    private JpegCopy() {}

    static Mat errorLevel(ErrorLevel filter, Mat bgr) {
        Mat copy = of(bgr, filter.quality(), filter.subsampling());
        opencv_core.absdiff(bgr, copy, copy);
        copy.convertTo(copy, -1, filter.gain(), 0);
        return copy;
    }

    static Mat ghost(JpegGhost filter, Mat bgr) {
        Mat copy = of(bgr, filter.quality(), filter.subsampling());
        opencv_core.absdiff(bgr, copy, copy);
        Mat squares = new Mat();
        opencv_core.multiply(copy, copy, squares, 1, opencv_core.CV_32F);
        Mat mean = Mats.transformed(squares, new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0});
        squares.release();
        Size square = new Size(filter.side(), filter.side());
        opencv_imgproc.boxFilter(
                mean, mean, -1, square, new Point(-1, -1), true, opencv_core.BORDER_REFLECT_101);
        opencv_core.sqrt(mean, mean);
        return Mats.eightBits(mean, filter.gain(), 0);
    }

    private static Mat of(Mat bgr, int quality, ChromaSubsampling subsampling) {
        int factors =
                switch (subsampling) {
                    case HALVED_BOTH -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
                    case HALVED_ACROSS -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
                    case FULL -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
                };
        BytePointer jpeg = new BytePointer();
        IntPointer parameters =
                new IntPointer(
                        opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
                        quality,
                        opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
                        factors);
        if (!opencv_imgcodecs.imencode(".jpg", bgr, jpeg, parameters)) {
            throw new IllegalStateException("OpenCV does not write JPEG");
        }
        Mat encoded = new Mat(1, Math.toIntExact(jpeg.limit()), opencv_core.CV_8UC1, jpeg);
        return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
    }
}
