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
     * Fits a map to scores.
     *
     * @param real raw scores of real media; at least one
     * @param fake raw scores of manipulated media; at least one
     */
    public static AffineFit of(double[] real, double[] fake) {
        double[] all = new double[real.length + fake.length];
        System.arraycopy(real, 0, all, 0, real.length);
        System.arraycopy(fake, 0, all, real.length, fake.length);
        double centre = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(x -> (x - centre) * (x - centre)).average().orElseThrow();
        double scale = variance > 0 ? Math.sqrt(variance) : 1;
        double[] theta = logistic(all, real.length, centre, scale);
        double power = Math.max(0, theta[0]);
        double slope = power / scale / LN10;
        double intercept = (theta[1] - power * centre / scale) / LN10;
        AffineFit unbounded =
                new AffineFit(slope, intercept, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return unbounded.bounded(unbounded.llrs(real), unbounded.llrs(fake));
    }

    /** Newton's method on standardised scores; both classes weigh the same. */
    private static double[] logistic(double[] all, int reals, double centre, double scale) {
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
                double weight = 0.5 / (i < reals ? reals : all.length - reals);
                double error = weight * (p - (i < reals ? 0 : 1));
                double bend = weight * p * (1 - p);
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
    private AffineFit bounded(double[] real, double[] fake) {
        double low = -STEPS_TO_END / STEPS_PER_UNIT;
        double high = STEPS_TO_END / STEPS_PER_UNIT;
        for (int step = -STEPS_TO_END; step <= STEPS_TO_END; step++) {
            double threshold = step / STEPS_PER_UNIT;
            double falseAlarms = 1 + Arrays.stream(real).filter(llr -> llr > threshold).count();
            double misses = 1 + Arrays.stream(fake).filter(llr -> llr <= threshold).count();
            double odds = Math.pow(10, threshold);
            double loss =
                    (odds * falseAlarms / (real.length + 1) + misses / (fake.length + 1))
                            / Math.min(odds, 1);
            if (loss > 1 && step <= 0) {
                low = threshold;
            }
            if (loss > 1 && step >= 0) {
                high = Math.min(high, threshold);
            }
        }
        return new AffineFit(slope, intercept, Math.min(0, low), Math.max(0, high));
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
