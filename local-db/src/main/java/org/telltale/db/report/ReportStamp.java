package org.telltale.db.report;

import java.time.Instant;
import java.util.Objects;

/**
 * Who wrote a report and when: all that differs between two reports of the same session. Immutable.
 *
 * @param program name and version
 * @param time when it was written
 */
public record ReportStamp(String program, Instant time) {
    public ReportStamp {
        Objects.requireNonNull(program);
        Objects.requireNonNull(time);
    }
}
