package org.telltale.db.submission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Collects issues while a submission is read. Counts all, keeps the first thousand errors and the
 * first thousand warnings, so that a submission that is wrong in every line costs no memory. For
 * one thread.
 */
public final class IssueLog {
    /** Kept of each severity. */
    public static final int KEPT = 1000;

    private final List<Issue> issues = new ArrayList<>();
    private long errors;
    private long warnings;

    /** Notes an error. */
    public void error(String file, @Nullable Integer line, Reason reason) {
        errors++;
        if (errors <= KEPT) {
            issues.add(new Issue(Issue.Severity.ERROR, file, line, reason));
        }
    }

    /** Notes a warning. */
    public void warning(String file, @Nullable Integer line, Reason reason) {
        warnings++;
        if (warnings <= KEPT) {
            issues.add(new Issue(Issue.Severity.WARNING, file, line, reason));
        }
    }

    /** Those kept, in the order in which they were met. */
    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    /** All errors, kept or not. */
    public long errors() {
        return errors;
    }

    /** All warnings, kept or not. */
    public long warnings() {
        return warnings;
    }
}
