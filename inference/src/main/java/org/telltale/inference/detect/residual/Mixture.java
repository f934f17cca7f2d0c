package org.telltale.inference.detect.residual;

import java.util.BitSet;

/**
 * A picture's windows as two normal distributions: most of it, and a part that departs. Immutable.
 *
 * @param rest most windows
 * @param part the others
 * @param share of the windows that belong to the part, between 0 and 1
 * @param logLikelihood natural, of the windows it was fitted to
 * @param objective what the fit maximises: the likelihood, each window counted by how much it tells
 *     that its neighbours do not, and the prior of both covariances
 */
record Mixture(Gaussian rest, Gaussian part, double share, double logLikelihood, double objective) {
    /** The same with the smaller distribution as the part. */
    Mixture smallerAsPart() {
        return share <= 0.5
                ? this
                : new Mixture(
                        /* rest= */ part, /* part= */ rest, 1 - share, logLikelihood, objective);
    }

    /** Natural logarithm of the odds that a window belongs to the part. */
    double logOdds(double[] window) {
        double prior = Math.log(share) - Math.log(1 - share);
        return prior + part.logDensity(window) - rest.logDensity(window);
    }

    /**
     * The same of every window, in powers of ten.
     *
     * @param least of a window, and what an unusable one gets
     */
    double[] log10Odds(WindowFeatures features, double least) {
        double[] odds = new double[features.across() * features.down()];
        java.util.Arrays.fill(odds, least);
        BitSet usable = features.usable();
        for (int w = usable.nextSetBit(0); w >= 0; w = usable.nextSetBit(w + 1)) {
            odds[w] = Math.max(least, logOdds(features.window(w)) / Math.log(10));
        }
        return odds;
    }
}
