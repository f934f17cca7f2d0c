package org.telltale.inference.pack.run;

import java.util.Objects;
import org.telltale.inference.worker.Pixels;

/**
 * A rectangle of pixels, in the coordinates of the picture that holds it. Immutable, as valid as
 * the picture's memory.
 *
 * @param pixels the picture
 * @param x left edge
 * @param y upper edge
 * @param width at least 1, within the picture
 * @param height likewise
 */
record PixelWindow(Pixels pixels, int x, int y, int width, int height) {
    PixelWindow {
        Objects.checkFromIndexSize(x, width, pixels.width());
        Objects.checkFromIndexSize(y, height, pixels.height());
    }

    /** All of a picture. */
    static PixelWindow whole(Pixels pixels) {
        return new PixelWindow(pixels, 0, 0, pixels.width(), pixels.height());
    }

    /** Bytes from the picture's first to a row's first, rows counted from the upper edge. */
    long offset(int row) {
        return 4L * ((long) (y + row) * pixels.width() + x);
    }
}
