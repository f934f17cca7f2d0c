package org.telltale.app.window.inspector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Outlook;
import org.telltale.explainer.VerdictWords;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/**
 * What the card says of a verdict: always both propositions, never a probability of being fake.
 * Immutable.
 */
final class VerdictText {
    private final Texts texts;
    private final VerdictWords words;

    VerdictText(Texts texts) {
        this.texts = texts;
        this.words = new VerdictWords(texts.language());
    }

    String headline(Verdict verdict) {
        return texts.get("verdict.label." + verdict.label());
    }

    /** The ENFSI words as a sentence's beginning. */
    String words(Verdict verdict) {
        String text = words.words(verdict);
        return text.substring(0, 1).toUpperCase(texts.language()) + text.substring(1);
    }

    /** The likelihood ratio in words; always with both propositions. */
    String ratio(Verdict verdict) {
        Double llr = verdict.llr();
        if (llr == null) {
            return texts.get("verdict.propositions");
        }
        String key = llr >= 0 ? "verdict.ratio.fake" : "verdict.ratio.real";
        return texts.format(key, times(Math.abs(llr)), decimals(llr));
    }

    /** Where the verdict lies on the scale; a forced answer only where nothing was decided. */
    LlrScale.State scale(Verdict verdict, @Nullable Outlook outlook) {
        Calibration calibration = outlook == null ? null : outlook.calibration();
        double score = Math.log10(verdict.probability() / (1 - verdict.probability()));
        boolean forced =
                verdict.label() == Label.INCONCLUSIVE && Double.isFinite(score) && score != 0;
        return new LlrScale.State(
                verdict.llr(),
                forced ? score : null,
                outlook == null ? Math.log10(2) : outlook.deadZone(),
                calibration == null ? null : calibration.lowest(),
                calibration == null ? null : calibration.highest());
    }

    /** What the marks on the scale stand for. */
    String bounds(@Nullable Outlook outlook) {
        Calibration calibration = outlook == null ? null : outlook.calibration();
        String zone = times(outlook == null ? Math.log10(2) : outlook.deadZone());
        return calibration == null
                ? texts.format("verdict.bounds.none", zone)
                : texts.format(
                        "verdict.bounds",
                        zone,
                        times(-calibration.lowest()),
                        times(calibration.highest()),
                        calibration.real(),
                        calibration.fake(),
                        calibration.groups());
    }

    /** What the label does not say. */
    String limits(Verdict verdict) {
        return verdict.llr() == null
                ? texts.get("verdict.limits-unmeasured")
                : texts.get("verdict.limits." + verdict.label());
    }

    /** The answer that a challenge gets, small. */
    String forced(Verdict verdict) {
        String key = verdict.label() == Label.INCONCLUSIVE ? "verdict.forced" : "verdict.score";
        return texts.format(
                key,
                texts.get("verdict.forced." + verdict.forcedLabel()),
                decimals(verdict.probability()));
    }

    private String decimals(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.language());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(value).replace('-', '−');
    }

    /** Ten to the power of the LLR in two significant digits: more would pretend to be exact. */
    private String times(double llr) {
        MathContext two = new MathContext(2);
        BigDecimal ratio = new BigDecimal(Math.pow(10, llr)).round(two);
        return NumberFormat.getNumberInstance(texts.language()).format(ratio);
    }
}
