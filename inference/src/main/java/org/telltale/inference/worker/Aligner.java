package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.telltale.inference.media.Box;

/** Turns, scales and shifts a picture with OpenCV's warpAffine. Thread-safe. */
final class Aligner {
    /** Neighbours that interpolation looks at beyond a pixel, and a mirrored border needs. */
    private static final int MARGIN = 4;

    private final OpenCv openCv;

    Aligner(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * The result of the size wanted, opaque.
     *
     * @param into memory for it: 4 × width × height bytes
     */
    Pixels align(AlignRequest request, Pixels pixels, MemorySegment into) {
        openCv.needPictures();
        // Only what is seen is handed over: OpenCV warps no picture beyond 32,767 pixels.
        Box seen = seen(request, pixels);
        try (PointerScope scope = new PointerScope()) {
            BytePointer memory = new BytePointer(pixels.bgra().asByteBuffer());
            Mat whole = new Mat(pixels.height(), pixels.width(), opencv_core.CV_8UC4, memory);
            Mat bgr = new Mat();
            opencv_imgproc.cvtColor(
                    new Mat(whole, new Rect(seen.x1(), seen.y1(), seen.width(), seen.height())),
                    bgr,
                    opencv_imgproc.COLOR_BGRA2BGR);
            Mat aligned = new Mat();
            opencv_imgproc.warpAffine(
                    bgr,
                    aligned,
                    matrix(request, seen),
                    new Size(request.toWidth(), request.toHeight()),
                    method(request.method()),
                    border(request.border()),
                    Scalar.all(request.value()));
            Pixels result = new Pixels(request.toWidth(), request.toHeight(), into);
            Mat target =
                    new Mat(
                            result.height(),
                            result.width(),
                            opencv_core.CV_8UC4,
                            new BytePointer(into.asByteBuffer()));
            opencv_imgproc.cvtColor(aligned, target, opencv_imgproc.COLOR_BGR2BGRA);
            return result;
        }
    }

    /** The smallest part of the picture that the result can show anything of. */
    private static Box seen(AlignRequest request, Pixels pixels) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int column : new int[] {0, request.toWidth() - 1}) {
            for (int row : new int[] {0, request.toHeight() - 1}) {
                double x = request.sourceX(column, row);
                double y = request.sourceY(column, row);
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        if (request.border() == AlignRequest.Border.REFLECT) {
            // What lies beyond an edge is seen again inside, as far from it.
            double reach = Math.max(right - left, bottom - top);
            left -= reach;
            top -= reach;
            right += reach;
            bottom += reach;
        }
        int x1 = Math.clamp((long) Math.floor(left) - MARGIN, 0, pixels.width() - 1);
        int y1 = Math.clamp((long) Math.floor(top) - MARGIN, 0, pixels.height() - 1);
        int x2 = Math.clamp((long) Math.ceil(right) + MARGIN + 1, x1 + 1, pixels.width());
        int y2 = Math.clamp((long) Math.ceil(bottom) + MARGIN + 1, y1 + 1, pixels.height());
        return new Box(x1, y1, x2, y2);
    }

    /** From the part that is handed over to the result. */
    private static Mat matrix(AlignRequest request, Box seen) {
        double a = request.a();
        double b = request.b();
        double[] rows = {
            a,
            -b,
            request.right() + a * seen.x1() - b * seen.y1(),
            b,
            a,
            request.down() + b * seen.x1() + a * seen.y1()
        };
        return new Mat(2, 3, opencv_core.CV_64F, new DoublePointer(rows)).clone();
    }

    private static int method(AlignRequest.Method method) {
        return switch (method) {
            case NEAREST -> opencv_imgproc.INTER_NEAREST;
            case LINEAR -> opencv_imgproc.INTER_LINEAR;
            case CUBIC -> opencv_imgproc.INTER_CUBIC;
        };
    }

    private static int border(AlignRequest.Border border) {
        return switch (border) {
            case CONSTANT -> opencv_core.BORDER_CONSTANT;
            case REPLICATE -> opencv_core.BORDER_REPLICATE;
            case REFLECT -> opencv_core.BORDER_REFLECT_101;
        };
    }
}
