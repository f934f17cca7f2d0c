package org.telltale.db.report;

import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Pictures with title and caption. Stateless. */
final class Figures {
    private Figures() {}

    static void write(Markup markup, ReportFigure figure, String style) throws XMLStreamException {
        markup.start("div", "class", "figure " + style);
        markup.element("p", figure.title(), "class", "figure-title");
        markup.picture(figure.png(), figure.alt(), "picture");
        if (!figure.caption().isEmpty()) {
            markup.element("p", figure.caption(), "class", "caption");
        }
        markup.end("div").line();
    }

    /** Two in a row where the page is wide enough. */
    static void writePairs(Markup markup, List<ReportFigure> figures) throws XMLStreamException {
        for (int i = 0; i < figures.size(); i += 2) {
            markup.start("table", "class", "pair", "role", "presentation");
            markup.start("tbody").start("tr");
            for (int j = i; j < i + 2; j++) {
                markup.start("td");
                if (j < figures.size()) {
                    write(markup, figures.get(j), "half");
                }
                markup.end("td");
            }
            markup.end("tr").end("tbody").end("table").line();
        }
    }
}
