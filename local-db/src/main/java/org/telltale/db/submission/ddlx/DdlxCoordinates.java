package org.telltale.db.submission.ddlx;

import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;

/**
 * Maps boxes between source pixels and the 1–1000 of DDL-X, whose end points are inclusive pixels.
 *
 * <p>Official rule: {@code x' = clamp(round(x / W · 1000), 1, 1000)}, likewise y with H, and {@code
 * x1 < x2}, {@code y1 < y2}. Our boxes exclude {@code x2}, {@code y2}, so {@code x1} and {@code x2
 * − 1} are mapped. Halves round to even, by exact integer arithmetic; what became degenerate is
 * then widened by one.
 */
public final class DdlxCoordinates {
    /** Least coordinate. */
    public static final int LEAST = 1;

    /** Greatest coordinate. */
    public static final int GREATEST = 1000;

    private DdlxCoordinates() {}

    /** A box of a picture in DDL-X's coordinates. */
    public static Box toDdlx(Box pixels, PictureSize picture) {
        int x1 = mapped(pixels.x1(), picture.width());
        int y1 = mapped(pixels.y1(), picture.height());
        int x2 = mapped(pixels.x2() - 1, picture.width());
        int y2 = mapped(pixels.y2() - 1, picture.height());
        int left = x2 > x1 ? x1 : Math.min(x1, GREATEST - 1);
        int top = y2 > y1 ? y1 : Math.min(y1, GREATEST - 1);
        return new Box(left, top, Math.max(x2, left + 1), Math.max(y2, top + 1));
    }

    /**
     * A box in DDL-X's coordinates in the pixels of a picture: the inverse as far as rounding
     * allows. The least coordinate means the first pixel, where the rule clamps it.
     */
    public static Box toPixels(Box ddlx, PictureSize picture) {
        int x1 = first(ddlx.x1(), picture.width());
        int y1 = first(ddlx.y1(), picture.height());
        int x2 = first(ddlx.x2(), picture.width()) + 1;
        int y2 = first(ddlx.y2(), picture.height()) + 1;
        return new Box(x1, y1, Math.max(x2, x1 + 1), Math.max(y2, y1 + 1));
    }

    private static int mapped(int pixel, int size) {
        return (int) Math.clamp(rounded((long) pixel * GREATEST, size), LEAST, GREATEST);
    }

    private static int first(int coordinate, int size) {
        long pixel = coordinate <= LEAST ? 0 : rounded((long) coordinate * size, GREATEST);
        return (int) Math.clamp(pixel, 0, size - 1);
    }

    /** The quotient rounded half to even. */
    private static long rounded(long dividend, long divisor) {
        long floor = Math.floorDiv(dividend, divisor);
        long twiceRest = 2 * Math.floorMod(dividend, divisor);
        boolean up = twiceRest > divisor || (twiceRest == divisor && floor % 2 != 0);
        return up ? floor + 1 : floor;
    }
}
