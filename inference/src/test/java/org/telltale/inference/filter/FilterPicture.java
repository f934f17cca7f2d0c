package org.telltale.inference.filter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.telltale.inference.worker.Pixels;

/** Pictures that filters are tried on, and what they drew as arrays. */
final class FilterPicture {
    static final int WIDTH = 61;
    static final int HEIGHT = 47;

    private FilterPicture() {}

    /** The picture of {@code references.py}: ramps, a disc and hashed noise. */
    static Pixels reference(Arena arena) {
        return of(WIDTH, HEIGHT, arena);
    }

    /** The same formula in another size. */
    static Pixels of(int width, int height, Arena arena) {
        MemorySegment bgra = arena.allocate(4L * width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                long at = 4L * ((long) y * width + x);
                for (int c = 0; c < 3; c++) {
                    bgra.set(ValueLayout.JAVA_BYTE, at + c, (byte) level(x, y, c));
                }
                bgra.set(ValueLayout.JAVA_BYTE, at + 3, (byte) 0xff);
            }
        }
        return new Pixels(width, height, bgra);
    }

    private static int level(int x, int y, int c) {
        int h = x * 7919 + y * 104729 + c * 1299709 + 12345;
        h = (h ^ h >>> 15) * (int) 2654435761L;
        h = (h ^ h >>> 13) * (int) 2246822519L;
        int noise = h >>> 24 & 15;
        int ramp = 40 + (c + 1) * x / 2 + (3 - c) * y / 2;
        boolean disc = (x - 38) * (x - 38) + (y - 20) * (y - 20) < 150;
        return Math.min(255, ramp + noise + (disc ? 40 + 20 * c : 0));
    }

    /** Blue, green and red of all pixels, row-major, without alpha. */
    static int[] levels(Pixels pixels) {
        int[] levels = new int[3 * pixels.width() * pixels.height()];
        for (int i = 0; i < levels.length; i++) {
            long at = 4L * (i / 3) + i % 3;
            levels[i] = pixels.bgra().get(ValueLayout.JAVA_BYTE, at) & 0xff;
        }
        return levels;
    }

    /** The same of a picture beside this class. */
    static int[] stored(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FilterPicture.class.getResourceAsStream(name), name)) {
            BufferedImage image = ImageIO.read(in);
            int[] levels = new int[3 * image.getWidth() * image.getHeight()];
            int bands = image.getRaster().getNumBands();
            for (int i = 0; i < levels.length; i++) {
                int x = i / 3 % image.getWidth();
                int y = i / 3 / image.getWidth();
                // Raw samples, since a grey PNG would be read through a colour profile.
                int band = bands == 1 ? 0 : 2 - i % 3;
                levels[i] = image.getRaster().getSample(x, y, band);
            }
            return levels;
        }
    }
}
