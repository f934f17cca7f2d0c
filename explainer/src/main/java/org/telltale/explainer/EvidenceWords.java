package org.telltale.explainer;

import java.util.Locale;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;

/** What the evidence of one analysis is called, for tables beside an explanation. Immutable. */
public final class EvidenceWords {
    private final Analysis analysis;
    private final PlaceWords places;
    private final CueSentences sentences;
    private final Messages messages;
    private final Figures figures;

    /** The words in the given language. */
    public EvidenceWords(Analysis analysis, Locale locale) {
        this.analysis = analysis;
        this.places = new PlaceWords(analysis, locale);
        this.sentences = new CueSentences(analysis, places, locale);
        this.messages = new Messages("analyst", locale);
        this.figures = new Figures(locale);
    }

    /** Where a finding is, e.g. {@code the upper left of the picture (x 10 to 90, y 5 to 60)}. */
    public String place(Place place) {
        return places.place(place);
    }

    /** What a cue measures and where, without its value; begins with a capital letter. */
    public String measure(Cue cue) {
        return sentences.measure(cue);
    }

    /** A measured value with its unit, to three significant digits. */
    public String value(double value, String unit) {
        String key = "unit." + unit;
        return messages.has(key)
                ? messages.text(key, figures.number(value))
                : messages.text("unit.other", figures.number(value), unit);
    }

    /** Three significant digits, without trailing zeros. */
    public String number(double value) {
        return figures.number(value);
    }

    /** The likelihood ratio of a log10 likelihood ratio. */
    public String ratio(double llr) {
        return figures.ratio(llr);
    }

    /**
     * Whether a finding is but the place that a model of a pack gave its number to: such a model
     * scores every face, so that the place marks nothing by being there.
     */
    public boolean isScoreAlone(Finding finding) {
        return finding.llr() == null && ModelScores.of(analysis, finding) != null;
    }
}
