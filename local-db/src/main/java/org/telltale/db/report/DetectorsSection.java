package org.telltale.db.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;

/** Every detector that was asked, with its answer or why it gave none. */
final class DetectorsSection implements Section {
    private final ReportText text;

    DetectorsSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("detectors.title"), "id", session.anchor("detectors"));
        List<DetectorRun> runs = session.analysis().runs();
        if (runs.isEmpty()) {
            markup.element("p", text.of("detectors.none"));
            return;
        }
        markup.element("p", text.of("detectors.lead"), "class", "lead");
        Cells cells =
                Cells.start(
                        markup,
                        "detectors",
                        text.of("detectors.caption"),
                        List.of(
                                text.of("detectors.detector"),
                                text.of("detectors.outcome"),
                                text.of("detectors.llr"),
                                text.of("detectors.run")));
        for (DetectorRun run : runs) {
            cells.row();
            markup.start("td");
            markup.element("strong", run.detector().title()).text(" ");
            markup.element(
                    "div",
                    text.of("detectors.version", run.detector().id(), run.detector().version()),
                    "class",
                    "condition");
            markup.end("td");
            cells.cell(outcome(run.outcome())).cell(score(run.outcome()), "number");
            markup.start("td").text(device(run));
            String pack = run.packSha256();
            if (pack != null) {
                markup.element("div", text.of("detectors.pack", pack), "class", "condition exact");
            }
            markup.end("td");
            cells.endRow();
        }
        cells.end();
    }

    private String device(DetectorRun run) {
        return text.of(
                "detectors.device", run.accelerator().toUpperCase(Locale.ROOT), run.millis());
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed(completed.evidence());
            case Outcome.NotApplicable not ->
                    text.of("detectors.not-applicable", not.reason().text(text.language()));
            case Outcome.Inconclusive open ->
                    text.of("detectors.inconclusive", open.reason().text(text.language()));
            case Outcome.Failed failed ->
                    text.of("detectors.failed", failed.error().text(text.language()));
            case Outcome.Cancelled _ -> text.of("detectors.cancelled");
        };
    }

    private String completed(Evidence evidence) {
        return text.of(
                "detectors.completed",
                evidence.findings().size(),
                evidence.cues().size(),
                evidence.faces().size(),
                evidence.declarations().size());
    }

    private String score(Outcome outcome) {
        return outcome.evidence().findings().stream()
                .map(Finding::llr)
                .filter(Objects::nonNull)
                .max(Comparator.comparingDouble(Math::abs))
                .map(text::signed)
                .orElse("–");
    }
}
