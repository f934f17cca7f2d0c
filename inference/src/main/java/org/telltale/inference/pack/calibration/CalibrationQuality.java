package org.telltale.inference.pack.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.ScoredLabels;

/**
 * How good a calibration is on files that it was not fitted on: every second source is rated by a
 * fit to the others. The figures count files; their intervals come of drawing sources. Immutable.
 *
 * @param cllr cost of log-likelihood ratios (Brümmer and du Preez 2006); 1 is what saying nothing
 *     costs
 * @param equalErrorRate of the raw scores, as {@link ScoredLabels} defines it
 * @param falseAlarms real files at or above the threshold
 * @param threshold log10 likelihood ratio from which a verdict is FAKE
 */
public record CalibrationQuality(
        Figure cllr, Figure equalErrorRate, SourceShare falseAlarms, double threshold) {
    private static final int DRAWS = 1000;
    private static final long SEED = 4711;

    /**
     * A figure with the middle 95 % of what it is on sources drawn anew with replacement.
     *
     * @param value on the files as they are
     * @param interval bootstrap, each stratum of sources (real files only, manipulated files only,
     *     both) drawn for itself, from a fixed seed
     */
    public record Figure(double value, Interval interval) {}

    /**
     * Measures it.
     *
     * @param set at least two sources of each class; their order decides the halves
     * @param threshold log10 likelihood ratio
     */
    public static CalibrationQuality of(CalibrationSet set, double threshold) {
        Map<String, Integer> halves = set.halves();
        AffineFit[] fits = {fit(set, halves, 1), fit(set, halves, 0)};
        double[] heldReal = held(set.real(), halves, fits);
        double[] heldFake = held(set.fake(), halves, fits);
        List<SourceShare.Hit> alarms = new ArrayList<>();
        for (int i = 0; i < heldReal.length; i++) {
            alarms.add(new SourceShare.Hit(set.real().get(i).source(), heldReal[i] >= threshold));
        }
        double[] rawReal = CalibrationSet.raw(set.real());
        double[] rawFake = CalibrationSet.raw(set.fake());
        return new CalibrationQuality(
                figure(set, heldReal, heldFake, CalibrationQuality::cllr),
                figure(set, rawReal, rawFake, CalibrationQuality::equalErrorRate),
                SourceShare.of(alarms),
                threshold);
    }

    private static AffineFit fit(CalibrationSet set, Map<String, Integer> halves, int half) {
        return new CalibrationSet(
                        set.of(set.real(), halves, half), set.of(set.fake(), halves, half))
                .fit();
    }

    /** Ratios of one class, each half by the fit to the other halves. */
    private static double[] held(
            List<SourceScore> scores, Map<String, Integer> halves, AffineFit[] fits) {
        return scores.stream()
                .mapToDouble(s -> fits[halves.getOrDefault(s.source(), 0)].llr(s.raw()))
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
            CalibrationSet set,
            double[] real,
            double[] fake,
            ToDoubleBiFunction<double[], double[]> statistic) {
        List<List<CalibrationSet.Drawn>> strata = set.strata();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Integer> reals = new ArrayList<>();
            List<Integer> fakes = new ArrayList<>();
            for (List<CalibrationSet.Drawn> stratum : strata) {
                for (int i = 0; i < stratum.size(); i++) {
                    CalibrationSet.Drawn source = stratum.get(random.nextInt(stratum.size()));
                    reals.addAll(source.real);
                    fakes.addAll(source.fake);
                }
            }
            values[draw] = statistic.applyAsDouble(picked(real, reals), picked(fake, fakes));
        }
        Arrays.sort(values);
        int outside = DRAWS / 40;
        return new Figure(
                statistic.applyAsDouble(real, fake),
                new Interval(values[outside], values[DRAWS - 1 - outside]));
    }

    private static double[] picked(double[] from, List<Integer> places) {
        return places.stream().mapToDouble(place -> from[place]).toArray();
    }
}
