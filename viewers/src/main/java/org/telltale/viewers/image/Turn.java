package org.telltale.viewers.image;

/**
 * How a picture is turned for looking at it: by quarters, and mirrored or not. It takes a source
 * step {@code (x, y)} to the view step {@code (xx·x + xy·y, yx·x + yy·y)}, both with y downwards.
 * The evidence is untouched: coordinates stay those of the source.
 */
public enum Turn {
    /** As it is. */
    NONE(1, 0, 0, 1),
    /** A quarter to the right. */
    CLOCKWISE(0, -1, 1, 0),
    /** Upside down. */
    HALF(-1, 0, 0, -1),
    /** A quarter to the left. */
    COUNTERCLOCKWISE(0, 1, -1, 0),
    /** Left and right exchanged. */
    MIRRORED(-1, 0, 0, 1),
    /** Mirrored, then a quarter to the right. */
    MIRRORED_CLOCKWISE(0, -1, -1, 0),
    /** Mirrored, then upside down: top and bottom exchanged. */
    FLIPPED(1, 0, 0, -1),
    /** Mirrored, then a quarter to the left. */
    MIRRORED_COUNTERCLOCKWISE(0, 1, 1, 0);

    private final int xx;
    private final int xy;
    private final int yx;
    private final int yy;

    Turn(int xx, int xy, int yx, int yy) {
        this.xx = xx;
        this.xy = xy;
        this.yx = yx;
        this.yy = yy;
    }

    /** First this, then the other. */
    public Turn then(Turn other) {
        int a = other.xx * xx + other.xy * yx;
        int b = other.xx * xy + other.xy * yy;
        int c = other.yx * xx + other.yy * yx;
        int d = other.yx * xy + other.yy * yy;
        for (Turn turn : values()) {
            if (turn.xx == a && turn.xy == b && turn.yx == c && turn.yy == d) {
                return turn;
            }
        }
        throw new AssertionError("the eight turns are a group");
    }

    /** Whether width and height are exchanged. */
    public boolean swapsAxes() {
        return xx == 0;
    }

    /** View x of a source step. */
    double x(double x, double y) {
        return xx * x + xy * y;
    }

    /** View y of a source step. */
    double y(double x, double y) {
        return yx * x + yy * y;
    }

    /** Source x of a view step: the matrix is orthogonal, so its inverse is its transpose. */
    double sourceX(double x, double y) {
        return xx * x + yx * y;
    }

    /** Source y of a view step. */
    double sourceY(double x, double y) {
        return xy * x + yy * y;
    }
}
