package org.telltale.inference.worker;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes pictures as baseline JPEG, for benchmarks and test pictures. Thread-safe. */
final class JpegEncoder {
    private final OpenCv openCv;

    JpegEncoder(OpenCv openCv) {
        this.openCv = openCv;
    }

    /**
     * Encodes at OpenCV's own quality and chroma subsampling; alpha is dropped.
     *
     * @param quality 1 to 100
     */
    byte[] encode(Pixels pixels, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality);
        }
        openCv.needPictures();
        try (PointerScope scope = new PointerScope()) {
            Pointer memory = new BytePointer(pixels.bgra().asByteBuffer());
            Mat picture = new Mat(pixels.height(), pixels.width(), opencv_core.CV_8UC4, memory);
            BytePointer jpeg = new BytePointer();
            IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
            if (!opencv_imgcodecs.imencode(".jpg", picture, jpeg, parameters)) {
                throw new IllegalStateException("OpenCV does not write JPEG");
            }
            byte[] bytes = new byte[Math.toIntExact(jpeg.limit())];
            jpeg.get(bytes);
            return bytes;
        }
    }
}
