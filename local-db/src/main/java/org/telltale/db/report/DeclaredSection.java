package org.telltale.db.report;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.reason.Reason;

/** What the file says of itself: quoted, never scored. */
final class DeclaredSection implements Section {
    private final ReportText text;

    DeclaredSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("declared.title"), "id", session.anchor("declared"));
        List<Declaration> declarations = session.analysis().declarations();
        if (declarations.isEmpty()) {
            markup.element("p", text.of("declared.none"));
        } else {
            markup.element("p", text.of("declared.lead"));
            markup.start("ul");
            for (Declaration declaration : declarations) {
                String key = declaration.verified() ? "declared.verified" : "declared.unverified";
                markup.element(
                        "li",
                        text.of(
                                key,
                                declaration.source().toUpperCase(Locale.ROOT),
                                declaration.statement().text(text.language())));
            }
            markup.end("ul").line();
        }
        List<Reason> problems = session.analysis().problems();
        if (!problems.isEmpty()) {
            markup.element("h3", text.of("problems.title"));
            markup.start("ul");
            for (Reason problem : problems) {
                markup.element("li", problem.text(text.language()));
            }
            markup.end("ul").line();
        }
    }
}
