package org.telltale.db.report;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.LogHead;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;

/** Small sessions to report on, the same at every call. */
final class ReportFixture {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final ReportStamp STAMP = new ReportStamp("Telltale 0.1.0", NOON);
    static final String DIGEST = AnalysisFixture.digest('a');

    /** One grey pixel. */
    static final Blob PIXEL =
            new Blob(
                    Base64.getDecoder()
                            .decode(
                                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNo"
                                            + "AAAAggCBd81ytgAAAABJRU5ErkJggg=="));

    private ReportFixture() {}

    static Analysis fake() {
        return AnalysisFixture.fake(AnalysisFixture.media(DIGEST));
    }

    /** A file whose name and metadata are what someone chose to write there. */
    static Analysis named(String name, String value) {
        Media media = AnalysisFixture.media(DIGEST);
        Analysis analysis =
                AnalysisFixture.fake(
                        new Media(
                                Path.of("/evidence", name),
                                media.sha256(),
                                media.bytes(),
                                media.kind(),
                                media.format(),
                                media.picture(),
                                media.time()));
        Metadata metadata = analysis.metadata();
        return new Analysis(
                analysis.media(),
                new Metadata(
                        List.of(new MetadataEntry("PNG-tEXt", value, value)),
                        metadata.orientation(),
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                analysis.settings(),
                analysis.runtime(),
                analysis.runs(),
                analysis.verdict(),
                analysis.problems());
    }

    static ReportMaterial material() {
        ReportFigure figure = new ReportFigure("The picture", "As it is.", "A grey dot", PIXEL);
        return new ReportMaterial(
                figure,
                List.of(new PlaceFigures(1, List.of(figure, figure))),
                List.of(figure),
                List.of(new ReportFigure("Edges", "Shows edges; proves nothing.", "Edges", PIXEL)),
                List.of("urgent", "case 12"),
                List.of(new ReportMaterial.Correction("Rejected r1.", "A. Nalyst", NOON)),
                null);
    }

    static ReportedSession session(int number, Analysis analysis) {
        StoredSession stored =
                new StoredSession(
                        new SessionSummary(
                                "aaaaaaaaaaaaaaaa",
                                analysis.media(),
                                NOON.minusSeconds(3600),
                                NOON.minusSeconds(60),
                                analysis.verdict(),
                                1),
                        analysis,
                        List.of(),
                        List.of(new StoredSession.Note("Seen by two.", "A. Nalyst", NOON)));
        return new ReportedSession(
                number,
                stored,
                new Explainer().explain(analysis, Style.ANALYST, Locale.ENGLISH),
                NumberedPlace.of(analysis),
                material(),
                new MediaState.Missing(),
                new LogHead(17, "c".repeat(64), NOON));
    }

    /** A report on these. */
    static String document(ReportFormat format, IntPredicate drawable, Analysis... analyses)
            throws XMLStreamException {
        List<ReportedSession> sessions = new java.util.ArrayList<>();
        for (Analysis analysis : analyses) {
            sessions.add(session(sessions.size() + 1, analysis));
        }
        StringWriter out = new StringWriter();
        Markup markup = new Markup(out, new SafeText(drawable));
        ReportDocument document =
                new ReportDocument(
                        new ReportText(Locale.ENGLISH),
                        STAMP,
                        format,
                        sessions.stream().map(s -> s.stored().summary()).toList());
        document.start(markup);
        for (ReportedSession session : sessions) {
            document.session(markup, session);
        }
        document.end(markup);
        return out.toString();
    }

    static String html(Analysis... analyses) throws XMLStreamException {
        return document(ReportFormat.HTML, c -> true, analyses);
    }
}
