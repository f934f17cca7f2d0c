package org.telltale.inference.detect.face;

import java.lang.foreign.ValueLayout;
import org.telltale.inference.detect.face.RegionMeasure.Chroma;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

/**
 * Measures the colour of parts of one picture, whose code values are taken as sRGB (IEC 61966-2-1)
 * whatever profile the file names. Valid as long as the pixels are; safe for use by several
 * threads.
 */
final class ColourMeter {
    private static final int MOST_SAMPLES = 1 << 16;

    private final Pixels pixels;

    ColourMeter(Pixels pixels) {
        this.pixels = pixels;
    }

    /** Median colour of a box at equal luminance, as {@link ColourTally} says. */
    Chroma chroma(Box box) {
        int step = (int) Math.max(1, Math.ceil(Math.sqrt(box.area() / (double) MOST_SAMPLES)));
        ColourTally tally = new ColourTally();
        for (int y = box.y1(); y < box.y2(); y += step) {
            for (int x = box.x1(); x < box.x2(); x += step) {
                count(x, y, tally);
            }
        }
        return tally.chroma();
    }

    /** Counts one pixel. */
    void count(int x, int y, ColourTally tally) {
        long at = 4L * ((long) y * pixels.width() + x);
        tally.add(sample(at + 2), sample(at + 1), sample(at));
    }

    private int sample(long at) {
        return pixels.bgra().get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
}
