package org.telltale.explainer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes measured numbers as a reader of one language expects them. Immutable. */
final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    // What is smaller is the arithmetic's rounding, not a measurement.
    private static final double SMALLEST = 1e-6;
    private static final int MICROS_A_SECOND = 1_000_000;

    private final Locale locale;

    Figures(Locale locale) {
        this.locale = locale;
    }

    /** Three significant digits, without trailing zeros; below a millionth, 0. */
    String number(double value) {
        if (Math.abs(value) < SMALLEST) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, rounded.scale()));
        return format.format(rounded);
    }

    /** The likelihood ratio of a log10 likelihood ratio. */
    String ratio(double llr) {
        return number(Math.pow(10, llr));
    }

    /** A whole number without grouping, as coordinates are written. */
    String coordinate(int value) {
        NumberFormat format = NumberFormat.getIntegerInstance(locale);
        format.setGroupingUsed(false);
        return format.format(value);
    }

    /** Seconds to the hundredth. */
    String seconds(long micros) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(
                BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(MICROS_A_SECOND)));
    }
}
