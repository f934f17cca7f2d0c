package org.telltale.inference.pack.calibration;

import java.util.Arrays;

/**
 * Raw score to log10 likelihood ratio, an affine map inside bounds: logistic regression at equal
 * priors (Brümmer and du Preez 2006), bounds by Vergeer et al. 2016 (ELUB). Immutable.
 *
 * @param slope LLR a unit of raw score, at least 0; 0 where scores do not rise with manipulation
 * @param intercept LLR at raw score 0
 * @param lowest LLR that the set supports, at most 0
 * @param highest LLR that the set supports, at least 0
 */
public record AffineFit(double slope, double intercept, double lowest, double highest) {
    private static final double LN10 = Math.log(10);
    private static final double RIDGE = 1e-3;
    private static final double LEAST_RIDGE = 1e-9;
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-10;
    private static final int STEPS_TO_END = 600;
    private static final double STEPS_PER_UNIT = 100;

    /**
     * Fits a map to scores that are independent of each other.
     *
     * @param real raw scores of real media; at least one
     * @param fake raw scores of manipulated media; at least one
     */
    public static AffineFit of(double[] real, double[] fake) {
        return of(real, ones(real), fake, ones(fake));
    }

    /**
     * Fits a map to weighted scores; the classes weigh the same whatever their scores do. For the
     * bounds, one more misleading result has the weight 1.
     *
     * @param realWeights one for each score, above 0
     * @param fakeWeights one for each score, above 0
     */
    static AffineFit of(double[] real, double[] realWeights, double[] fake, double[] fakeWeights) {
        double[] all = joined(real, fake);
        double[] weights = joined(realWeights, fakeWeights);
        double sum = Arrays.stream(weights).sum();
        double centre = 0;
        for (int i = 0; i < all.length; i++) {
            centre += weights[i] * all[i] / sum;
        }
        double variance = 0;
        for (int i = 0; i < all.length; i++) {
            variance += weights[i] * (all[i] - centre) * (all[i] - centre) / sum;
        }
        double scale = variance > 0 ? Math.sqrt(variance) : 1;
        double[] balanced = joined(halved(realWeights), halved(fakeWeights));
        double[] theta = logistic(all, balanced, real.length, centre, scale);
        double power = Math.max(0, theta[0]);
        double slope = power / scale / LN10;
        double intercept = (theta[1] - power * centre / scale) / LN10;
        AffineFit unbounded =
                new AffineFit(slope, intercept, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return unbounded.bounded(
                unbounded.llrs(real), realWeights, unbounded.llrs(fake), fakeWeights);
    }

    private static double[] ones(double[] scores) {
        double[] ones = new double[scores.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** The same proportions, one half in all. */
    private static double[] halved(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> 0.5 * weight / sum).toArray();
    }

    /** Newton's method on standardised scores. */
    private static double[] logistic(
            double[] all, double[] weights, int reals, double centre, double scale) {
        double a = 0;
        double b = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double gradientA = RIDGE * a;
            double gradientB = 0;
            double aa = RIDGE;
            double ab = 0;
            double bb = LEAST_RIDGE;
            for (int i = 0; i < all.length; i++) {
                double x = (all[i] - centre) / scale;
                double p = 1 / (1 + Math.exp(-(a * x + b)));
                double error = weights[i] * (p - (i < reals ? 0 : 1));
                double bend = weights[i] * p * (1 - p);
                gradientA += error * x;
                gradientB += error;
                aa += bend * x * x;
                ab += bend * x;
                bb += bend;
            }
            double determinant = aa * bb - ab * ab;
            double stepA = (bb * gradientA - ab * gradientB) / determinant;
            double stepB = (aa * gradientB - ab * gradientA) / determinant;
            a -= stepA;
            b -= stepB;
            if (Math.max(Math.abs(stepA), Math.abs(stepB)) < SETTLED) {
                break;
            }
        }
        return new double[] {a, b};
    }

    /**
     * Between the bounds the normalised Bayes error rate stays at most 1 at every prior, even after
     * one more misleading result of each class.
     */
    private AffineFit bounded(
            double[] real, double[] realWeights, double[] fake, double[] fakeWeights) {
        double low = -STEPS_TO_END / STEPS_PER_UNIT;
        double high = STEPS_TO_END / STEPS_PER_UNIT;
        double reals = Arrays.stream(realWeights).sum();
        double fakes = Arrays.stream(fakeWeights).sum();
        for (int step = -STEPS_TO_END; step <= STEPS_TO_END; step++) {
            double threshold = step / STEPS_PER_UNIT;
            double falseAlarms = 1 + above(real, realWeights, threshold);
            double misses = 1 + fakes - above(fake, fakeWeights, threshold);
            double odds = Math.pow(10, threshold);
            double loss =
                    (odds * falseAlarms / (reals + 1) + misses / (fakes + 1)) / Math.min(odds, 1);
            if (loss > 1 && step <= 0) {
                low = threshold;
            }
            if (loss > 1 && step >= 0) {
                high = Math.min(high, threshold);
            }
        }
        return new AffineFit(slope, intercept, Math.min(0, low), Math.max(0, high));
    }

    private static double above(double[] llrs, double[] weights, double threshold) {
        double sum = 0;
        for (int i = 0; i < llrs.length; i++) {
            sum += llrs[i] > threshold ? weights[i] : 0;
        }
        return sum;
    }

    /** The log10 likelihood ratio of a raw score, inside the bounds. */
    public double llr(double raw) {
        return Math.clamp(intercept + slope * raw, lowest, highest);
    }

    /** The same of several. */
    public double[] llrs(double[] raw) {
        return Arrays.stream(raw).map(this::llr).toArray();
    }
}
