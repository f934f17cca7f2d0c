package org.telltale.viewers.compare;

import java.util.Arrays;
import org.telltale.viewers.image.StoredPixels;

/** One row of a difference after the other. Has buffers of its own, so for one thread. */
final class DifferenceRow {
    private static final int DEEP = 257;

    private final StoredPixels first;
    private final StoredPixels second;
    private final double size;
    private final double gain;
    private final int[] own;
    private final int[] other;
    private final int firstFactor;
    private final int secondFactor;
    private final int count;

    DifferenceRow(StoredPixels first, StoredPixels second, double size, double gain) {
        this.first = first;
        this.second = second;
        this.size = size;
        this.gain = gain;
        own = new int[first.width() * first.channels()];
        other = new int[second.width() * second.channels()];
        firstFactor = first.bits() == 8 ? DEEP : 1;
        secondFactor = second.bits() == 8 ? DEEP : 1;
        count = (int) Math.min(first.width(), Math.round(second.width() * size));
    }

    /** The row, as ARGB that is not premultiplied. */
    void read(int y, int[] argb) {
        Arrays.fill(argb, 0);
        int otherY = (int) ((y + 0.5) / size);
        if (otherY >= second.height()) {
            return;
        }
        first.read(0, y, first.width(), own);
        second.read(0, otherY, second.width(), other);
        for (int x = 0; x < count; x++) {
            int a = x * first.channels();
            int b = Math.min((int) ((x + 0.5) / size), second.width() - 1) * second.channels();
            int red = difference(a, b, 0);
            int green = difference(a, b, 1);
            int blue = difference(a, b, 2);
            argb[x] = 0xff000000 | red << 16 | green << 8 | blue;
        }
    }

    private int difference(int a, int b, int channel) {
        int mine = own[a + (first.colours() == 1 ? 0 : channel)] * firstFactor;
        int its = other[b + (second.colours() == 1 ? 0 : channel)] * secondFactor;
        return (int) Math.min(255, Math.round(gain * Math.abs(mine - its) / DEEP));
    }
}
