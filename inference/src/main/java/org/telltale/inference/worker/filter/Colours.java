package org.telltale.inference.worker.filter;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.telltale.inference.filter.BitPlane;
import org.telltale.inference.filter.ColourChannel;

/** Parts of a picture's colour. */
final class Colours {
    private static final int AS_IT_IS = -1;

    private Colours() {}

    static Mat channel(ColourChannel filter, Mat bgr) {
        Mat channel =
                switch (filter.channel()) {
                    case BLUE -> channel(bgr, AS_IT_IS, 0);
                    case GREEN -> channel(bgr, AS_IT_IS, 1);
                    case RED -> channel(bgr, AS_IT_IS, 2);
                    case LUMA -> channel(bgr, opencv_imgproc.COLOR_BGR2YCrCb, 0);
                    case CR -> channel(bgr, opencv_imgproc.COLOR_BGR2YCrCb, 1);
                    case CB -> channel(bgr, opencv_imgproc.COLOR_BGR2YCrCb, 2);
                    case HUE -> channel(bgr, opencv_imgproc.COLOR_BGR2HSV_FULL, 0);
                    case SATURATION -> channel(bgr, opencv_imgproc.COLOR_BGR2HSV_FULL, 1);
                    case VALUE -> channel(bgr, opencv_imgproc.COLOR_BGR2HSV_FULL, 2);
                    case LIGHTNESS -> channel(bgr, opencv_imgproc.COLOR_BGR2Lab, 0);
                    case GREEN_RED -> channel(bgr, opencv_imgproc.COLOR_BGR2Lab, 1);
                    case BLUE_YELLOW -> channel(bgr, opencv_imgproc.COLOR_BGR2Lab, 2);
                };
        return filter.stretch() ? Mats.stretched(channel) : channel;
    }

    private static Mat channel(Mat bgr, int conversion, int index) {
        Mat converted = bgr;
        if (conversion != AS_IT_IS) {
            converted = new Mat();
            opencv_imgproc.cvtColor(bgr, converted, conversion);
        }
        Mat channel = new Mat();
        opencv_core.extractChannel(converted, channel, index);
        return channel;
    }

    static Mat bit(BitPlane filter, Mat bgr) {
        Mat values =
                switch (filter.channel()) {
                    case LUMA -> Mats.luma(bgr);
                    case BLUE -> channel(bgr, AS_IT_IS, 0);
                    case GREEN -> channel(bgr, AS_IT_IS, 1);
                    case RED -> channel(bgr, AS_IT_IS, 2);
                };
        byte[] table = new byte[256];
        for (int level = 0; level < table.length; level++) {
            table[level] = (byte) ((level >> filter.bit() & 1) * 255);
        }
        return Tones.looked(values, table);
    }
}
