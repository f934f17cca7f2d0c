package org.telltale.app.cli;

import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.telltale.explainer.VerdictWords;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.verdict.Verdict;

/** The line that {@code analyze} prints for a file where no JSON is asked for. */
final class ResultLine {
    private final Locale language;
    private final VerdictWords words;
    private final ResourceBundle bundle;

    ResultLine(Locale language) {
        this.language = language;
        this.words = new VerdictWords(language);
        this.bundle = ResourceBundle.getBundle("org.telltale.app.cli.messages", language);
    }

    /** E.g. {@code photo.jpg: FAKE, LR 79 (moderate support …). Reason.} */
    String of(Path file, Analysis analysis) {
        Verdict verdict = analysis.verdict();
        if (verdict == null) {
            return format("result.cancelled", file);
        }
        Double llr = verdict.llr();
        String reason = verdict.reason().text(language);
        return llr == null
                ? format("result.unmeasured", file, verdict.label(), reason)
                : format(
                        "result.measured",
                        file,
                        verdict.label(),
                        ratio(llr),
                        words.words(verdict),
                        reason);
    }

    private static String ratio(double llr) {
        double ratio = Math.pow(10, llr);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(ratio >= 10 ? "0" : ratio >= 1 ? "0.0" : "0.00", symbols)
                .format(ratio);
    }

    private String format(String key, Object... arguments) {
        return MessageFormat.format(bundle.getString(key), arguments);
    }
}
