package org.telltale.db.submission.masks;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.EvidenceMap.Transform;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metrics.OracleThreshold;
import org.telltale.inference.metrics.PixelMask;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * The grey levels of a map, laid over the picture that it is a map of: a source pixel has the level
 * of the map pixel in which its centre lies.
 */
final class MapLevels {
    private static final long MOST_PIXELS = 100_000_000L;

    private final int width;
    private final int height;
    private final byte[] grey;
    private final Transform transform;

    private MapLevels(int width, int height, byte[] grey, Transform transform) {
        this.width = width;
        this.height = height;
        this.grey = grey;
        this.transform = transform;
    }

    /**
     * Decodes a map.
     *
     * @throws MediaException if its file is no picture
     */
    static MapLevels of(EvidenceMap map, NativeWorker worker) throws MediaException {
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = worker.decodePreview(map.png().bytes(), MOST_PIXELS, arena).pixels();
            byte[] grey = new byte[Math.multiplyExact(pixels.width(), pixels.height())];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * i);
            }
            return new MapLevels(pixels.width(), pixels.height(), grey, map.transform());
        }
    }

    /** The source pixels whose level is not 0. */
    PixelMask mask(int pictureWidth, int pictureHeight) {
        BitSet pixels = new BitSet();
        int[] edges = edges(pictureWidth);
        for (int y = 0; y < pictureHeight; y++) {
            int row = row(y);
            for (int column = 0; row >= 0 && column < width; column++) {
                if (level(row, column) > 0) {
                    pixels.set(
                            y * pictureWidth + edges[column], y * pictureWidth + edges[column + 1]);
                }
            }
        }
        return new PixelMask(pictureWidth, pictureHeight, pixels);
    }

    /** The best F1 of any threshold, given the truth. */
    double oracleF1(PixelMask truth) {
        OracleThreshold levels = new OracleThreshold(truth.count());
        int[] edges = edges(truth.width());
        int[] before = new int[truth.width() + 1];
        for (int y = 0; y < truth.height(); y++) {
            int row = row(y);
            if (row < 0) {
                continue;
            }
            for (int x = 0; x < truth.width(); x++) {
                before[x + 1] = before[x] + (truth.pixels().get(y * truth.width() + x) ? 1 : 0);
            }
            for (int column = 0; column < width; column++) {
                int altered = before[edges[column + 1]] - before[edges[column]];
                int all = edges[column + 1] - edges[column];
                levels.add(level(row, column), altered, all - altered);
            }
        }
        return levels.bestF1();
    }

    private int level(int row, int column) {
        return grey[row * width + column] & 0xff;
    }

    /** The map's row at a source row; negative outside the map. */
    private int row(int y) {
        double row = Math.floor((y + 0.5 - transform.offsetY()) / transform.scaleY());
        return row >= 0 && row < height ? (int) row : -1;
    }

    /** For each map column the first source column whose centre lies in it, and the end. */
    private int[] edges(int pictureWidth) {
        int[] edges = new int[width + 1];
        for (int column = 0; column <= width; column++) {
            double edge = Math.ceil(transform.offsetX() + transform.scaleX() * column - 0.5);
            edges[column] = (int) Math.clamp(edge, 0, pictureWidth);
        }
        return edges;
    }
}
