package org.telltale.inference.detect.residual;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.engine.Cancellation;

/**
 * Splits a picture's windows into two normal distributions by expectation and maximisation
 * (Dempster, Laird and Rubin 1977), as Splicebuster does. Every second window along rows and
 * columns is fitted: the windows overlap, so that those between tell little more. For the same
 * reason a window counts as a part of one when it is weighed against the prior of the covariances,
 * which are drawn towards that of the whole picture.
 *
 * <p>There is no chance in it: a fit starts from a place of the picture, since what was pasted lies
 * together. Immutable.
 */
final class MixtureFit {
    /** Of the windows along a row or a column, one in so many is fitted. */
    static final int STEP = 2;

    /** Fitted windows that tell as much as one that overlaps no other. */
    private static final double ALIKE =
            (double) (WindowFeatures.CELLS * WindowFeatures.CELLS) / (STEP * STEP);

    /** Times that the whole picture's covariance counts as seen, for each direction. */
    private static final double PRIOR = 3;

    /** Parts of the picture that the fit starts from, across and down. */
    private static final int STARTS = 3;

    private static final int MOST_ROUNDS = 60;

    /** Rise of the objective, against its size, below which the fit has converged. */
    private static final double CONVERGED = 1e-6;

    private final WindowFeatures features;
    private final Cancellation cancellation;
    private final int[] windows;
    private final double[][] samples;
    private final Moments all;

    /** Of features with at least one direction. */
    MixtureFit(WindowFeatures features, Cancellation cancellation) {
        this.features = features;
        this.cancellation = cancellation;
        this.windows =
                features.usable().stream()
                        .filter(w ->
                                w % features.across() % STEP == 0
                                        && w / features.across() % STEP == 0)
                        .toArray();
        this.samples = IntStream.of(windows).mapToObj(features::window).toArray(double[][]::new);
        this.all = new Moments(features.axes().length);
        for (double[] sample : samples) {
            all.add(sample, 1);
        }
    }

    /**
     * The likeliest of the fits that start from each of nine parts of the picture, the smaller
     * distribution as the part, or null where none has two.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    @Nullable Mixture likeliest() {
        return parts().parallel()
                .map(this::from)
                .filter(Objects::nonNull)
                .max(Comparator.comparingDouble(Mixture::objective))
                .map(Mixture::smallerAsPart)
                .orElse(null);
    }

    private Stream<CellBox> parts() {
        int across = features.across();
        int down = features.down();
        return IntStream.range(0, STARTS * STARTS)
                .mapToObj(i -> {
                    int column = i % STARTS;
                    int row = i / STARTS;
                    return new CellBox(
                            column * across / STARTS,
                            row * down / STARTS,
                            (column + 1) * across / STARTS,
                            (row + 1) * down / STARTS);
                });
    }

    /**
     * The fit that starts with one distribution inside a place and the other outside, or null where
     * one of them vanishes.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    @Nullable Mixture from(CellBox place) {
        return from(place, MOST_ROUNDS);
    }

    /** The same after so many rounds at most. */
    @Nullable Mixture from(CellBox place, int rounds) {
        BitSet inside = features.windows(place);
        double[] weights = new double[samples.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = inside.get(windows[i]) ? 1 : 0;
        }
        double before = Double.NEGATIVE_INFINITY;
        Mixture fitted = null;
        for (int round = 0; round < rounds; round++) {
            cancellation.check();
            fitted = maximised(weights);
            if (fitted == null
                    || fitted.objective() - before < CONVERGED * Math.abs(fitted.objective())) {
                return fitted;
            }
            before = fitted.objective();
        }
        return fitted;
    }

    /** The likeliest mixture for the windows' weights; these become those that it implies. */
    private @Nullable Mixture maximised(double[] weights) {
        Moments inside = new Moments(features.axes().length);
        for (int i = 0; i < samples.length; i++) {
            inside.add(samples[i], weights[i]);
        }
        double share = inside.weight() / all.weight();
        if (!(inside.weight() >= ALIKE && all.weight() - inside.weight() >= ALIKE)) {
            return null;
        }
        Gaussian part = fitted(inside);
        Gaussian rest = fitted(all.less(inside));
        double likelihood = expected(part, rest, share, weights);
        double spread = part.logDeterminant() + part.inverseTrace();
        spread += rest.logDeterminant() + rest.inverseTrace();
        double objective = likelihood / ALIKE - prior() / 2 * spread;
        return new Mixture(rest, part, share, likelihood, objective);
    }

    /** The log-likelihood of the windows; their weights become the chances to be of the part. */
    private double expected(Gaussian part, Gaussian rest, double share, double[] weights) {
        double likelihood = 0;
        for (int i = 0; i < samples.length; i++) {
            double inside = Math.log(share) + part.logDensity(samples[i]);
            double outside = Math.log(1 - share) + rest.logDensity(samples[i]);
            weights[i] = 1 / (1 + Math.exp(outside - inside));
            // the logarithm of both densities' sum, without overflow
            likelihood +=
                    Math.max(inside, outside) + Math.log1p(Math.exp(-Math.abs(inside - outside)));
        }
        return likelihood;
    }

    private Gaussian fitted(Moments moments) {
        return moments.fitted(moments.weight() / ALIKE, prior());
    }

    private double prior() {
        return PRIOR * features.axes().length;
    }
}
