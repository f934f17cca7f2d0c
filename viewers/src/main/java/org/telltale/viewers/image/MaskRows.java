package org.telltale.viewers.image;

/** Draws rows of a mask: thin inside, full along its outline. */
final class MaskRows {
    private static final int FILL = 64;
    private static final int LINE = 2;

    private final HeatMap mask;
    private final int argb;
    private final Axis columns;
    private final int[] mapColumns;
    private final int[] mapRows;

    MaskRows(MaskLayer layer, Axis columns, Axis rows) {
        this.mask = layer.mask();
        this.argb = layer.argb();
        this.columns = columns;
        this.mapColumns = HeatRows.columnsOf(mask, columns);
        this.mapRows = new int[rows.source.length];
        for (int i = 0; i < mapRows.length; i++) {
            mapRows[i] = mask.row(rows.source[i]);
        }
    }

    void paint(int row, int[] into, int at) {
        for (int i = columns.from; i < columns.to; i++) {
            if (inside(i, row)) {
                into[at + i] = RasterRows.mix(into[at + i], argb, edge(i, row) ? 256 : FILL);
            }
        }
    }

    private boolean edge(int column, int row) {
        return !inside(column - LINE, row)
                || !inside(column + LINE, row)
                || !inside(column, row - LINE)
                || !inside(column, row + LINE);
    }

    /** Beyond the screen counts as inside, so that its edge is no outline. */
    private boolean inside(int column, int row) {
        if (column < 0 || row < 0 || column >= mapColumns.length || row >= mapRows.length) {
            return true;
        }
        int x = mapColumns[column];
        int y = mapRows[row];
        return x >= 0 && y >= 0 && mask.at(x, y) != 0;
    }
}
