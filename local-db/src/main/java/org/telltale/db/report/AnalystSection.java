package org.telltale.db.report;

import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.StoredSession;

/** What the analyst wrote and corrected. */
final class AnalystSection implements Section {
    private final ReportText text;

    AnalystSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        ReportMaterial material = session.material();
        boolean nothing =
                session.stored().notes().isEmpty()
                        && material.tags().isEmpty()
                        && material.corrections().isEmpty();
        if (nothing) {
            return;
        }
        markup.element("h2", text.of("analyst.title"), "id", session.anchor("analyst"));
        markup.element("p", text.of("analyst.lead"));
        if (!material.tags().isEmpty()) {
            markup.element("p", text.of("analyst.tags", text.enumerate(material.tags())));
        }
        if (!material.corrections().isEmpty()) {
            markup.element("h3", text.of("analyst.corrections"));
            markup.start("ul");
            for (ReportMaterial.Correction correction : material.corrections()) {
                item(markup, correction.text(), correction.author(), text.time(correction.time()));
            }
            markup.end("ul").line();
        }
        if (!session.stored().notes().isEmpty()) {
            markup.element("h3", text.of("analyst.notes"));
            markup.start("ul");
            for (StoredSession.Note note : session.stored().notes()) {
                item(markup, note.text(), note.author(), text.time(note.time()));
            }
            markup.end("ul").line();
        }
    }

    private void item(Markup markup, String what, String author, String time)
            throws XMLStreamException {
        markup.start("li").text(what).text(" ");
        markup.element("span", text.of("analyst.by", author, time), "class", "condition");
        markup.end("li");
    }
}
