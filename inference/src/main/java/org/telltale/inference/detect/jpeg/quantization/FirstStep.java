package org.telltale.inference.detect.jpeg.quantization;

import org.jspecify.annotations.Nullable;

/**
 * The step by which one frequency of most of a picture was quantized before the file's own
 * quantization, and what each integer then says of a block: the log-likelihood ratio of "quantized
 * once" against "quantized twice". Immutable; the array is only read.
 *
 * @param frequency natural index
 * @param distribution of the file's integers
 * @param step earlier one
 * @param gain natural logarithm of how much likelier it makes the observed integers
 * @param ratio by integer + most; 0 where an integer does not count
 * @param expected mean ratio of an integer that counts, where quantized once
 */
@SuppressWarnings("ArrayRecordComponent") // a table, made once and read by all
record FirstStep(
        int frequency,
        QuantizedDistribution distribution,
        int step,
        double gain,
        float[] ratio,
        double expected) {
    private static final int LARGEST_STEP = 120;

    /** Share of the picture taken to be quantized once while the step is looked for. */
    private static final double OTHER_SHARE = 0.05;

    /** Share of any integer that chance and clipping account for. */
    private static final double FLOOR = 1e-4;

    /** A single coefficient may speak this much for either side, natural logarithm. */
    private static final double MOST_FOR_ONCE = 3;

    private static final double MOST_FOR_TWICE = 2;

    /** Likelihood that an earlier step must add, in all and per coefficient: nats. */
    private static final double LEAST_GAIN = 50;

    private static final double LEAST_GAIN_EACH = 0.1;

    /** Mean ratio below which the two states are too alike to be told apart: nats. */
    private static final double LEAST_EXPECTED = 0.2;

    /**
     * Looks for an earlier step by maximum likelihood over all from 2 to 120.
     *
     * @return null where none is sure, or where it leaves no trace that would show a place without
     */
    static @Nullable FirstStep find(
            int frequency,
            QuantizedDistribution distribution,
            double[] observed,
            CoefficientDensity density) {
        double[] once = distribution.once(density);
        double floor = FLOOR / distribution.most();
        double reference = likelihood(observed, once, once, floor);
        int best = 0;
        double bestGain = 0;
        double[] bestTwice = once;
        for (int step = 2; step <= LARGEST_STEP; step++) {
            if (step != distribution.step()) {
                double[] twice = distribution.twice(density, step);
                double gain = likelihood(observed, twice, once, floor) - reference;
                if (gain > bestGain) {
                    best = step;
                    bestGain = gain;
                    bestTwice = twice;
                }
            }
        }
        double total = java.util.Arrays.stream(observed).sum();
        if (bestGain < LEAST_GAIN || bestGain < LEAST_GAIN_EACH * total) {
            return null;
        }
        return of(frequency, distribution, best, bestGain, once, bestTwice);
    }

    private static @Nullable FirstStep of(
            int frequency,
            QuantizedDistribution distribution,
            int step,
            double gain,
            double[] once,
            double[] twice) {
        double floor = FLOOR / distribution.most();
        float[] ratio = new float[distribution.size()];
        double expected = 0;
        for (int i = 0; i < ratio.length; i++) {
            if (distribution.counts(i - distribution.most())) {
                double other = 0.98 * twice[i] + 0.02 * once[i];
                double log = Math.log((once[i] + floor) / (other + floor));
                ratio[i] = (float) Math.clamp(log, -MOST_FOR_TWICE, MOST_FOR_ONCE);
                expected += once[i] * ratio[i];
            }
        }
        return expected < LEAST_EXPECTED
                ? null
                : new FirstStep(frequency, distribution, step, gain, ratio, expected);
    }

    private static double likelihood(
            double[] observed, double[] twice, double[] once, double floor) {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            if (observed[i] > 0) {
                double share = (1 - OTHER_SHARE) * twice[i] + OTHER_SHARE * once[i];
                sum += observed[i] * Math.log(share + floor);
            }
        }
        return sum;
    }

    /** What an integer says; 0 where it says nothing. */
    float ratio(int integer) {
        return distribution.counts(integer) ? ratio[integer + distribution.most()] : 0;
    }
}
