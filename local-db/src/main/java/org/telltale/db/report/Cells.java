package org.telltale.db.report;

import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A table of a report: header cells with their scope, then rows. For one thread. */
final class Cells {
    private final Markup markup;

    private Cells(Markup markup) {
        this.markup = markup;
    }

    /**
     * Starts a table.
     *
     * @param caption read out before the cells
     * @param headers of the columns
     */
    static Cells start(Markup markup, String style, String caption, List<String> headers)
            throws XMLStreamException {
        markup.start("table", "class", style).element("caption", caption);
        markup.start("thead").start("tr");
        for (int i = 0; i < headers.size(); i++) {
            // The style sheet gives each column of each table its width.
            markup.element("th", headers.get(i), "scope", "col", "class", "c" + (i + 1));
        }
        markup.end("tr").end("thead").start("tbody").line();
        return new Cells(markup);
    }

    Cells row() throws XMLStreamException {
        markup.start("tr");
        return this;
    }

    /** A row that a link can point at. */
    Cells row(String id) throws XMLStreamException {
        markup.start("tr", "id", id);
        return this;
    }

    Cells cell(String text) throws XMLStreamException {
        markup.element("td", text);
        return this;
    }

    Cells cell(String text, String style) throws XMLStreamException {
        markup.element("td", text, "class", style);
        return this;
    }

    Cells endRow() throws XMLStreamException {
        markup.end("tr").line();
        return this;
    }

    void end() throws XMLStreamException {
        markup.end("tbody").end("table").line();
    }
}
