package org.telltale.viewers.image;

/**
 * The values that the file stores, for read-outs and statistics: no colour profile, no window, no
 * reduction. Channels come as red, green, blue, then alpha where there is one, or as grey, then
 * alpha. Coordinates are source pixels. Immutable and safe for any thread.
 */
public interface StoredPixels {
    /** Width in source pixels. */
    int width();

    /** Height in source pixels. */
    int height();

    /** Bits a value: 8 or 16. */
    int bits();

    /** Channels of colour: 1 or 3. */
    int colours();

    /** Whether a channel of transparency follows the colours. */
    boolean alpha();

    /** Values a pixel. */
    default int channels() {
        return colours() + (alpha() ? 1 : 0);
    }

    /** The largest value that can be stored. */
    default int largest() {
        return (1 << bits()) - 1;
    }

    /**
     * Reads part of a row.
     *
     * @param into takes {@code count × channels()} values, pixel after pixel
     */
    void read(int x, int y, int count, int[] into);

    /** The values of one pixel. */
    default int[] at(int x, int y) {
        int[] values = new int[channels()];
        read(x, y, 1, values);
        return values;
    }
}
