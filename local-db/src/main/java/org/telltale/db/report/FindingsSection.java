package org.telltale.db.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.telltale.explainer.EvidenceWords;
import org.telltale.inference.engine.Finding;

/** Every place and score, with its pictures and what made it. */
final class FindingsSection implements Section {
    private final ReportText text;

    FindingsSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("findings.title"), "id", session.anchor("findings"));
        List<Finding> findings = session.analysis().findings();
        if (findings.isEmpty()) {
            markup.element("p", text.of("findings.none"));
        } else {
            markup.element("p", text.of("findings.lead"), "class", "lead");
            table(markup, session, findings);
        }
        for (PlaceFigures place : session.material().places()) {
            markup.element("h3", text.of("findings.place", place.number()));
            Figures.writePairs(markup, place.figures());
        }
        if (!session.material().maps().isEmpty()) {
            markup.element("h3", text.of("findings.maps"));
            markup.element("p", text.of("findings.maps.lead"), "class", "lead");
            Figures.writePairs(markup, session.material().maps());
        }
    }

    private void table(Markup markup, ReportedSession session, List<Finding> findings)
            throws XMLStreamException {
        EvidenceWords words = new EvidenceWords(session.analysis(), text.language());
        Cells cells =
                Cells.start(
                        markup,
                        "findings",
                        text.of("findings.caption"),
                        List.of(
                                text.of("findings.id"),
                                text.of("findings.number"),
                                text.of("findings.detector"),
                                text.of("findings.where"),
                                text.of("findings.llr"),
                                text.of("findings.raw"),
                                text.of("findings.made-by")));
        for (Finding finding : findings) {
            NumberedPlace place = NumberedPlace.of(finding.id(), session.places());
            Double llr = finding.llr();
            cells.row(session.anchor(finding.id()))
                    .cell(finding.id(), "exact")
                    .cell(place == null ? "–" : String.valueOf(place.number()))
                    .cell(finding.provenance().detector())
                    .cell(words.place(finding.place()))
                    .cell(llr == null ? text.of("findings.no-llr") : text.signed(llr), "number")
                    .cell(words.number(finding.rawScore()), "number")
                    .cell(madeBy(finding))
                    .endRow();
        }
        cells.end();
    }

    private String madeBy(Finding finding) {
        List<String> parts = new ArrayList<>();
        if (finding.calibration() != null) {
            parts.add(text.of("findings.calibration", finding.calibration()));
        }
        Map<String, String> settings = new TreeMap<>(finding.provenance().settings());
        if (!settings.isEmpty()) {
            parts.add(
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + setting.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return parts.isEmpty() ? "–" : String.join("; ", parts);
    }
}
