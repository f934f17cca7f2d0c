package org.telltale.explainer;

import java.util.Locale;
import org.telltale.inference.verdict.Strength;
import org.telltale.inference.verdict.Verdict;

/** The words that a likelihood ratio earns on the ENFSI scale (2015). Immutable. */
public final class VerdictWords {
    private final Messages messages;

    /** Words in the given language. */
    public VerdictWords(Locale locale) {
        messages = new Messages("verdicts", locale);
    }

    /** E.g. {@code moderate support for manipulation of a tested kind}. */
    public String words(Verdict verdict) {
        Double llr = verdict.llr();
        if (llr == null || verdict.strength() == Strength.NONE) {
            return messages.text("supported.neither");
        }
        String support = support(verdict.strength());
        return messages.text(llr > 0 ? "supported.fake" : "supported.real", support);
    }

    /** E.g. {@code moderate support for}, to be followed by a proposition. */
    String support(Strength strength) {
        return messages.text("strength." + strength.name());
    }
}
