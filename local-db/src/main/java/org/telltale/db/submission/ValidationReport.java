package org.telltale.db.submission;

import java.util.List;

/**
 * What a validation found. Immutable.
 *
 * @param entries that could be understood
 * @param errors counted, kept or not
 * @param warnings counted, kept or not
 * @param issues kept, in the order in which they were met; see {@link IssueLog}
 */
public record ValidationReport(long entries, long errors, long warnings, List<Issue> issues) {
    public ValidationReport {
        issues = List.copyOf(issues);
    }

    /** Whether it can be handed in: no error. */
    public boolean valid() {
        return errors == 0;
    }
}
