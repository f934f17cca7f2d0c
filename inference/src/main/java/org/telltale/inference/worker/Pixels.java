package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A decoded picture: 8-bit blue, green, red, alpha, four bytes a pixel, rows without gaps, upright
 * (orientation applied), origin top-left, alpha not premultiplied. The code values are the file's
 * own: no colour profile is applied, since measurements must see what was stored.
 *
 * <p>The memory belongs to the arena that the caller of the decoder passed in; these pixels are
 * valid until the caller closes it. Nobody writes to them after decoding, so several threads may
 * read.
 *
 * @param width pixels
 * @param height pixels
 * @param bgra {@code 4 × width × height} bytes
 */
public record Pixels(int width, int height, MemorySegment bgra) {
    public Pixels {
        Objects.requireNonNull(bgra);
        if (bgra.byteSize() != 4L * width * height) {
            throw new IllegalArgumentException(
                    bgra.byteSize() + " bytes for " + width + "x" + height);
        }
    }
}
