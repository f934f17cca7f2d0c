package org.telltale.db.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.db.submission.ExportTarget;
import org.telltale.db.submission.NewFile;
import org.telltale.db.submission.SubmissionException;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.reason.Reason;

/**
 * Writes reports. Several sessions become one file with a contents page, since one file is what is
 * sent, signed and filed. Media are read to digest them again and to draw them, never written. The
 * output never takes the place of evidence or of the database. Not for the JavaFX thread.
 */
public final class ReportExport {
    /** Author of what the program itself wrote into a session. */
    static final String PROGRAM_AUTHOR = "telltale";

    /** A PDF is made in memory as a whole; 14 sessions of one megapixel fit in a heap of 300 MB. */
    static final int MOST_IN_PDF = 50;

    private final SessionStore store;
    private final Explainer explainer;
    private final ReportIllustrator illustrator;
    private final String program;
    private final Clock clock;

    /**
     * An exporter.
     *
     * @param store that holds the sessions
     * @param program name and version, as the report names its maker
     * @param clock that dates the report
     */
    public ReportExport(
            SessionStore store,
            Explainer explainer,
            ReportIllustrator illustrator,
            String program,
            Clock clock) {
        this.store = store;
        this.explainer = explainer;
        this.illustrator = illustrator;
        this.program = program;
        this.clock = clock;
    }

    /**
     * Writes one report.
     *
     * @param sessions ids or their prefixes, in the order of the report; empty for all, in the
     *     order of their names
     * @throws SubmissionException if there is nothing to report, too much for a PDF, or the target
     *     is evidence or the database's; nothing was written
     * @throws java.nio.file.FileAlreadyExistsException if there is an older file that the options
     *     do not let replace
     * @throws IOException if the target cannot be written
     * @throws org.telltale.db.session.StoreException if a session does not exist
     * @throws org.telltale.inference.engine.CancelledException if it was stopped; nothing was
     *     written
     */
    public ReportSummary export(
            ReportFormat format,
            Path target,
            List<String> sessions,
            ReportOptions options,
            Cancellation cancellation)
            throws IOException, SubmissionException {
        List<SessionSummary> stored = store.list(new SessionQuery("", Integer.MAX_VALUE));
        // Evidence is not replaced either while its session lies in the bin.
        List<SessionSummary> known = new ArrayList<>(stored);
        known.addAll(store.list(new SessionQuery("", Integer.MAX_VALUE).withInBin(true)));
        List<Reason> obstacles =
                new ArrayList<>(ExportTarget.obstacles(target, store, known, cancellation));
        List<SessionSummary> chosen = sessions.isEmpty() ? byName(stored) : named(sessions);
        if (chosen.isEmpty()) {
            obstacles.add(Reason.of("report.nothing"));
        }
        if (format == ReportFormat.PDF && chosen.size() > MOST_IN_PDF) {
            obstacles.add(Reason.of("report.too-many", chosen.size(), MOST_IN_PDF));
        }
        if (!obstacles.isEmpty()) {
            throw new SubmissionException(obstacles);
        }
        ReportStamp stamp = new ReportStamp(program, clock.instant());
        try (NewFile file = new NewFile(target, options.replace())) {
            Run run = new Run(format, stamp, options.language(), chosen, cancellation);
            run.write(file);
            cancellation.check();
            file.commit();
            return run.summary();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<SessionSummary> byName(List<SessionSummary> stored) {
        return stored.stream()
                .sorted(
                        Comparator.comparing((SessionSummary s) -> s.media().name())
                                .thenComparing(SessionSummary::id))
                .toList();
    }

    private List<SessionSummary> named(List<String> sessions) {
        Set<SessionSummary> chosen = new LinkedHashSet<>();
        for (String session : sessions) {
            chosen.add(store.load(session).summary());
        }
        return List.copyOf(chosen);
    }

    /** The writing of one report. */
    private final class Run {
        private final ReportFormat format;
        private final ReportStamp stamp;
        private final Locale language;
        private final List<SessionSummary> chosen;
        private final Cancellation cancellation;
        private int withoutVerdict;
        private int mediaGone;

        Run(
                ReportFormat format,
                ReportStamp stamp,
                Locale language,
                List<SessionSummary> chosen,
                Cancellation cancellation) {
            this.format = format;
            this.stamp = stamp;
            this.language = language;
            this.chosen = chosen;
            this.cancellation = cancellation;
        }

        void write(NewFile file) throws IOException, XMLStreamException {
            switch (format) {
                case HTML -> {
                    Writer out =
                            new BufferedWriter(
                                    new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8));
                    document(out, new SafeText(c -> true));
                    out.flush();
                }
                case PDF -> {
                    PdfFonts fonts = PdfFonts.load();
                    StringWriter xhtml = new StringWriter();
                    document(xhtml, new SafeText(fonts::hasGlyph));
                    cancellation.check();
                    PdfReport.write(xhtml.toString(), stamp, file.stream());
                }
            }
        }

        private void document(Writer out, SafeText safe) throws XMLStreamException {
            ReportText text = new ReportText(language);
            ReportDocument document = new ReportDocument(text, stamp, format, chosen);
            Markup markup = new Markup(out, safe);
            document.start(markup);
            for (int i = 0; i < chosen.size(); i++) {
                cancellation.check();
                document.session(markup, session(i + 1, chosen.get(i).id()));
            }
            document.end(markup);
        }

        private ReportedSession session(int number, String id) {
            StoredSession stored = store.load(id);
            MediaState media = MediaState.of(stored.summary().media(), cancellation);
            withoutVerdict += stored.analysis().verdict() == null ? 1 : 0;
            mediaGone += MediaFacts.isGone(media) ? 1 : 0;
            return new ReportedSession(
                    number,
                    stored,
                    explanation(stored),
                    NumberedPlace.of(stored.analysis()),
                    illustrator
                            .illustrate(stored, media, language, cancellation)
                            .with(
                                    stored.summary().tags(),
                                    new AnalystSentences(new ReportText(language)).of(stored)),
                    media,
                    store.head());
        }

        /** As it was stored with the run; in another language, composed again. */
        private Explanation explanation(StoredSession stored) {
            return stored.explanations().stream()
                    .filter(e -> e.author().equals(PROGRAM_AUTHOR))
                    .map(StoredSession.AuthoredExplanation::explanation)
                    .filter(e -> e.style() == Style.ANALYST)
                    .filter(e -> e.language().equals(language.toLanguageTag()))
                    .reduce((older, newer) -> newer)
                    .orElseGet(() -> explainer.explain(stored.analysis(), Style.ANALYST, language));
        }

        ReportSummary summary() {
            return new ReportSummary(chosen.size(), withoutVerdict, mediaGone);
        }
    }
}
