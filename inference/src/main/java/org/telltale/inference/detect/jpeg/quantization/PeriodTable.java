package org.telltale.inference.detect.jpeg.quantization;

/**
 * How well one value of one frequency fits each possible earlier step: the cosine that is 1 where
 * the value is a multiple of the step. Values of AC coefficients nearer to zero than half a step
 * are left out, since their density there is peaked whatever the quantization. Immutable.
 */
final class PeriodTable {
    /** Smallest and largest step that is looked for. */
    static final int LEAST_STEP = 3;

    static final int LARGEST_STEP = 40;

    /** Steps that are looked for. */
    static final int STEPS = LARGEST_STEP - LEAST_STEP + 1;

    /** A step nearer than this to the file's cannot be told from it, or was destroyed by it. */
    private static final int LEAST_DISTANCE = 2;

    private static final int DC_BINS = 1024;
    private static final int AC_BINS = 256;

    /** A block whose AC coefficients all stay below this says nothing by its DC either. */
    private static final float FLAT = 4;

    private final float[][] cosines;
    private final float[][] counts;

    /**
     * The table of one frequency.
     *
     * @param fileStep by which the file quantizes it
     */
    PeriodTable(boolean dc, int fileStep) {
        int bins = dc ? DC_BINS : AC_BINS;
        cosines = new float[bins][STEPS];
        counts = new float[bins][STEPS];
        for (int value = 0; value < bins; value++) {
            for (int i = 0; i < STEPS; i++) {
                int step = LEAST_STEP + i;
                if (step >= fileStep + LEAST_DISTANCE && (dc || 2 * value > step)) {
                    cosines[value][i] = (float) Math.cos(2 * Math.PI * value / step);
                    counts[value][i] = 1;
                }
            }
        }
    }

    /**
     * Whether a block is too flat to say anything.
     *
     * @param values DC first, then AC frequencies, a value a block
     */
    static boolean flat(float[][] values, int block) {
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i][block]) >= FLAT) {
                return false;
            }
        }
        return true;
    }

    /** Adds what a coefficient says, for each step, to two sums. */
    void add(float value, float[] cosineSums, float[] countSums) {
        int bin = Math.round(Math.abs(value));
        if (bin < 2 || bin >= cosines.length) {
            return;
        }
        float[] cosine = cosines[bin];
        float[] count = counts[bin];
        for (int i = 0; i < STEPS; i++) {
            cosineSums[i] += cosine[i];
        }
        for (int i = 0; i < STEPS; i++) {
            countSums[i] += count[i];
        }
    }
}
