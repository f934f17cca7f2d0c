package org.telltale.db.submission;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Something wrong with a submission, and where. Immutable.
 *
 * @param severity how wrong
 * @param file that it is in: the submission itself, or an entry of it
 * @param line of that file, from 1; null where a line says nothing
 * @param reason what is wrong and what to do
 */
public record Issue(Severity severity, String file, @Nullable Integer line, Reason reason) {
    public Issue {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(reason);
    }

    /** As compilers say it: {@code file:line: sentence}. */
    public String text(Locale locale) {
        String place = line == null ? file : file + ":" + line;
        return place + ": " + reason.text(locale);
    }

    /** How wrong something is. */
    public enum Severity {
        /** The organiser's reader may refuse it, or score it as wrong. */
        ERROR,
        /** Understood here, but not exactly the format or hardly meant so. */
        WARNING
    }
}
