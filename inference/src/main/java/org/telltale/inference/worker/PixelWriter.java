package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.telltale.inference.metadata.Orientation;

/** Turns a picture as OpenCV decoded it into upright {@link Pixels}. Stateless. */
final class PixelWriter {
    private PixelWriter() {}

    /** Whether this class can show a picture of that type; floating point it cannot. */
    static boolean accepts(Mat decoded) {
        int depth = decoded.depth();
        int channels = decoded.channels();
        return (depth == opencv_core.CV_8U || depth == opencv_core.CV_16U)
                && (channels == 1 || channels == 3 || channels == 4);
    }

    /**
     * Writes a decoded picture, turned upright, into memory of the owner. The decoded picture is
     * released on the way, as soon as it is not needed, since two of them at once count.
     *
     * @param decoded grey, BGR or BGRA with 8 or 16 bits a sample
     */
    static Pixels write(Mat decoded, Orientation orientation, Arena owner) {
        Mat eight = toEightBits(decoded);
        Mat upright = turn(eight, orientation);
        int width = upright.cols();
        int height = upright.rows();
        MemorySegment bgra = owner.allocate(4L * width * height, 64);
        try (BytePointer memory = new BytePointer(bgra.asByteBuffer());
                Mat target = new Mat(height, width, opencv_core.CV_8UC4, memory)) {
            switch (upright.channels()) {
                case 1 -> opencv_imgproc.cvtColor(upright, target, opencv_imgproc.COLOR_GRAY2BGRA);
                case 3 -> opencv_imgproc.cvtColor(upright, target, opencv_imgproc.COLOR_BGR2BGRA);
                default -> upright.copyTo(target);
            }
        }
        upright.release();
        return new Pixels(width, height, bgra);
    }

    /**
     * Writes a decoded picture of sixteen bits, turned upright, into memory of the owner. The
     * decoded picture is released on the way.
     *
     * @param decoded grey, BGR or BGRA with 16 bits a sample
     */
    static DeepPixels writeDeep(Mat decoded, Orientation orientation, Arena owner) {
        Mat upright = turn(decoded, orientation);
        int width = upright.cols();
        int height = upright.rows();
        int channels = upright.channels();
        MemorySegment samples = owner.allocate(2L * channels * width * height, 64);
        for (int y = 0; y < height; y++) {
            // Row by row, since a byte buffer ends at two gigabytes.
            BytePointer row = upright.ptr(y).capacity(2L * channels * width);
            MemorySegment stored = MemorySegment.ofBuffer(row.asByteBuffer());
            MemorySegment.copy(stored, 0, samples, y * stored.byteSize(), stored.byteSize());
        }
        upright.release();
        return new DeepPixels(width, height, channels, samples);
    }

    /** The upper eight bits: v / 256 rounded down, which OpenCV's rounding needs an offset for. */
    private static Mat toEightBits(Mat decoded) {
        if (decoded.depth() == opencv_core.CV_8U) {
            return decoded;
        }
        Mat eight = new Mat();
        decoded.convertTo(eight, opencv_core.CV_8U, 1 / 256.0, -127.5 / 256);
        decoded.release();
        return eight;
    }

    private static Mat turn(Mat stored, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return stored;
        }
        Mat turned = stored;
        if (orientation.swapsAxes()) {
            turned = new Mat();
            opencv_core.transpose(stored, turned);
            stored.release();
        }
        switch (orientation) {
            case MIRRORED, ROTATED_90_CW -> opencv_core.flip(turned, turned, 1);
            case FLIPPED, ROTATED_90_CCW -> opencv_core.flip(turned, turned, 0);
            case ROTATED_180, TRANSVERSED -> opencv_core.flip(turned, turned, -1);
            case UPRIGHT, TRANSPOSED -> {}
        }
        return turned;
    }
}
