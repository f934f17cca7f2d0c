package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.detect.jpeg.LumaTable;
import org.telltale.inference.engine.Cancellation;

/**
 * The earlier quantization that most of a picture shows, and what each block says of it. The arrays
 * are shared and only read.
 *
 * @param steps of the frequencies in which it shows; empty where the picture shows none
 * @param ratios for each block, natural logarithm of how much likelier its integers are where there
 *     was no earlier quantization; 0 for a block that says nothing
 * @param expected the same, as it would be on average if there was none
 * @param informative coefficients behind it
 */
@SuppressWarnings("ArrayRecordComponent") // a value a block, made once
record EarlierQuantization(
        List<FirstStep> steps, float[] ratios, float[] expected, byte[] informative) {
    /** Frequencies looked at: DC and the first of the zigzag order. */
    static final int FREQUENCIES = 16;

    /** Normal kernels that smooth the calibrating histograms, coefficient units. */
    private static final double SMOOTH_DC = 3;

    private static final double SMOOTH_AC = 1;

    /** Telling coefficients that a block has at least, or else it says nothing. */
    private static final int LEAST_INFORMATIVE = 3;

    /** How far the calibrating grid lies from the file's: as far as can be. */
    private static final int AWAY = 4;

    /**
     * Measures a picture.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    static EarlierQuantization of(
            JpegBlocks blocks, LumaTable table, boolean[] usable, Cancellation cancellation) {
        int[] frequencies = LumaTable.zigzag(0, FREQUENCIES);
        short[][] integers = blocks.quantized(frequencies, table, cancellation);
        float[][] calibrating = blocks.moved(AWAY, AWAY).coefficients(frequencies, cancellation);
        FirstStep[] found =
                IntStream.range(0, FREQUENCIES)
                        .parallel()
                        .mapToObj(i -> {
                            cancellation.check();
                            return step(
                                    frequencies[i],
                                    table.step(frequencies[i]),
                                    integers[i],
                                    usable,
                                    calibrating[i]);
                        })
                        .toArray(FirstStep[]::new);
        return of(found, integers, usable, cancellation);
    }

    private static @Nullable FirstStep step(
            int frequency, int step, short[] integers, boolean[] usable, float[] calibrating) {
        boolean dc = frequency == 0;
        QuantizedDistribution distribution = QuantizedDistribution.of(step, dc);
        return FirstStep.find(
                frequency,
                distribution,
                distribution.observed(integers, usable),
                CoefficientDensity.of(calibrating, dc ? SMOOTH_DC : SMOOTH_AC));
    }

    private static EarlierQuantization of(
            @Nullable FirstStep[] found,
            short[][] integers,
            boolean[] usable,
            Cancellation cancellation) {
        float[] ratios = new float[usable.length];
        float[] expected = new float[usable.length];
        byte[] informative = new byte[usable.length];
        List<FirstStep> steps = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            cancellation.check();
            FirstStep step = found[i];
            if (step == null) {
                continue;
            }
            steps.add(Objects.requireNonNull(step));
            for (int block = 0; block < usable.length; block++) {
                int integer = integers[i][block];
                if (usable[block] && step.distribution().counts(integer)) {
                    ratios[block] += step.ratio(integer);
                    expected[block] += (float) step.expected();
                    informative[block]++;
                }
            }
        }
        silenceSmoothBlocks(ratios, expected, informative);
        return new EarlierQuantization(List.copyOf(steps), ratios, expected, informative);
    }

    /**
     * The few coefficients of a smooth block are off by what its pixels' rounding has in common.
     */
    private static void silenceSmoothBlocks(float[] ratios, float[] expected, byte[] informative) {
        for (int block = 0; block < ratios.length; block++) {
            if (informative[block] < LEAST_INFORMATIVE) {
                ratios[block] = 0;
                expected[block] = 0;
                informative[block] = 0;
            }
        }
    }

    /** The steps as a setting: natural index of the frequency and step, e.g. {@code 1:7 8:9}. */
    String named() {
        StringBuilder names = new StringBuilder();
        for (FirstStep step : steps) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(step.frequency())
                    .append(':')
                    .append(step.step());
        }
        return names.toString();
    }
}
