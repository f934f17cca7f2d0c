package org.telltale.app.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * A picture made by a formula, so that every machine measures the same one: shading, waves of
 * several lengths, a grid of flat patches with hard edges, and noise as of a sensor. What it shows
 * is nothing; what costs detectors time in photographs (texture, noise, edges, saturated pixels) is
 * in it.
 */
final class SyntheticPicture {
    private static final int QUALITY = 90;
    private static final int PATCH = 192;

    private final int width;
    private final int height;

    private SyntheticPicture(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A picture of the sides 4:3 with about so many pixels. */
    static SyntheticPicture ofMegapixels(double megapixels) {
        int width = (int) Math.round(Math.sqrt(megapixels * 1e6 * 4 / 3));
        return new SyntheticPicture(width, Math.max(1, (int) Math.round(width * 0.75)));
    }

    /** Its JPEG at quality 90; the pixels are given back before this returns. */
    byte[] jpeg(NativeWorker worker) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bgra = arena.allocate(4L * width * height);
            byte[] row = new byte[4 * width];
            double[] across = waves(width, 23, 61);
            double[] slanted = waves(width + 2 * height, 7, 19);
            for (int y = 0; y < height; y++) {
                fill(row, y, across, slanted);
                MemorySegment.copy(row, 0, bgra, ValueLayout.JAVA_BYTE, 4L * width * y, row.length);
            }
            return worker.encodeJpeg(new Pixels(width, height, bgra), QUALITY);
        }
    }

    private void fill(byte[] row, int y, double[] across, double[] slanted) {
        double down = Math.cos(y / 31.0);
        for (int x = 0; x < width; x++) {
            int noise = noise(x, y);
            boolean flat = (x / PATCH + 3 * (y / PATCH)) % 5 == 0;
            double shade =
                    flat
                            ? 40 + 50 * ((x / PATCH * 7 + y / PATCH * 3) % 5)
                            : 120 + 60 * across[x] * down + 30 * slanted[x + 2 * y];
            int at = 4 * x;
            row[at] = level(0.8 * shade + gaussian(noise));
            row[at + 1] = level(0.95 * shade + gaussian(noise * 31 + 7));
            row[at + 2] = level(shade + gaussian(noise * 17 + 3));
            row[at + 3] = (byte) 0xff;
        }
    }

    private static double[] waves(int n, double length, double longer) {
        double[] waves = new double[n];
        for (int i = 0; i < n; i++) {
            waves[i] = 0.7 * Math.sin(i / length) + 0.3 * Math.sin(i / longer);
        }
        return waves;
    }

    private static byte level(double shade) {
        return (byte) Math.round(Math.clamp(shade, 0, 255));
    }

    /** Mixes the bits of the coordinates, so that neighbours share nothing. */
    private static int noise(int x, int y) {
        int h = (x * 0x9E3779B1) ^ (y * 0x85EBCA77);
        h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >>> 12)) * 0x297A2D39;
        return h ^ (h >>> 15);
    }

    /** Four bytes added: nearly normal, standard deviation about 6. */
    private static double gaussian(int h) {
        int sum = (h & 0xff) + ((h >>> 8) & 0xff) + ((h >>> 16) & 0xff) + (h >>> 24);
        return (sum - 510) / 24.0;
    }
}
