package org.telltale.inference.detect.copymove;

import org.telltale.inference.image.Plane;

/** A plane's value between its pixels. */
final class Bilinear {
    private Bilinear() {}

    /** Whether the four pixels around a place lie in the plane. */
    static boolean inside(Plane plane, double x, double y) {
        return x >= 0 && y >= 0 && x <= plane.width() - 1 && y <= plane.height() - 1;
    }

    /** The value at a place inside. */
    static float at(Plane plane, double x, double y) {
        int width = plane.width();
        float[] values = plane.values();
        int ix = Math.min((int) x, width - 2);
        int iy = Math.min((int) y, plane.height() - 2);
        float fx = (float) (x - ix);
        float fy = (float) (y - iy);
        int i = iy * width + ix;
        float top = values[i] + fx * (values[i + 1] - values[i]);
        float bottom = values[i + width] + fx * (values[i + width + 1] - values[i + width]);
        return top + fy * (bottom - top);
    }
}
