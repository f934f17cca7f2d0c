package org.telltale.viewers.image;

/** Draws rows of a heat map over rows of its picture. */
final class HeatRows {
    private final HeatMap map;
    private final ColourScale scale;
    private final int share;
    private final Axis columns;
    private final int[] mapColumns;

    HeatRows(HeatMap map, ColourScale scale, double opacity, Axis columns) {
        this.map = map;
        this.scale = scale;
        this.share = (int) Math.round(256 * Math.clamp(opacity, 0, 1));
        this.columns = columns;
        this.mapColumns = columnsOf(map, columns);
    }

    static int[] columnsOf(HeatMap map, Axis columns) {
        int[] of = new int[columns.source.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = map.column(columns.source[i]);
        }
        return of;
    }

    void paint(double sourceY, int[] into, int at) {
        int y = map.row(sourceY);
        if (y < 0) {
            return;
        }
        for (int i = columns.from; i < columns.to; i++) {
            int x = mapColumns[i];
            if (x >= 0) {
                into[at + i] = RasterRows.mix(into[at + i], scale.argb(map.at(x, y)), share);
            }
        }
    }
}
