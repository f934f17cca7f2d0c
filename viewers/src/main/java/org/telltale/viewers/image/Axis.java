package org.telltale.viewers.image;

import java.util.Arrays;

/**
 * Where the screen pixels along one side of the view fall on the matching side of the picture.
 * Positions are taken at the middle of a screen pixel. Immutable once made.
 */
final class Axis {
    /** No pixel of the picture lies there. */
    static final int OUTSIDE = -1;

    /** Source coordinate of each screen pixel. */
    final double[] source;

    /** Source pixel of each; {@link #OUTSIDE} beyond the picture. */
    final int[] pixel;

    /** Level pixel of each, the lower of two where pixels are blended. */
    final int[] first;

    /** Share of the next level pixel, 0 to 255 of 256; all zero where nothing is blended. */
    final int[] share;

    /** First screen pixel that is inside. */
    final int from;

    /** One past the last that is inside; not above {@link #from} where none is. */
    final int to;

    /**
     * Along one side.
     *
     * @param start first screen pixel
     * @param count screen pixels
     * @param offset screen position of the source's origin
     * @param step screen pixels a source pixel; negative where the side is mirrored
     * @param size of the picture along this side, in source pixels
     * @param reduction source pixels a level pixel
     * @param blended whether neighbouring level pixels are mixed
     */
    Axis(
            int start,
            int count,
            double offset,
            double step,
            double size,
            double reduction,
            boolean blended) {
        source = new double[count];
        pixel = new int[count];
        first = new int[count];
        share = new int[count];
        Arrays.fill(pixel, OUTSIDE);
        int last = Math.max(0, (int) Math.ceil(size / reduction) - 1);
        int inside = 0;
        int begin = count;
        for (int i = 0; i < count; i++) {
            double at = (start + i + 0.5 - offset) / step;
            source[i] = at;
            if (at >= 0 && at < size) {
                begin = Math.min(begin, i);
                inside++;
                pixel[i] = (int) at;
                double level = at / reduction - (blended ? 0.5 : 0);
                int low = (int) Math.floor(level);
                first[i] = Math.clamp(low, 0, last);
                share[i] = blended && low >= 0 && low < last ? (int) (256 * (level - low)) : 0;
            }
        }
        from = begin;
        to = inside == 0 ? begin : begin + inside;
    }

    boolean isEmpty() {
        return to <= from;
    }

    /** The lowest level pixel that is needed. */
    int lowest() {
        return Math.min(first[from], first[to - 1]);
    }

    /** The highest, with the one that is mixed in. */
    int highest() {
        return Math.max(first[from] + mixed(from), first[to - 1] + mixed(to - 1));
    }

    private int mixed(int i) {
        return share[i] > 0 ? 1 : 0;
    }

    /** Whether a new source pixel begins at that screen pixel. */
    boolean begins(int i) {
        return i > from && i < to && pixel[i] != pixel[i - 1];
    }
}
