package org.telltale.inference.detect;

/** The noise of {@code training/references/formula.py}, by the same formula. */
public final class HashedNoise {
    private HashedNoise() {}

    /** Sum of four uniform numbers less 2 (deviation 0.577), from splitmix64 of a pixel's place. */
    public static double at(int x, int y) {
        return at(x, y, 0);
    }

    /** The same of another layer, which has nothing to do with the first. */
    public static double at(int x, int y, int layer) {
        long z = (((long) layer << 40 | (long) y << 20 | x) + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        long sum = (z & 0xFFFF) + (z >>> 16 & 0xFFFF) + (z >>> 32 & 0xFFFF) + (z >>> 48);
        return sum / 65536.0 - 2;
    }
}
