package org.telltale.viewers.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws rows of one band of the view. Has buffers of its own, so one for each thread. */
final class RasterRows {
    /** Side of a field of the checkerboard under transparent pixels, screen pixels. */
    private static final int FIELD = 3;

    private static final int LIGHT = 0xff9a9a9a;
    private static final int DARK = 0xff6a6a6a;
    private static final int GRID_SHARE = 72;

    private final RasterLayers layers;
    private final Picture.Level level;
    private final Axis columns;
    private final Axis rows;
    private final int lowest;
    private final int count;
    private int[] upper;
    private int[] lower;
    private final int[] mixed;
    private int upperRow = -1;
    private int lowerRow = -1;
    private final @Nullable HeatRows heat;
    private final MaskRows[] masks;

    RasterRows(RasterLayers layers, Picture.Level level, Axis columns, Axis rows) {
        this.layers = layers;
        this.level = level;
        this.columns = columns;
        this.rows = rows;
        lowest = columns.isEmpty() ? 0 : columns.lowest();
        count = columns.isEmpty() ? 0 : columns.highest() - lowest + 1;
        upper = new int[count];
        lower = new int[count];
        mixed = new int[count];
        HeatMap map = layers.map();
        heat =
                map == null || layers.opacity() <= 0
                        ? null
                        : new HeatRows(map, layers.scale(), layers.opacity(), columns);
        masks =
                layers.masks().stream()
                        .map(mask -> new MaskRows(mask, columns, rows))
                        .toArray(MaskRows[]::new);
    }

    /** Draws a row of screen pixels; what lies outside the picture becomes transparent. */
    void paint(int row, int[] into, int at) {
        int length = columns.pixel.length;
        if (columns.isEmpty() || rows.pixel[row] == Axis.OUTSIDE) {
            Arrays.fill(into, at, at + length, 0);
            return;
        }
        Arrays.fill(into, at, at + columns.from, 0);
        Arrays.fill(into, at + columns.to, at + length, 0);
        picture(row, into, at);
        if (layers.picture().transparent()) {
            checkerboard(row, into, at);
        }
        if (heat != null) {
            heat.paint(rows.source[row], into, at);
        }
        for (MaskRows mask : masks) {
            mask.paint(row, into, at);
        }
        if (layers.grid()) {
            grid(row, into, at);
        }
    }

    private void picture(int row, int[] into, int at) {
        int y = rows.first[row];
        int[] values = row(y);
        if (rows.share[row] > 0) {
            mix(values, below(y + 1), rows.share[row]);
            values = mixed;
        }
        int[] first = columns.first;
        int[] share = columns.share;
        for (int i = columns.from; i < columns.to; i++) {
            int x = first[i] - lowest;
            int w = share[i];
            into[at + i] = w == 0 ? values[x] : mix(values[x], values[x + 1], w);
        }
    }

    private int[] row(int y) {
        if (y != upperRow) {
            if (y == lowerRow) {
                int[] swapped = upper;
                upper = lower;
                lower = swapped;
                lowerRow = upperRow;
            } else {
                level.read(lowest, y, count, upper, 0);
            }
            upperRow = y;
        }
        return upper;
    }

    private int[] below(int y) {
        if (y != lowerRow) {
            level.read(lowest, y, count, lower, 0);
            lowerRow = y;
        }
        return lower;
    }

    private void mix(int[] a, int[] b, int share) {
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = mix(a[i], b[i], share);
        }
    }

    /** Two channels at a time. */
    static int mix(int a, int b, int share) {
        int rest = 256 - share;
        int even = ((a & 0xff00ff) * rest + (b & 0xff00ff) * share) >>> 8 & 0xff00ff;
        int odd = (a >>> 8 & 0xff00ff) * rest + (b >>> 8 & 0xff00ff) * share & 0xff00ff00;
        return even | odd;
    }

    private void checkerboard(int row, int[] into, int at) {
        for (int i = columns.from; i < columns.to; i++) {
            int argb = into[at + i];
            int clear = 255 - (argb >>> 24);
            if (clear > 0) {
                int ground = ((row >> FIELD) + (i >> FIELD) & 1) == 0 ? LIGHT : DARK;
                into[at + i] = argb + mix(0, ground, clear + (clear >> 7));
            }
        }
    }

    private void grid(int row, int[] into, int at) {
        boolean whole = rows.begins(row);
        for (int i = columns.from; i < columns.to; i++) {
            if (whole || columns.begins(i)) {
                int argb = into[at + i];
                int green = argb >> 8 & 255;
                into[at + i] = mix(argb, green > 127 ? 0xff000000 : 0xffffffff, GRID_SHARE);
            }
        }
    }
}
