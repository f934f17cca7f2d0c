package org.telltale.db.submission;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.telltale.inference.reason.Reason;

/** A submission cannot be written or scored, and nothing was; the reasons say why. */
public final class SubmissionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /** A refusal for one reason. */
    public SubmissionException(Reason reason) {
        this(List.of(reason));
    }

    /** A refusal for all of these reasons, at least one. */
    public SubmissionException(List<Reason> reasons) {
        super(text(reasons, Locale.ROOT));
        this.reasons = List.copyOf(reasons);
    }

    /** Why; each says what to do. */
    public List<Reason> reasons() {
        return reasons;
    }

    private static String text(List<Reason> reasons, Locale locale) {
        return reasons.stream().map(r -> r.text(locale)).collect(Collectors.joining(" "));
    }
}
