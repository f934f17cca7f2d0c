package org.telltale.inference.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * The bootstrap interval of an AUC: fakes and reals are each drawn anew with replacement, as many
 * as there were, and the interval holds the middle 95 % of the AUCs (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13). The draws come from a fixed seed, so that the
 * same scores give the same interval.
 */
public final class AucBootstrap {
    /** Samples drawn. */
    public static final int DRAWS = 2000;

    private static final long SEED = 4711;

    private AucBootstrap() {}

    /**
     * The interval; not available where a class is absent.
     *
     * @param positive scores of the fakes, finite
     * @param negative scores of the reals, finite
     */
    public static Optional<Interval> interval(double[] positive, double[] negative) {
        if (positive.length == 0 || negative.length == 0) {
            return Optional.empty();
        }
        double[] levels =
                DoubleStream.concat(Arrays.stream(positive), Arrays.stream(negative))
                        .map(score -> score + 0.0)
                        .sorted()
                        .distinct()
                        .toArray();
        int[] positiveAt = ranks(positive, levels);
        int[] negativeAt = ranks(negative, levels);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] areas = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            areas[draw] =
                    area(
                            drawn(positiveAt, levels.length, random),
                            drawn(negativeAt, levels.length, random),
                            (double) positive.length * negative.length);
        }
        Arrays.sort(areas);
        int outside = DRAWS / 40;
        return Optional.of(new Interval(areas[outside], areas[DRAWS - 1 - outside]));
    }

    private static int[] ranks(double[] scores, double[] levels) {
        return Arrays.stream(scores)
                .mapToInt(score -> Arrays.binarySearch(levels, score + 0.0))
                .toArray();
    }

    /** How many of a sample drawn with replacement have each level. */
    private static int[] drawn(int[] ranks, int levels, SplittableRandom random) {
        int[] counts = new int[levels];
        for (int i = 0; i < ranks.length; i++) {
            counts[ranks[random.nextInt(ranks.length)]]++;
        }
        return counts;
    }

    private static double area(int[] positives, int[] negatives, double pairs) {
        double won = 0;
        long below = 0;
        for (int level = 0; level < positives.length; level++) {
            won += positives[level] * (below + 0.5 * negatives[level]);
            below += negatives[level];
        }
        return won / pairs;
    }
}
