package org.telltale.inference.filter;

/**
 * Orthogonal wavelets with compact support (I. Daubechies, "Orthonormal bases of compactly
 * supported wavelets", Communications on Pure and Applied Mathematics 41, 1988; "Ten Lectures on
 * Wavelets", 1992, tables 6.1 and 6.3).
 */
public enum Wavelet {
    /** A. Haar, 1910. */
    HAAR(Math.sqrt(0.5), Math.sqrt(0.5)),
    /** Two vanishing moments, four taps. */
    DAUBECHIES_4(
            (1 + Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (3 + Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (3 - Math.sqrt(3)) / (4 * Math.sqrt(2)),
            (1 - Math.sqrt(3)) / (4 * Math.sqrt(2))),
    /** Four vanishing moments, eight taps, nearly symmetric (symlet). */
    SYMLET_8(
            -0.07576571478927333,
            -0.02963552764599851,
            0.49761866763201545,
            0.8037387518059161,
            0.29785779560527736,
            -0.09921954357684722,
            -0.012603967262037833,
            0.0322231006040427);

    private final float[] low;

    Wavelet(double... taps) {
        low = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            low[i] = (float) taps[i];
        }
    }

    /** Number of taps; even. */
    int taps() {
        return low.length;
    }

    /** A tap of the low-pass filter; their squares sum to 1. */
    float low(int tap) {
        return low[tap];
    }

    /** A tap of the high-pass filter, its quadrature mirror. */
    float high(int tap) {
        float mirrored = low[low.length - 1 - tap];
        return tap % 2 == 0 ? mirrored : -mirrored;
    }
}
