package org.telltale.app.window.desk;

/**
 * How stored values become what is seen. Immutable.
 *
 * @param alpha whether transparent pixels let a checkerboard through; otherwise the colours below
 *     are seen, which is what detectors measure
 * @param low value shown black, as a share of the largest, 0 to 1
 * @param high value shown white, as a share of the largest, above low
 */
public record Rendering(boolean alpha, double low, double high) {
    /** The whole range, with transparency. */
    public static final Rendering FULL = new Rendering(true, 0, 1);

    public Rendering {
        if (!(low >= 0 && high <= 1 && low < high)) {
            throw new IllegalArgumentException(low + " to " + high);
        }
    }

    /** With another alpha. */
    public Rendering withAlpha(boolean shown) {
        return new Rendering(shown, low, high);
    }

    /** With another window of values. */
    public Rendering withWindow(double newLow, double newHigh) {
        return new Rendering(alpha, newLow, newHigh);
    }

    /** Eight bits for every stored value. */
    byte[] table(int largest) {
        byte[] table = new byte[largest + 1];
        double from = low * largest;
        double to = high * largest;
        for (int value = 0; value <= largest; value++) {
            double share = (value - from) / (to - from);
            table[value] = (byte) Math.round(255 * Math.clamp(share, 0, 1));
        }
        return table;
    }
}
