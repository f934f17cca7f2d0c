package org.telltale.inference.pack.architecture;

/**
 * The fixed band-pass filters in front of AASIST: 70 bands of equal width on the mel scale from 0
 * to 8000 Hz, at 16 kHz, as windowed differences of two low-pass filters. They are not in its
 * checkpoints. Rounded to 32 bits where the published code rounds, because which nodes the graphs
 * keep can hang on the last digits; strict arithmetic, so that the model has one digest on every
 * machine.
 */
final class SincBank {
    /** Filters. */
    static final int FILTERS = 70;

    /** Coefficients of a filter; the published configuration says 128, which its code rounds up. */
    static final int TAPS = 129;

    private static final int REACH = TAPS / 2;
    private static final float RATE = 16_000;

    private SincBank() {}

    /** The coefficients, filter by filter. */
    static float[] coefficients() {
        float[] bank = new float[FILTERS * TAPS];
        for (int k = 0; k < FILTERS; k++) {
            for (int n = -REACH; n <= REACH; n++) {
                float band = (float) (lowPass(edge(k + 1), n) - lowPass(edge(k), n));
                bank[k * TAPS + n + REACH] = hamming(n + REACH) * band;
            }
        }
        return bank;
    }

    /** The k-th of 71 band edges, in Hz. */
    private static double edge(int k) {
        double step = 2595 * StrictMath.log10(1 + RATE / 2 / 700.0) / FILTERS;
        return 700 * (StrictMath.pow(10, step * k / 2595) - 1);
    }

    /** The ideal filter that lets pass what lies below the edge. */
    private static double lowPass(double edge, int n) {
        return 2 * edge / RATE * sinc((float) (2 * edge) * n / RATE);
    }

    private static float sinc(float t) {
        float angle = (float) Math.PI * t;
        return t == 0 ? 1 : (float) StrictMath.sin(angle) / angle;
    }

    private static float hamming(int m) {
        return (float) (0.54 - 0.46 * StrictMath.cos(2 * Math.PI * m / (TAPS - 1)));
    }
}
