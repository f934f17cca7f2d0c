package org.telltale.inference.detect.declared;

import org.telltale.inference.image.Plane;

/** Finds the black bars with which cameras fill a preview up to 4:3. */
final class PreviewBars {
    /** Mean luma of a line that is still a bar; compression leaves a little more than black. */
    private static final double DARK = 20;

    /** At most this share of a side is a bar. */
    private static final double MOST = 0.25;

    private PreviewBars() {}

    /** What is left without dark lines at the edges, and one line more for blurred borders. */
    static PlaneWindow without(Plane preview) {
        int left = dark(preview, false, 0, 1);
        int right = dark(preview, false, preview.width() - 1, -1);
        int top = dark(preview, true, 0, 1);
        int bottom = dark(preview, true, preview.height() - 1, -1);
        return new PlaneWindow(
                (double) left / preview.width(),
                (double) top / preview.height(),
                1 - (double) right / preview.width(),
                1 - (double) bottom / preview.height());
    }

    private static int dark(Plane plane, boolean row, int from, int step) {
        int size = row ? plane.height() : plane.width();
        int lines = 0;
        while (lines < MOST * size && mean(plane, row, from + step * lines) < DARK) {
            lines++;
        }
        return lines == 0 ? 0 : lines + 1;
    }

    private static double mean(Plane plane, boolean row, int line) {
        int length = row ? plane.width() : plane.height();
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += row ? plane.at(i, line) : plane.at(line, i);
        }
        return sum / length;
    }
}
