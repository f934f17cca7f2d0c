package org.telltale.db.report;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;

/** Every sentence with what it rests on. */
final class ExplanationSection implements Section {
    private static final int MOST_LINKS = 12;

    private final ReportText text;

    ExplanationSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("explanation.title"), "id", session.anchor("explanation"));
        markup.element("p", text.of("explanation.lead"), "class", "lead");
        table(markup, session, session.explanation(), text.of("explanation.caption"));
        for (StoredSession.AuthoredExplanation other : session.stored().explanations()) {
            boolean analysts =
                    other.explanation().style() == Style.ANALYST
                            && !other.author().equals(ReportExport.PROGRAM_AUTHOR);
            if (analysts) {
                String by = text.of("explanation.by", other.author(), text.time(other.time()));
                markup.element("h3", by);
                table(markup, session, other.explanation(), by);
            }
        }
        StoredSession.AuthoredExplanation corrected = session.stored().work().text(Style.ANALYST);
        if (corrected != null) {
            String by = text.of("explanation.by", corrected.author(), text.time(corrected.time()));
            markup.element("h3", by);
            table(markup, session, corrected.explanation(), by);
        }
    }

    private void table(
            Markup markup, ReportedSession session, Explanation explanation, String caption)
            throws XMLStreamException {
        Cells cells =
                Cells.start(
                        markup,
                        "statements",
                        caption,
                        List.of(
                                text.of("explanation.number"),
                                text.of("explanation.sentence"),
                                text.of("explanation.rests-on")));
        int number = 1;
        for (Statement statement : explanation.statements()) {
            cells.row().cell(String.valueOf(number++)).cell(statement.text());
            markup.start("td");
            citations(markup, session, statement);
            markup.end("td");
            cells.endRow();
        }
        cells.end();
    }

    /** An analyst may cite a region of their own, which has no row to link to. */
    private static boolean isShown(ReportedSession session, String id) {
        return session.analysis().findings().stream().anyMatch(f -> f.id().equals(id))
                || session.analysis().cues().stream().anyMatch(c -> c.id().equals(id));
    }

    private void citations(Markup markup, ReportedSession session, Statement statement)
            throws XMLStreamException {
        List<String> ids = new ArrayList<>(statement.regions());
        ids.addAll(statement.intervals());
        ids.addAll(statement.cues());
        if (ids.isEmpty() && statement.faces().isEmpty()) {
            markup.text(text.of("explanation.whole"));
            return;
        }
        for (String id : ids.stream().limit(MOST_LINKS).toList()) {
            NumberedPlace place = NumberedPlace.of(id, session.places());
            String label = place == null ? id : text.of("explanation.placed", id, place.number());
            if (isShown(session, id)) {
                markup.element("a", label, "href", "#" + session.anchor(id)).text(" ");
            } else {
                markup.text(label).text(" ");
            }
        }
        if (ids.size() > MOST_LINKS) {
            markup.text(text.of("explanation.more", ids.size() - MOST_LINKS));
        }
        if (ids.isEmpty()) {
            markup.text(String.join(" ", statement.faces()));
        }
    }
}
