package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Cuts a window out of a picture and resamples it with OpenCV, whose rounding the models in use
 * were trained and published with. All four channels are resampled, each by itself, so that alpha
 * has no part in the colours and the window need not be copied first. Thread-safe.
 */
final class Resampler {
    private final OpenCv openCv;

    Resampler(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * The window at the size wanted.
     *
     * @param into memory for it: 4 × width × height bytes
     */
    Pixels resample(ResampleRequest request, Pixels pixels, MemorySegment into) {
        openCv.needPictures();
        Pixels sized = new Pixels(request.toWidth(), request.toHeight(), into);
        try (PointerScope scope = new PointerScope()) {
            Mat target = mat(sized);
            Pointer memory = target.data();
            Mat window = window(request, pixels);
            if (request.resizes()) {
                Size size = new Size(request.toWidth(), request.toHeight());
                opencv_imgproc.resize(window, target, size, 0, 0, method(request.method()));
            } else {
                window.copyTo(target);
            }
            if (!target.data().equals(memory)) {
                throw new IllegalStateException("OpenCV wrote a picture elsewhere");
            }
        }
        return sized;
    }

    private static Mat mat(Pixels pixels) {
        BytePointer memory = new BytePointer(pixels.bgra().asByteBuffer());
        return new Mat(pixels.height(), pixels.width(), opencv_core.CV_8UC4, memory);
    }

    /** A view of the picture where the window lies in it, else a copy with its border. */
    private static Mat window(ResampleRequest request, Pixels pixels) {
        int x1 = Math.clamp(request.x(), 0, pixels.width());
        int y1 = Math.clamp(request.y(), 0, pixels.height());
        int x2 = Math.clamp((long) request.x() + request.width(), 0, pixels.width());
        int y2 = Math.clamp((long) request.y() + request.height(), 0, pixels.height());
        Scalar border = Scalar.all(request.border());
        if (x2 <= x1 || y2 <= y1) {
            return new Mat(request.height(), request.width(), opencv_core.CV_8UC4, border);
        }
        Mat inside = new Mat(mat(pixels), new Rect(x1, y1, x2 - x1, y2 - y1));
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
                opencv_core.BORDER_CONSTANT | opencv_core.BORDER_ISOLATED,
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
