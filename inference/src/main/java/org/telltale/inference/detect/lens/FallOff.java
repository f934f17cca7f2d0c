package org.telltale.inference.detect.lens;

import org.telltale.inference.engine.Cancellation;

/**
 * Light that falls off with the square of the distance from a centre, in logarithms: the first term
 * of every even polynomial and of Kang and Weiss's cos⁴. Its gradient at a place is {@code pull ×
 * place + offset}, so that all of it is linear, and both components of the gradients are fitted:
 * the radial ones alone, as Zheng et al. use them, could not be compared between centres.
 *
 * <p>The loss is Zheng et al.'s: a power below 1 of what is left, {@value #POWER}, which follows
 * the many gradients of smooth surfaces and not the few of edges. Such a loss has many minima; the
 * one taken is reached from the minimum of the power 1, of which there is only one.
 *
 * @param pull gradient at half a diagonal, negative where the picture darkens outwards
 * @param offsetX gradient in the picture's middle
 * @param offsetY likewise
 * @param pullError standard error of {@code pull}, see {@link FallOffErrors}
 * @param centreError standard error of the centre's place, half diagonals
 */
record FallOff(double pull, double offsetX, double offsetY, double pullError, double centreError) {
    /** Power of the loss. */
    static final double POWER = 0.5;

    /** Gradients much below this are all alike to the loss. */
    static final double SOFTNESS = 0.5;

    private static final int TERMS = 3;
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-5;

    /** No fit: it knows nothing. */
    static final FallOff NONE = new FallOff(0, 0, 0, Double.MAX_VALUE, Double.MAX_VALUE);

    /** Fits by iteratively reweighted least squares. */
    static FallOff fit(LightGradients gradients, WorkingLight light, Cancellation cancellation) {
        FallOff only = NONE.refined(gradients, 1, cancellation);
        FallOff found = only.refined(gradients, POWER, cancellation);
        return FallOffErrors.state(found, gradients, light);
    }

    private FallOff refined(LightGradients gradients, double power, Cancellation cancellation) {
        FallOff last = this;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            cancellation.check();
            double[][] work = last.normalEquations(gradients, power);
            if (!ShiftSums.eliminate(work)) {
                return NONE;
            }
            FallOff next =
                    new FallOff(
                            work[0][TERMS],
                            work[1][TERMS],
                            work[2][TERMS],
                            Double.MAX_VALUE,
                            Double.MAX_VALUE);
            double moved =
                    Math.abs(next.pull - last.pull)
                            + Math.abs(next.offsetX - last.offsetX)
                            + Math.abs(next.offsetY - last.offsetY);
            last = next;
            if (moved < CLOSE) {
                break;
            }
        }
        return last;
    }

    /** Of the three terms, then what they must give. */
    private double[][] normalEquations(LightGradients g, double power) {
        double[][] work = new double[TERMS][TERMS + 1];
        for (int i = 0; i < g.count(); i++) {
            double x = g.x()[i];
            double y = g.y()[i];
            double right = g.right()[i];
            double below = g.below()[i];
            double weight = weight(right - right(x), below - below(y), power);
            work[0][0] += weight * (x * x + y * y);
            work[0][1] += weight * x;
            work[0][2] += weight * y;
            work[1][1] += weight;
            work[0][TERMS] += weight * (x * right + y * below);
            work[1][TERMS] += weight * right;
            work[2][TERMS] += weight * below;
        }
        work[1][0] = work[0][1];
        work[2][0] = work[0][2];
        work[2][2] = work[1][1];
        return work;
    }

    private static double weight(double right, double below, double power) {
        double square = right * right + below * below + SOFTNESS * SOFTNESS;
        double root = Math.sqrt(square);
        return power == 1 ? 1 / root : 1 / (root * Math.sqrt(root));
    }

    /** Gradient to the right that this says. */
    double right(double x) {
        return pull * x + offsetX;
    }

    /** Gradient downwards that this says. */
    double below(double y) {
        return pull * y + offsetY;
    }

    /** Light lost half a diagonal away from the centre, as a share of that in the centre. */
    double atCorner() {
        return 1 - Math.exp(pull / 2);
    }

    /** Standard error of the logarithm of light there. */
    double cornerError() {
        return pullError / 2;
    }

    /** How many of its errors the darkening outwards is large. */
    double sureness() {
        return -pull / pullError;
    }

    /** Place of the centre, half diagonals to the right of the picture's middle. */
    double centreX() {
        return -offsetX / pull;
    }

    /** Place of the centre, half diagonals below the picture's middle. */
    double centreY() {
        return -offsetY / pull;
    }

    /** Distance of the centre from the picture's middle, half diagonals. */
    double decentring() {
        return Math.hypot(centreX(), centreY());
    }
}
