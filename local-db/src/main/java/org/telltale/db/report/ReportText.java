package org.telltale.db.report;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of reports in one language. Immutable. */
final class ReportText {
    // The same in every language: a date that cannot be read two ways.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Locale language;
    private final ResourceBundle bundle;

    ReportText(Locale language) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle(
                        "org.telltale.db.report.report",
                        language,
                        // English is the root: the machine's language must not stand in for it.
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Locale language() {
        return language;
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    String enumerate(List<String> items) {
        return ListFormat.getInstance(language, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(items);
    }

    /** A point in time, to the second, in UTC. */
    String time(Instant time) {
        return TIME.format(time);
    }

    /** A signed number with two digits after the point. */
    String signed(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        String text = format.format(Math.abs(value));
        return (value < 0 ? "−" : "+") + text;
    }
}
