package org.telltale.db.report;

import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.telltale.explainer.EvidenceWords;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/** Every measured sign beside the range of real media. */
final class CuesSection implements Section {
    private final ReportText text;

    CuesSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("cues.title"), "id", session.anchor("cues"));
        List<Cue> cues =
                session.analysis().cues().stream()
                        .sorted(Comparator.comparing(Cue::supports))
                        .toList();
        if (cues.isEmpty()) {
            markup.element("p", text.of("cues.none"));
            return;
        }
        markup.element("p", text.of("cues.lead"), "class", "lead");
        EvidenceWords words = new EvidenceWords(session.analysis(), text.language());
        Cells cells =
                Cells.start(
                        markup,
                        "cues",
                        text.of("cues.caption"),
                        List.of(
                                text.of("cues.id"),
                                text.of("cues.sign"),
                                text.of("cues.value"),
                                text.of("cues.reference"),
                                text.of("cues.supports")));
        SourceNotes notes = new SourceNotes(text);
        for (Cue cue : cues) {
            cells.row(session.anchor(cue.id())).cell(cue.id(), "exact").cell(words.measure(cue));
            cells.cell(words.value(cue.value(), cue.unit()), "number");
            markup.start("td", "class", "reference");
            reference(markup, cue, words, notes);
            markup.end("td");
            cells.cell(text.of("cues.supports." + cue.supports().name())).endRow();
        }
        cells.end();
        notes.write(markup);
    }

    private void reference(Markup markup, Cue cue, EvidenceWords words, SourceNotes notes)
            throws XMLStreamException {
        ReferenceRange range = cue.reference();
        if (range == null) {
            markup.text(text.of("cues.no-reference"));
            return;
        }
        String low = words.number(range.low());
        String high = words.value(range.high(), cue.unit());
        String value = words.value(cue.value(), cue.unit());
        ReferenceStrip.write(markup, cue, range, text.of("cues.strip.alt", value, low, high));
        markup.element(
                "div",
                text.of(
                        "cues.range",
                        low,
                        high,
                        range.percentile(),
                        range.n(),
                        range.bin(),
                        notes.letter(range.sources())),
                "class",
                "condition");
    }
}
