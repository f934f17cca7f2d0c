package org.telltale.inference.detect.lens;

/**
 * A channel that is a little larger or smaller than green: shift = (corner + bend × (ρ² − 1)) ×
 * place + offset, the place measured from the picture's middle in half diagonals and ρ its
 * distance. Johnson and Farid fit the linear term and the centre; the cubic one is what lenses add
 * towards the corners.
 *
 * @param corner shift at the corners about the middle, pixels outwards
 * @param bend cubic term, pixels
 * @param offsetX shift in the picture's middle, pixels
 * @param offsetY likewise
 * @param error standard error of {@code corner}, pixels
 */
record RadialModel(double corner, double bend, double offsetX, double offsetY, double error) {
    private static final int TERMS = 4;
    private static final int ROUNDS = 10;

    /** Beyond about so many errors a cell loses weight. */
    private static final double CAUCHY = 2.4;

    private static final RadialModel UNKNOWN = new RadialModel(0, 0, 0, 0, Double.MAX_VALUE);

    /** Fits by iteratively reweighted least squares; cells that contradict weigh little. */
    static RadialModel fit(ShiftField field, Shift[] shifts, Frame frame) {
        RadialModel model = UNKNOWN;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] work = new double[TERMS][TERMS + 2];
            double misfit = 0;
            int cells = 0;
            for (int cell = 0; cell < shifts.length; cell++) {
                Shift shift = shifts[cell];
                if (shift.known()) {
                    double x = frame.x(field.x(cell));
                    double y = frame.y(field.y(cell));
                    double square = model.residual(shift, x, y).square();
                    double weight = round == 0 ? 1 : 1 / (1 + square / (CAUCHY * CAUCHY));
                    add(work, shift, x, y, weight);
                    misfit += weight * square;
                    cells++;
                }
            }
            work[0][TERMS + 1] = 1;
            if (cells < TERMS || !ShiftSums.eliminate(work)) {
                return UNKNOWN;
            }
            double error = Math.sqrt(work[0][TERMS + 1] * Math.max(1, misfit / (2.0 * cells)));
            model =
                    new RadialModel(
                            work[0][TERMS], work[1][TERMS], work[2][TERMS], work[3][TERMS], error);
        }
        return model;
    }

    /** Adds a cell's normal equations; its two shifts depend on the four terms so. */
    private static void add(double[][] work, Shift s, double x, double y, double weight) {
        double bent = x * x + y * y - 1;
        double[] right = {x, x * bent, 1, 0};
        double[] below = {y, y * bent, 0, 1};
        for (int i = 0; i < TERMS; i++) {
            double pullX = weight * (right[i] * s.xx() + below[i] * s.xy());
            double pullY = weight * (right[i] * s.xy() + below[i] * s.yy());
            for (int j = 0; j < TERMS; j++) {
                work[i][j] += pullX * right[j] + pullY * below[j];
            }
            work[i][TERMS] += pullX * s.x() + pullY * s.y();
        }
    }

    /** What the model leaves of a shift, the place in units of the half diagonal. */
    Shift residual(Shift shift, double x, double y) {
        double scale = corner + bend * (x * x + y * y - 1);
        return shift.less(scale * x + offsetX, scale * y + offsetY);
    }

    /** Distance of the centre from the picture's middle, in half diagonals. */
    double decentring() {
        return Math.hypot(offsetX, offsetY) / Math.abs(corner);
    }

    /** The picture as the model sees it: its middle is 0, its corners are at distance 1. */
    record Frame(int width, int height) {
        private double half() {
            return Math.hypot(width, height) / 2;
        }

        double x(double pixel) {
            return (pixel - width / 2.0) / half();
        }

        double y(double pixel) {
            return (pixel - height / 2.0) / half();
        }
    }
}
