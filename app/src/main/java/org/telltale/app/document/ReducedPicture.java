package org.telltale.app.document;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

/** Makes a drawable, opaque picture of decoded pixels, smaller where it must be. Stateless. */
public final class ReducedPicture {
    private ReducedPicture() {}

    /** How many source pixels become one, so that the longer side is at most {@code longest}. */
    public static int step(int width, int height, int longest) {
        return Math.max(1, -Math.floorDiv(-Math.max(width, height), longest));
    }

    /** The whole picture; every pixel is the mean of a square of {@code step} source pixels. */
    public static BufferedImage of(Pixels pixels, int step) {
        return of(pixels, new Box(0, 0, pixels.width(), pixels.height()), step);
    }

    /** A part of the picture, which must lie inside of it. */
    public static BufferedImage of(Pixels pixels, Box part, int step) {
        int width = Math.max(1, part.width() / step);
        int height = Math.max(1, part.height() / step);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        MemorySegment bgra = pixels.bgra();
        int inside = Math.min(step, Math.min(part.width(), part.height()));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int left = part.x1() + x * step;
                int top = part.y1() + y * step;
                image.setRGB(x, y, mean(bgra, pixels.width(), left, top, inside));
            }
        }
        return image;
    }

    private static int mean(MemorySegment bgra, int width, int x, int y, int side) {
        int blue = 0;
        int green = 0;
        int red = 0;
        for (int dy = 0; dy < side; dy++) {
            long at = 4L * ((long) (y + dy) * width + x);
            for (int dx = 0; dx < side; dx++, at += 4) {
                blue += bgra.get(ValueLayout.JAVA_BYTE, at) & 0xff;
                green += bgra.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff;
                red += bgra.get(ValueLayout.JAVA_BYTE, at + 2) & 0xff;
            }
        }
        int n = side * side;
        return (red / n) << 16 | (green / n) << 8 | blue / n;
    }
}
