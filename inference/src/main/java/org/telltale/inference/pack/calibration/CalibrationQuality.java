package org.telltale.inference.pack.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.ScoredLabels;
import org.telltale.inference.metrics.Share;

/**
 * How good a calibration is on files that it was not fitted on: every second file of each class is
 * rated by a fit to the others. Immutable.
 *
 * @param cllr cost of log-likelihood ratios (Brümmer and du Preez 2006); 1 is what saying nothing
 *     costs
 * @param equalErrorRate of the raw scores, as {@link ScoredLabels} defines it
 * @param falseAlarms real files at or above the threshold
 * @param threshold log10 likelihood ratio from which a verdict is FAKE
 */
public record CalibrationQuality(
        Figure cllr, Figure equalErrorRate, Share falseAlarms, double threshold) {
    private static final int DRAWS = 1000;
    private static final long SEED = 4711;

    /**
     * A figure with the middle 95 % of what it is on files drawn anew with replacement.
     *
     * @param value on the files as they are
     * @param interval bootstrap, each class drawn for itself, from a fixed seed
     */
    public record Figure(double value, Interval interval) {}

    /**
     * Measures it.
     *
     * @param real raw scores; at least two, their order decides the halves
     * @param fake raw scores; at least two
     * @param threshold log10 likelihood ratio
     */
    public static CalibrationQuality of(double[] real, double[] fake, double threshold) {
        double[] heldReal = held(real, fake, true);
        double[] heldFake = held(real, fake, false);
        long alarms = Arrays.stream(heldReal).filter(llr -> llr >= threshold).count();
        return new CalibrationQuality(
                figure(heldReal, heldFake, CalibrationQuality::cllr),
                figure(real, fake, CalibrationQuality::equalErrorRate),
                new Share(alarms, real.length),
                threshold);
    }

    /** Ratios of one class, each half by the fit to the other halves. */
    private static double[] held(double[] real, double[] fake, boolean ofReal) {
        AffineFit[] fits = {
            AffineFit.of(half(real, 1), half(fake, 1)), AffineFit.of(half(real, 0), half(fake, 0))
        };
        double[] scores = ofReal ? real : fake;
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> fits[i % 2].llr(scores[i]))
                .toArray();
    }

    private static double[] half(double[] scores, int parity) {
        return IntStream.range(0, scores.length)
                .filter(i -> i % 2 == parity)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    /** Mean cost of the ratios of both classes, in bits. */
    static double cllr(double[] real, double[] fake) {
        double reals = Arrays.stream(real).map(llr -> bits(llr)).average().orElseThrow();
        double fakes = Arrays.stream(fake).map(llr -> bits(-llr)).average().orElseThrow();
        return (reals + fakes) / 2;
    }

    private static double bits(double misleading) {
        return Math.log1p(Math.pow(10, misleading)) / Math.log(2);
    }

    private static double equalErrorRate(double[] real, double[] fake) {
        boolean[] positive = new boolean[real.length + fake.length];
        double[] scores = Arrays.copyOf(real, positive.length);
        Arrays.fill(positive, real.length, positive.length, true);
        System.arraycopy(fake, 0, scores, real.length, fake.length);
        return new ScoredLabels(positive, scores).equalErrorRate().orElseThrow().rate();
    }

    private static Figure figure(
            double[] real, double[] fake, ToDoubleBiFunction<double[], double[]> statistic) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            values[draw] = statistic.applyAsDouble(drawn(real, random), drawn(fake, random));
        }
        Arrays.sort(values);
        int outside = DRAWS / 40;
        return new Figure(
                statistic.applyAsDouble(real, fake),
                new Interval(values[outside], values[DRAWS - 1 - outside]));
    }

    private static double[] drawn(double[] from, SplittableRandom random) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[random.nextInt(from.length)])
                .toArray();
    }
}
