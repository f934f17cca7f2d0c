package org.telltale.db.report;

import java.util.List;
import java.util.SequencedMap;
import javax.xml.stream.XMLStreamException;
import org.telltale.explainer.EvidenceWords;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.verdict.Calibration;

/** How far the method goes, and what its numbers rest on. */
final class LimitsSection implements Section {
    private static final List<String> LIMITS =
            List.of(
                    "limits.bounds",
                    "limits.conditions",
                    "limits.cues",
                    "limits.places",
                    "limits.original",
                    "limits.software");

    private final ReportText text;

    LimitsSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("limits.title"), "id", session.anchor("limits"));
        markup.start("ul");
        for (String limit : LIMITS) {
            markup.element("li", text.of(limit));
        }
        markup.end("ul").line();
        calibrations(markup, session.analysis());
    }

    private void calibrations(Markup markup, Analysis analysis) throws XMLStreamException {
        SequencedMap<String, Calibration> used = UsedCalibrations.of(analysis);
        if (used.isEmpty()) {
            return;
        }
        EvidenceWords words = new EvidenceWords(analysis, text.language());
        markup.element("h3", text.of("calibrations.title"));
        markup.element("p", text.of("calibrations.lead"), "class", "lead");
        Cells cells =
                Cells.start(
                        markup,
                        "calibrations",
                        text.of("calibrations.caption"),
                        List.of(
                                text.of("calibrations.id"),
                                text.of("calibrations.bounds"),
                                text.of("calibrations.set"),
                                text.of("calibrations.sources")));
        SourceNotes notes = new SourceNotes(text);
        for (Calibration calibration : used.values()) {
            cells.row()
                    .cell(calibration.id(), "exact")
                    .cell(
                            text.of(
                                    "calibrations.range",
                                    words.ratio(calibration.lowest()),
                                    words.ratio(calibration.highest())))
                    .cell(
                            text.of(
                                    "calibrations.counts",
                                    calibration.real(),
                                    calibration.fake(),
                                    calibration.groups()))
                    .cell(notes.letter(calibration.sources()))
                    .endRow();
        }
        cells.end();
        notes.write(markup);
    }
}
