package org.telltale.app.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Measured numbers as documents print them. */
final class Numbers {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** The number to six significant digits: more would pretend to a precision nobody measured. */
    static double rounded(double value) {
        return new BigDecimal(value, SIX_DIGITS).doubleValue();
    }
}
