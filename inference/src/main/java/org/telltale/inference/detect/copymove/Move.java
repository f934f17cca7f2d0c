package org.telltale.inference.detect.copymove;

/**
 * An affine map from one place of a picture to another: {@code x' = a x + b y + tx}, {@code y' = c
 * x + d y + ty}, in pixels whose centres are whole numbers. Immutable.
 */
record Move(double a, double b, double tx, double c, double d, double ty) {
    /** Where it takes x. */
    double x(double x, double y) {
        return a * x + b * y + tx;
    }

    /** Where it takes y. */
    double y(double x, double y) {
        return c * x + d * y + ty;
    }

    double determinant() {
        return a * d - b * c;
    }

    /** Whether it turns left into right. */
    boolean mirrors() {
        return determinant() < 0;
    }

    /** How much larger it makes lengths. */
    double scale() {
        return Math.sqrt(Math.abs(determinant()));
    }

    /**
     * Degrees by which it turns, from the x axis towards the y axis, −180 to 180; of one that
     * mirrors, after x was mirrored.
     */
    double rotation() {
        return Math.toDegrees(mirrors() ? Math.atan2(-b - c, d - a) : Math.atan2(c - b, a + d));
    }

    /** The way back. */
    Move inverse() {
        double det = determinant();
        double ia = d / det;
        double ib = -b / det;
        double ic = -c / det;
        double id = a / det;
        return new Move(ia, ib, -(ia * tx + ib * ty), ic, id, -(ic * tx + id * ty));
    }

    /** First this, then the other. */
    Move then(Move o) {
        return new Move(
                o.a * a + o.b * c,
                o.a * b + o.b * d,
                o.a * tx + o.b * ty + o.tx,
                o.c * a + o.d * c,
                o.c * b + o.d * d,
                o.c * tx + o.d * ty + o.ty);
    }

    /** Whether it keeps shapes within what a picture editor's rotate and resize do. */
    boolean plausible() {
        double scale = scale();
        double stretch = a * a + b * b + c * c + d * d;
        return scale > 0.45
                && scale < 2.2
                && stretch < 2.5 * Math.abs(determinant())
                && Double.isFinite(tx)
                && Double.isFinite(ty);
    }
}
