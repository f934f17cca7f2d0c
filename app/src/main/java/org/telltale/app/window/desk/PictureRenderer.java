package org.telltale.app.window.desk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.DisplayColour;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.Pixels;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.PictureBuilder;
import org.telltale.viewers.image.StoredPixels;

/**
 * Renders stored values anew: through a window of values, with or without transparency, in the
 * screen's colours. Stateless; blocks, so never on the JavaFX thread.
 */
final class PictureRenderer {
    private static final ValueLayout.OfInt BGRA =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final PictureBuilder builder = new PictureBuilder();

    /** Renders; the stored values stay with the picture. */
    Picture render(PictureSource source, Rendering rendering, Cancellation cancellation) {
        StoredPixels stored = source.stored();
        try (Arena arena = Arena.ofShared()) {
            Pixels windowed = window(stored, rendering, arena, cancellation);
            DecodedImage decoded =
                    new DecodedImage(
                            windowed, 8, stored.colours() == 1, stored.alpha(), 1, List.of());
            Pixels shown = DisplayColour.of(decoded, source.profile(), arena).pixels();
            return builder.build(
                    shown,
                    stored.alpha() && rendering.alpha() ? windowed : null,
                    stored,
                    cancellation);
        }
    }

    private static Pixels window(
            StoredPixels stored, Rendering rendering, Arena arena, Cancellation cancellation) {
        int width = stored.width();
        byte[] table = rendering.table(stored.largest());
        MemorySegment bgra = arena.allocate(4L * width * stored.height(), 64);
        int channels = stored.channels();
        int colours = stored.colours();
        int[] row = new int[width * channels];
        int[] argb = new int[width];
        for (int y = 0; y < stored.height(); y++) {
            if ((y & 63) == 0) {
                cancellation.check();
            }
            stored.read(0, y, width, row);
            for (int x = 0; x < width; x++) {
                int at = x * channels;
                int red = table[row[at]] & 255;
                int green = colours == 1 ? red : table[row[at + 1]] & 255;
                int blue = colours == 1 ? red : table[row[at + 2]] & 255;
                int alpha = stored.alpha() ? row[at + colours] >> (stored.bits() - 8) : 255;
                argb[x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
            MemorySegment.copy(argb, 0, bgra, BGRA, 4L * width * y, width);
        }
        return new Pixels(width, stored.height(), bgra);
    }
}
