package org.telltale.inference.detect.jpeg.quantization;

/**
 * What a coefficient says for "quantized by this step before": natural logarithm of a normal
 * density wrapped around the period against a uniform one. Immutable.
 */
final class PeriodRatio {
    /** A coefficient says this much at most. */
    private static final double MOST = 2;

    /** Table entries a coefficient unit. */
    private static final int RESOLUTION = 4;

    private static final int TERMS = 6;
    private static final double LEAST_STRENGTH = 0.05;
    private static final double MOST_STRENGTH = 0.9;

    private final int step;
    private final boolean dc;
    private final float[] ratios;
    private final float expected;

    PeriodRatio(Period period) {
        this.step = period.step();
        this.dc = period.frequency() == 0;
        this.ratios = new float[RESOLUTION * step];
        double strength = Math.clamp(period.strength(), LEAST_STRENGTH, MOST_STRENGTH);
        double mean = 0;
        for (int i = 0; i < ratios.length; i++) {
            double density = 1;
            for (int k = 1; k <= TERMS; k++) {
                double amplitude = 2 * Math.pow(strength, (double) k * k);
                density += amplitude * Math.cos(2 * Math.PI * k * i / ratios.length);
            }
            double log = Math.log(Math.max(1e-6, density));
            ratios[i] = (float) Math.clamp(log, -MOST, MOST);
            mean += Math.max(0, density) * ratios[i] / ratios.length;
        }
        this.expected = (float) mean;
    }

    /** Whether a coefficient says anything. */
    boolean counts(float value) {
        return dc || 2 * Math.abs(value) > step;
    }

    /** What it says. */
    float of(float value) {
        return ratios[Math.floorMod(Math.round(value * RESOLUTION), ratios.length)];
    }

    /** What it says on average where it was quantized so. */
    float expected() {
        return expected;
    }
}
