package org.telltale.db.report;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.SessionSummary;
import org.telltale.explainer.VerdictWords;
import org.telltale.inference.verdict.Verdict;

/**
 * One report on one session or several: a contents page where there are several, then for each a
 * summary and its evidence. Written from front to back, so that only one session is in memory.
 */
final class ReportDocument {
    /** Parts of the evidence that links and bookmarks go to, with the keys of their names. */
    private static final List<String> PARTS =
            List.of(
                    "explanation",
                    "findings",
                    "cues",
                    "detectors",
                    "declared",
                    "metadata",
                    "provenance",
                    "limits");

    private final ReportText text;
    private final List<SessionSummary> sessions;
    private final ReportFormat format;
    private final Section summary;
    private final List<Section> evidence;
    private final ReportStamp stamp;

    /**
     * A document.
     *
     * @param sessions that {@link #session} will be called with, in order
     */
    ReportDocument(
            ReportText text,
            ReportStamp stamp,
            ReportFormat format,
            List<SessionSummary> sessions) {
        this.text = text;
        this.stamp = stamp;
        this.format = format;
        this.sessions = List.copyOf(sessions);
        this.summary = new SummarySection(text);
        this.evidence =
                List.of(
                        new ExplanationSection(text),
                        new FindingsSection(text),
                        new CuesSection(text),
                        new DetectorsSection(text),
                        new FiltersSection(text),
                        new DeclaredSection(text),
                        new MetadataSection(text),
                        new AnalystSection(text),
                        new ProvenanceSection(text, stamp),
                        new LimitsSection(text));
    }

    /** Everything before the first session. */
    void start(Markup markup) throws XMLStreamException {
        if (format == ReportFormat.HTML) {
            markup.doctype();
        }
        String language = text.language().toLanguageTag();
        markup.start("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language);
        head(markup);
        markup.start("body").line();
        markup.start("main").line();
        if (sessions.size() > 1) {
            contents(markup);
        }
    }

    /** One session, in the order that was promised. */
    void session(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.start("article", "id", "session-" + session.number(), "class", "session").line();
        markup.start("section", "class", "summary").line();
        summary.write(markup, session);
        markup.end("section").line();
        markup.start("section", "class", "evidence").line();
        evidenceContents(markup, session);
        for (Section section : evidence) {
            section.write(markup, session);
        }
        markup.end("section").end("article").line();
    }

    /** Everything after the last session. */
    void end(Markup markup) throws XMLStreamException {
        markup.end("main");
        markup.element(
                "p",
                text.of("footer", stamp.program(), text.time(stamp.time())),
                "class",
                "footer");
        markup.end("body").end("html").line();
        markup.flush();
    }

    private void head(Markup markup) throws XMLStreamException {
        markup.start("head").line();
        markup.empty("meta", "charset", "UTF-8").line();
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "generator", "content", stamp.program()).line();
        markup.empty("meta", "name", "subject", "content", text.of("subject")).line();
        markup.empty("meta", "name", "description", "content", text.of("subject")).line();
        markup.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
                .line();
        markup.element("title", title()).line();
        if (format == ReportFormat.PDF) {
            bookmarks(markup);
        } else {
            markup.style(StyleSheet.read("report.css"));
            markup.style(StyleSheet.read("screen.css"), "media", "screen");
        }
        if (format == ReportFormat.PDF) {
            markup.style(StyleSheet.read("report.css"));
        }
        markup.style(StyleSheet.read("print.css") + pages(), "media", "print");
        markup.end("head").line();
    }

    private String title() {
        return sessions.size() == 1
                ? text.of("title.session", sessions.getFirst().media().name())
                : text.of("title.several", sessions.size());
    }

    // Told with every box: a named page does not take them from the page without a name.
    private static final String BOX =
            " font-family: \"Report\", \"DejaVu Sans Condensed\", Arial, sans-serif;"
                    + " font-size: 7pt; color: #444c56; }\n";

    /** Each session has pages of its own, whose header names it. */
    private String pages() {
        StringBuilder css = new StringBuilder("@page cover {\n  @top-left { content: ");
        css.append(StyleSheet.string(text.of("page.cover"))).append(';').append(BOX);
        css.append("}\n.cover { page: cover; }\n");
        for (int i = 0; i < sessions.size(); i++) {
            SessionSummary session = sessions.get(i);
            String left = StyleSheet.string(text.of("page.session", session.id()));
            String right = StyleSheet.string(text.of("page.digest", session.media().sha256()));
            css.append("@page s").append(i + 1).append(" {\n");
            css.append("  @top-left { content: ").append(left).append(';').append(BOX);
            css.append("  @top-right { content: ").append(right).append(';').append(BOX);
            css.append("}\n#session-").append(i + 1);
            css.append(" { page: s").append(i + 1).append("; }\n");
        }
        css.append("@page {\n  @bottom-left { content: ");
        css.append(StyleSheet.string(stamp.program() + ", " + text.time(stamp.time())));
        css.append(';').append(BOX).append("  @bottom-right { content: ");
        css.append(StyleSheet.string(text.of("page.number") + " "));
        css.append(" counter(page) ");
        css.append(StyleSheet.string(" " + text.of("page.of") + " "));
        css.append(" counter(pages);").append(BOX).append("}\n");
        return css.toString();
    }

    private void bookmarks(Markup markup) throws XMLStreamException {
        markup.start("bookmarks");
        for (int i = 0; i < sessions.size(); i++) {
            String name = sessions.get(i).media().name();
            markup.start("bookmark", "name", name, "href", "#session-" + (i + 1));
            for (String part : PARTS) {
                markup.start(
                        "bookmark",
                        "name",
                        text.of(part + ".title"),
                        "href",
                        "#s" + (i + 1) + "-" + part);
                markup.end("bookmark");
            }
            markup.end("bookmark");
        }
        markup.end("bookmarks");
    }

    private void contents(Markup markup) throws XMLStreamException {
        VerdictWords words = new VerdictWords(text.language());
        markup.start("section", "class", "cover").line();
        markup.element("h1", text.of("title.several", sessions.size()));
        markup.element("p", text.of("contents.lead"));
        Cells cells =
                Cells.start(
                        markup,
                        "contents",
                        text.of("contents.caption"),
                        List.of(
                                text.of("contents.number"),
                                text.of("contents.file"),
                                text.of("contents.answer"),
                                text.of("contents.sha256")));
        for (int i = 0; i < sessions.size(); i++) {
            SessionSummary session = sessions.get(i);
            Verdict verdict = session.verdict();
            cells.row().cell(String.valueOf(i + 1));
            markup.start("td");
            link(markup, session.media().name(), "session-" + (i + 1));
            markup.end("td");
            cells.cell(
                            verdict == null
                                    ? text.of("answer.none")
                                    : text.of(
                                            "contents.verdict",
                                            text.of("answer." + verdict.label().name()),
                                            words.words(verdict)))
                    .cell(session.media().sha256(), "exact")
                    .endRow();
        }
        cells.end();
        markup.end("section").line();
    }

    private void evidenceContents(Markup markup, ReportedSession session)
            throws XMLStreamException {
        markup.start("nav", "class", "parts");
        markup.element("p", text.of("parts.lead"), "class", "parts-lead");
        markup.start("ul");
        for (String part : PARTS) {
            markup.start("li");
            link(markup, text.of(part + ".title"), session.anchor(part));
            markup.end("li");
        }
        markup.end("ul").end("nav").line();
    }

    private static void link(Markup markup, String label, String anchor) throws XMLStreamException {
        markup.element("a", label, "href", "#" + anchor, "title", label);
    }
}
