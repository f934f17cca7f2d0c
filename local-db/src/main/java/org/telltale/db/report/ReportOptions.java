package org.telltale.db.report;

import java.util.Locale;
import java.util.Objects;

/**
 * How to write a report. Immutable.
 *
 * @param language of its words
 * @param replace whether an older file at the target is replaced; else it is refused
 */
public record ReportOptions(Locale language, boolean replace) {
    public ReportOptions {
        Objects.requireNonNull(language);
    }
}
