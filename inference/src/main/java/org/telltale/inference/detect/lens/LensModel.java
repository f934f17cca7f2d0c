package org.telltale.inference.detect.lens;

import java.util.Arrays;
import org.telltale.inference.detect.Median;

/**
 * The lateral chromatic aberration of a picture: both channels' models, and what they leave of each
 * cell's shifts.
 *
 * @param red model of red against green
 * @param blue model of blue against green
 * @param redLeft of red, by cell; who receives it only reads it
 * @param blueLeft of blue, likewise
 * @param disagreement length of the larger of both, pixels; NaN where the cell has too little
 *     contrast to tell
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
record LensModel(
        RadialModel red,
        RadialModel blue,
        Shift[] redLeft,
        Shift[] blueLeft,
        double[] disagreement) {
    /** A cell counts where its error is at most this, pixels. */
    static final double MOST_ERROR = 0.15;

    static LensModel of(ShiftField field, RadialModel.Frame frame) {
        RadialModel red = RadialModel.fit(field, field.red(), frame);
        RadialModel blue = RadialModel.fit(field, field.blue(), frame);
        Shift[] redLeft = new Shift[field.count()];
        Shift[] blueLeft = new Shift[field.count()];
        double[] disagreement = new double[field.count()];
        for (int cell = 0; cell < disagreement.length; cell++) {
            double x = frame.x(field.x(cell));
            double y = frame.y(field.y(cell));
            redLeft[cell] = red.residual(field.red()[cell], x, y);
            blueLeft[cell] = blue.residual(field.blue()[cell], x, y);
            boolean sure = isSure(redLeft[cell]) && isSure(blueLeft[cell]);
            disagreement[cell] =
                    sure ? Math.max(redLeft[cell].length(), blueLeft[cell].length()) : Double.NaN;
        }
        return new LensModel(red, blue, redLeft, blueLeft, disagreement);
    }

    /** Whether the shift is known in every direction, its worst one included. */
    private static boolean isSure(Shift shift) {
        double half = (shift.xx() + shift.yy()) / 2;
        double least = half - Math.hypot((shift.xx() - shift.yy()) / 2, shift.xy());
        return shift.known() && least >= 1 / (MOST_ERROR * MOST_ERROR);
    }

    /** The model of the channel with the larger aberration. */
    RadialModel stronger() {
        return Math.abs(red.corner()) >= Math.abs(blue.corner()) ? red : blue;
    }

    /** Cells that could be compared. */
    int cells() {
        return (int) Arrays.stream(disagreement).filter(d -> !Double.isNaN(d)).count();
    }

    /** Median disagreement, pixels: how well the model fits this picture. */
    double typical() {
        return Median.of(Arrays.stream(disagreement).filter(d -> !Double.isNaN(d)).toArray());
    }
}
