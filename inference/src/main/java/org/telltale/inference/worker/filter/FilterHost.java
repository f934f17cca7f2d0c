package org.telltale.inference.worker.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.telltale.inference.filter.BitPlane;
import org.telltale.inference.filter.CannyEdges;
import org.telltale.inference.filter.ColourChannel;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.FrequencySpectrum;
import org.telltale.inference.filter.HistogramEqualization;
import org.telltale.inference.filter.JpegGhost;
import org.telltale.inference.filter.LaplacianEdges;
import org.telltale.inference.filter.LevelSweep;
import org.telltale.inference.filter.LocalContrast;
import org.telltale.inference.filter.LuminanceGradient;
import org.telltale.inference.filter.MedianResidual;
import org.telltale.inference.filter.NativeFilter;
import org.telltale.inference.filter.NoiseResidual;
import org.telltale.inference.filter.PrincipalComponent;
import org.telltale.inference.filter.SobelEdges;
import org.telltale.inference.worker.Pixels;

/** Draws filters with OpenCV, whose libraries must be loaded. Thread-safe. */
public final class FilterHost {
    /**
     * Draws; transparency has no part in it.
     *
     * @param owner owns the result, which is opaque
     */
    public Pixels apply(NativeFilter filter, Pixels pixels, Arena owner) {
        try (PointerScope scope = new PointerScope()) {
            Mat bgra =
                    new Mat(
                            pixels.height(),
                            pixels.width(),
                            opencv_core.CV_8UC4,
                            new BytePointer(pixels.bgra().asByteBuffer()));
            Mat bgr = new Mat();
            opencv_imgproc.cvtColor(bgra, bgr, opencv_imgproc.COLOR_BGRA2BGR);
            return write(draw(filter, bgr), owner);
        }
    }

    private static Mat draw(NativeFilter filter, Mat bgr) {
        return switch (filter) {
            case ErrorLevel level -> JpegCopy.errorLevel(level, bgr);
            case JpegGhost ghost -> JpegCopy.ghost(ghost, bgr);
            case NoiseResidual residual -> Residuals.noise(residual, bgr);
            case MedianResidual residual -> Residuals.median(residual, bgr);
            case LuminanceGradient gradient -> Derivatives.gradient(gradient, bgr);
            case SobelEdges edges -> Derivatives.sobel(edges, bgr);
            case LaplacianEdges edges -> Derivatives.laplacian(edges, bgr);
            case CannyEdges edges -> Derivatives.canny(edges, bgr);
            case LocalContrast contrast -> Tones.localContrast(contrast, bgr);
            case LevelSweep sweep -> Tones.sweep(sweep, bgr);
            case HistogramEqualization equalization -> Tones.equalize(equalization, bgr);
            case ColourChannel channel -> Colours.channel(channel, bgr);
            case BitPlane plane -> Colours.bit(plane, bgr);
            case PrincipalComponent component -> PrincipalAxes.draw(component, bgr);
            case FrequencySpectrum spectrum -> Spectrum.draw(spectrum, bgr);
        };
    }

    /** A grey or BGR picture of 8 bits in the owner's memory. */
    private static Pixels write(Mat drawn, Arena owner) {
        int width = drawn.cols();
        int height = drawn.rows();
        MemorySegment memory = owner.allocate(4L * width * height, 64);
        Mat target =
                new Mat(height, width, opencv_core.CV_8UC4, new BytePointer(memory.asByteBuffer()));
        opencv_imgproc.cvtColor(
                drawn,
                target,
                drawn.channels() == 1
                        ? opencv_imgproc.COLOR_GRAY2BGRA
                        : opencv_imgproc.COLOR_BGR2BGRA);
        return new Pixels(width, height, memory);
    }
}
