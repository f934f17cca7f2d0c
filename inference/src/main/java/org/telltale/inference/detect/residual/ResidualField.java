package org.telltale.inference.detect.residual;

import java.util.stream.IntStream;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How often each kind of pattern occurs among the residuals of every cell of a picture, row-major.
 * The residual is the third difference of luma along rows and along columns; it is called 0 where
 * it is small against its mean size in the cells around, so that the counts tell how neighbouring
 * residuals go together rather than how strong they are. The arrays are shared, not copied: who
 * receives a field only reads them.
 *
 * @param side of a cell, source pixels
 * @param across cells a row
 * @param down rows of cells
 * @param counts {@link #KINDS} for each cell: patterns along the difference, then across it
 * @param clipped share of pixels at either end of the range, 0 to 1
 * @param size mean absolute residual of both directions, grey levels
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: thousands of cells
record ResidualField(
        int side, int across, int down, int[] counts, double[] clipped, double[] size) {
    /** Counts of a cell. */
    static final int KINDS = 2 * Patterns.KINDS;

    /** Pixels that a pattern reaches beyond its first: the difference and three neighbours. */
    static final int REACH = ResidualCell.TAPS - 1 + Patterns.LENGTH - 1;

    /** Cells on each side of one whose residuals say what is small. */
    private static final int AROUND = 2;

    /**
     * Measures a picture on the threads of the common pool and the caller's.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static ResidualField measure(Plane luma, int side, Cancellation cancellation) {
        int across = (luma.width() - REACH) / side;
        int down = (luma.height() - REACH) / side;
        int cells = across * down;
        double[] alongRows = new double[cells];
        double[] alongColumns = new double[cells];
        ResidualField field =
                new ResidualField(
                        side,
                        across,
                        down,
                        new int[cells * KINDS],
                        new double[cells],
                        new double[cells]);
        field.overCells(
                cancellation,
                luma,
                (meter, cell) -> {
                    alongRows[cell] = meter.size(true);
                    alongColumns[cell] = meter.size(false);
                    field.clipped[cell] = meter.clipped();
                    field.size[cell] = (alongRows[cell] + alongColumns[cell]) / 2;
                });
        double[] rowLevel = field.around(alongRows);
        double[] columnLevel = field.around(alongColumns);
        field.overCells(
                cancellation,
                luma,
                (meter, cell) ->
                        meter.count(rowLevel[cell], columnLevel[cell], field.counts, cell * KINDS));
        return field;
    }

    private void overCells(Cancellation cancellation, Plane luma, CellWork work) {
        Bands.over(
                down * side,
                side,
                cancellation,
                (from, to) -> {
                    ResidualCell meter = new ResidualCell(luma, side);
                    for (int column = 0; column < across; column++) {
                        meter.moveTo(column * side, from);
                        work.on(meter, from / side * across + column);
                    }
                });
    }

    /** Mean over a cell and those around it. */
    private double[] around(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(cell -> {
                    int column = cell % across;
                    int row = cell / across;
                    double sum = 0;
                    int count = 0;
                    int lastRow = Math.min(down - 1, row + AROUND);
                    int lastColumn = Math.min(across - 1, column + AROUND);
                    for (int r = Math.max(0, row - AROUND); r <= lastRow; r++) {
                        for (int c = Math.max(0, column - AROUND); c <= lastColumn; c++) {
                            sum += values[r * across + c];
                            count++;
                        }
                    }
                    return sum / count;
                })
                .toArray();
    }

    /** What is done with a cell. */
    @FunctionalInterface
    private interface CellWork {
        void on(ResidualCell meter, int cell);
    }
}
