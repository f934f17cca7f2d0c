package org.telltale.inference.worker;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Draws decoded frames into a BGRA picture by the matrix and range that each frame states (BT.601
 * limited where it states none). Nothing is scaled but the chroma planes. For one thread.
 */
final class YuvConverter implements AutoCloseable {
    private static final int FLAGS =
            swscale.SWS_BILINEAR
                    | swscale.SWS_FULL_CHR_H_INT
                    | swscale.SWS_ACCURATE_RND
                    | swscale.SWS_BITEXACT;
    private static final int ONE = 1 << 16;

    private final BytePointer pixels;
    private final int stride;
    private final int width;
    private final int height;

    /**
     * Prepares drawing.
     *
     * @param canvas four bytes a pixel, at least {@code width} by {@code height}
     */
    YuvConverter(Mat canvas, int width, int height) {
        this.pixels = canvas.data();
        this.stride = Math.toIntExact(canvas.step());
        this.width = width;
        this.height = height;
    }

    /** Draws a frame with its top left pixel at the place; what lies outside is left out. */
    void draw(AVFrame frame, int x, int y) {
        int w = Math.min(frame.width(), width - x);
        int h = Math.min(frame.height(), height - y);
        if (x < 0 || y < 0 || w < 1 || h < 1) {
            return;
        }
        SwsContext context =
                swscale.sws_getContext(
                        w,
                        h,
                        frame.format(),
                        w,
                        h,
                        avutil.AV_PIX_FMT_BGRA,
                        FLAGS,
                        null,
                        null,
                        (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new IllegalStateException("no conversion from pixel format " + frame.format());
        }
        try (PointerPointer<BytePointer> target = new PointerPointer<>(4);
                IntPointer targetStride = new IntPointer(4)) {
            IntPointer from = swscale.sws_getCoefficients(frame.colorspace());
            IntPointer to = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
            int fullRange = frame.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
            swscale.sws_setColorspaceDetails(context, from, fullRange, to, 1, 0, ONE, ONE);
            long offset = (long) y * stride + 4L * x;
            for (int i = 0; i < 4; i++) {
                target.put(i, i == 0 ? pixels.getPointer(offset) : null);
                targetStride.put(i, i == 0 ? stride : 0);
            }
            swscale.sws_scale(context, frame.data(), frame.linesize(), 0, h, target, targetStride);
        } finally {
            swscale.sws_freeContext(context);
        }
    }

    @Override
    public void close() {
        pixels.close();
    }
}
