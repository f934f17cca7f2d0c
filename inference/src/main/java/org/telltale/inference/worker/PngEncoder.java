package org.telltale.inference.worker;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes maps as 8-bit grey PNG (ISO/IEC 15948). Thread-safe. */
final class PngEncoder {
    private final OpenCv openCv;

    PngEncoder(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * Encodes without loss.
     *
     * @param grey one byte a pixel, row-major
     * @throws IllegalArgumentException if there are more or fewer bytes than pixels
     */
    byte[] encode(byte[] grey, int width, int height) {
        if (width < 1 || height < 1 || grey.length != (long) width * height) {
            throw new IllegalArgumentException(grey.length + " bytes for " + width + "x" + height);
        }
        openCv.needPictures();
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(height, width, opencv_core.CV_8UC1, new BytePointer(grey));
            BytePointer png = new BytePointer();
            if (!opencv_imgcodecs.imencode(".png", picture, png)) {
                throw new IllegalStateException("OpenCV does not write PNG");
            }
            byte[] bytes = new byte[Math.toIntExact(png.limit())];
            png.get(bytes);
            return bytes;
        }
    }
}
