package org.telltale.inference.detect.lens;

/**
 * Standard errors of a fall-off by the jackknife that leaves out one part of the picture at a time
 * (Tukey 1958; Shao and Tu, "The Jackknife and Bootstrap", 1995): gradients are alike within a part
 * and taken as independent between parts. What the fit would be without a part comes from one step
 * of Newton's from the fit with it, by the loss's own second derivatives; the weights of the
 * reweighted least squares are no substitute for these, since they change with what is left and the
 * loss is flatter than they say.
 *
 * <p>Surfaces that lie across two parts move these oppositely, which the jackknife does not see: in
 * pictures of many closed surfaces the centre's error is stated too large, about twofold. Shading
 * that spans many parts does the reverse. One thread uses it.
 */
final class FallOffErrors {
    /** Parts on each side of the picture. */
    static final int PARTS = 4;

    private static final int TERMS = 3;

    private final double[][] slopes = new double[PARTS * PARTS][TERMS];
    private final double[][][] curvatures = new double[PARTS * PARTS][TERMS][TERMS];
    private final FallOff fit;

    private FallOffErrors(FallOff fit) {
        this.fit = fit;
    }

    /** The fit with its errors; {@link FallOff#NONE} where the loss has no minimum there. */
    static FallOff state(FallOff fit, LightGradients gradients, WorkingLight light) {
        FallOffErrors errors = new FallOffErrors(fit);
        for (int i = 0; i < gradients.count(); i++) {
            int column = gradients.cell()[i] % light.across() * PARTS / light.across();
            int row = gradients.cell()[i] / light.across() * PARTS / light.down();
            errors.add(gradients, i, row * PARTS + column);
        }
        return errors.stated();
    }

    /** Adds a gradient's share of the loss's first derivatives, negated, and of its second. */
    private void add(LightGradients g, int i, int part) {
        double x = g.x()[i];
        double y = g.y()[i];
        double right = g.right()[i] - fit.right(x);
        double below = g.below()[i] - fit.below(y);
        double square = right * right + below * below + FallOff.SOFTNESS * FallOff.SOFTNESS;
        double weight = Math.pow(square, FallOff.POWER / 2 - 1);
        double along = x * right + y * below;
        double[] slope = slopes[part];
        slope[0] += weight * along;
        slope[1] += weight * right;
        slope[2] += weight * below;
        double bend = (2 - FallOff.POWER) / square;
        double[][] curvature = curvatures[part];
        curvature[0][0] += weight * (x * x + y * y - bend * along * along);
        curvature[0][1] += weight * (x - bend * along * right);
        curvature[0][2] += weight * (y - bend * along * below);
        curvature[1][1] += weight * (1 - bend * right * right);
        curvature[1][2] -= weight * bend * right * below;
        curvature[2][2] += weight * (1 - bend * below * below);
    }

    private FallOff stated() {
        double pullSquare = 0;
        double centreSquare = 0;
        for (int part = 0; part < slopes.length; part++) {
            double[][] work = without(part);
            if (!ShiftSums.eliminate(work)) {
                return FallOff.NONE;
            }
            FallOff other =
                    new FallOff(
                            fit.pull() + work[0][TERMS],
                            fit.offsetX() + work[1][TERMS],
                            fit.offsetY() + work[2][TERMS],
                            0,
                            0);
            double pull = other.pull() - fit.pull();
            double x = other.centreX() - fit.centreX();
            double y = other.centreY() - fit.centreY();
            pullSquare += pull * pull;
            centreSquare += x * x + y * y;
        }
        double share = (slopes.length - 1.0) / slopes.length;
        return new FallOff(
                fit.pull(),
                fit.offsetX(),
                fit.offsetY(),
                Math.sqrt(share * pullSquare),
                Math.sqrt(share * centreSquare));
    }

    /** What Newton's step solves where a part is left out: the curvature, then the slope. */
    private double[][] without(int left) {
        double[][] work = new double[TERMS][TERMS + 1];
        for (int part = 0; part < slopes.length; part++) {
            if (part != left) {
                for (int i = 0; i < TERMS; i++) {
                    work[i][TERMS] += slopes[part][i];
                    for (int j = 0; j < TERMS; j++) {
                        work[i][j] += curvatures[part][Math.min(i, j)][Math.max(i, j)];
                    }
                }
            }
        }
        return work;
    }
}
