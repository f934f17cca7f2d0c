package org.telltale.inference.detect;

/** Natural logarithm of the gamma function for positive arguments. */
final class LogGamma {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double ASYMPTOTIC = 16;

    private LogGamma() {}

    /** ln Γ(x), x above 0, to about 13 digits: Stirling's series, reached by recurrence. */
    static double of(double x) {
        double shift = 0;
        double z = x;
        while (z < ASYMPTOTIC) {
            shift += Math.log(z);
            z++;
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series =
                inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - shift;
    }
}
