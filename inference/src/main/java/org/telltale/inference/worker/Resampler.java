package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.telltale.inference.metadata.Orientation;

/**
 * Cuts a window out of a picture and resamples it with OpenCV, whose rounding the models in use
 * were trained and published with. Alpha is dropped first, so that it has no part. Thread-safe.
 */
final class Resampler {
    private final OpenCv openCv;

    Resampler(OpenCv openCv) {
        this.openCv = openCv;
    }

    /** The window at the size wanted, opaque; memory of the owner. */
    Pixels resample(ResampleRequest request, Pixels pixels, Arena owner) {
        openCv.needPictures();
        try (PointerScope scope = new PointerScope()) {
            Mat window = window(request, pixels);
            Mat sized = window;
            if (request.width() != request.toWidth() || request.height() != request.toHeight()) {
                sized = new Mat();
                Size size = new Size(request.toWidth(), request.toHeight());
                opencv_imgproc.resize(window, sized, size, 0, 0, method(request.method()));
            }
            return PixelWriter.write(sized, Orientation.UPRIGHT, owner);
        }
    }

    private static Mat window(ResampleRequest request, Pixels pixels) {
        int x1 = Math.clamp(request.x(), 0, pixels.width());
        int y1 = Math.clamp(request.y(), 0, pixels.height());
        int x2 = Math.clamp((long) request.x() + request.width(), 0, pixels.width());
        int y2 = Math.clamp((long) request.y() + request.height(), 0, pixels.height());
        Scalar border = Scalar.all(request.border());
        if (x2 <= x1 || y2 <= y1) {
            return new Mat(request.height(), request.width(), opencv_core.CV_8UC3, border);
        }
        BytePointer memory = new BytePointer(pixels.bgra().asByteBuffer());
        Mat bgra = new Mat(pixels.height(), pixels.width(), opencv_core.CV_8UC4, memory);
        Mat inside = new Mat();
        opencv_imgproc.cvtColor(
                new Mat(bgra, new Rect(x1, y1, x2 - x1, y2 - y1)),
                inside,
                opencv_imgproc.COLOR_BGRA2BGR);
        if (inside.cols() == request.width() && inside.rows() == request.height()) {
            return inside;
        }
        Mat framed = new Mat();
        opencv_core.copyMakeBorder(
                inside,
                framed,
                y1 - request.y(),
                request.y() + request.height() - y2,
                x1 - request.x(),
                request.x() + request.width() - x2,
                opencv_core.BORDER_CONSTANT,
                border);
        return framed;
    }

    private static int method(ResampleRequest.Method method) {
        return switch (method) {
            case NEAREST -> opencv_imgproc.INTER_NEAREST;
            case LINEAR -> opencv_imgproc.INTER_LINEAR;
            case CUBIC -> opencv_imgproc.INTER_CUBIC;
            case AREA -> opencv_imgproc.INTER_AREA;
        };
    }
}
