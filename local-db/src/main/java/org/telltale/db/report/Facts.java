package org.telltale.db.report;

import javax.xml.stream.XMLStreamException;

/** A table of two columns: what, and what it is. For one thread. */
final class Facts {
    private final Markup markup;

    private Facts(Markup markup) {
        this.markup = markup;
    }

    static Facts start(Markup markup, String caption) throws XMLStreamException {
        markup.start("table", "class", "facts").element("caption", caption);
        markup.start("tbody").line();
        return new Facts(markup);
    }

    Facts row(String name, String value) throws XMLStreamException {
        return row(name, value, "value");
    }

    /** A digest or another text that is compared letter by letter. */
    Facts exact(String name, String value) throws XMLStreamException {
        return row(name, value, "exact");
    }

    private Facts row(String name, String value, String style) throws XMLStreamException {
        markup.start("tr").element("th", name, "scope", "row");
        markup.element("td", value, "class", style).end("tr").line();
        return this;
    }

    void end() throws XMLStreamException {
        markup.end("tbody").end("table").line();
    }
}
