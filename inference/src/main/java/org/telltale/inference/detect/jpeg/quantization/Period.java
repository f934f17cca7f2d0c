package org.telltale.inference.detect.jpeg.quantization;

/**
 * How periodic the coefficients of one frequency are. Immutable.
 *
 * @param frequency natural index
 * @param step their period
 * @param z sum of the cosines, in standard deviations of such a sum where nothing is periodic
 * @param strength mean cosine: 1 where all are multiples of the step, 0 where nothing is periodic
 */
record Period(int frequency, int step, double z, double strength) {
    /** Least coefficients that count for a step. */
    private static final int LEAST_COUNT = 8;

    /** The surest of all steps, by the sums of a {@link PeriodTable}. */
    static Period best(int frequency, float[] cosines, float[] counts) {
        Period best = new Period(frequency, PeriodTable.LEAST_STEP, 0, 0);
        for (int step = 0; step < cosines.length; step++) {
            double z = counts[step] < LEAST_COUNT ? 0 : cosines[step] * Math.sqrt(2 / counts[step]);
            if (z > best.z()) {
                best =
                        new Period(
                                frequency,
                                PeriodTable.LEAST_STEP + step,
                                z,
                                cosines[step] / counts[step]);
            }
        }
        return best;
    }
}
