package org.telltale.db.report;

import javax.xml.stream.XMLStreamException;

/** The filters that the analyst looked through and kept. */
final class FiltersSection implements Section {
    private final ReportText text;

    FiltersSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        if (session.material().filters().isEmpty()) {
            return;
        }
        markup.element("h2", text.of("filters.title"), "id", session.anchor("filters"));
        markup.element("p", text.of("filters.lead"), "class", "lead");
        Figures.writePairs(markup, session.material().filters());
    }
}
