package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.RunRecorder;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.db.submission.SubmissionException;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Outline;
import org.telltale.inference.media.Probe;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.reason.Reason;

/** Sessions of a database as files. */
class ReportExportTest {
    private static final Clock NOON = Clock.fixed(ReportFixture.NOON, ZoneOffset.UTC);

    @TempDir Path folder;
    private SqliteSessionStore store;
    private ReportExport export;

    @BeforeEach
    void open() {
        store = SqliteSessionStore.open(folder.resolve("sessions.db"), NOON, "test");
        export =
                new ReportExport(
                        store, new Explainer(), ReportIllustrator.none(), "Telltale 0.1.0", NOON);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneFileTellsOfAllSessions() throws Exception {
        String b = record(media("b.jpg", "bb"));
        String a = record(media("a.jpg", "aa"));
        Path out = folder.resolve("report.html");

        ReportSummary summary = export(ReportFormat.HTML, out);

        assertThat(summary).isEqualTo(new ReportSummary(2, 0, 0));
        assertThat(out).content().contains("Examinations of 2 files", a, b);
        assertThat(Files.readString(out).indexOf("a.jpg"))
                .isLessThan(Files.readString(out).indexOf("b.jpg"));
        assertThat(out).content().contains(Objects.requireNonNull(store.head()).digest());
    }

    @Test
    void theSameSessionGivesTheSameFile() throws Exception {
        String id = record(media("a.jpg", "aa"));
        for (ReportFormat format : ReportFormat.values()) {
            Path first = folder.resolve("first." + format.extension());
            Path second = folder.resolve("second." + format.extension());
            export(format, first, id);
            export(format, second, id.substring(0, 6));
            assertThat(second).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void theFileIsDigestedAgain() throws Exception {
        Media media = media("a.jpg", "aa");
        String id = record(media);
        Path out = folder.resolve("report.html");
        export(ReportFormat.HTML, out, id);
        assertThat(out).content().contains("is the one that was examined");

        Files.writeString(media.path(), "something else");
        assertThat(replace(out, id).mediaGone()).isEqualTo(1);
        assertThat(out)
                .content()
                .contains("is not the one that was examined", Sha256.of(media.path()));

        Files.delete(media.path());
        assertThat(replace(out, id).mediaGone()).isEqualTo(1);
        assertThat(out).content().contains("is no longer at its path");
    }

    @Test
    void noFileIsReplacedUnasked() throws Exception {
        String id = record(media("a.jpg", "aa"));
        Path out = Files.writeString(folder.resolve("report.html"), "older");
        assertThatThrownBy(() -> export(ReportFormat.HTML, out, id))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(out).hasContent("older");
        replace(out, id);
        assertThat(out).content().contains("<html");
    }

    @Test
    void evidenceAndTheDatabaseAreNeverReplaced() throws Exception {
        Media media = media("a.jpg", "aa");
        String id = record(media);
        ReportOptions replacing = new ReportOptions(Locale.ENGLISH, true);
        for (Path target : List.of(media.path(), folder.resolve("sessions.db"))) {
            assertThatThrownBy(() ->
                            export.export(
                                    ReportFormat.HTML,
                                    target,
                                    List.of(id),
                                    replacing,
                                    new Cancellation()))
                    .isInstanceOf(SubmissionException.class);
        }
        assertThat(media.path()).hasContent("aa");
    }

    @Test
    void evidenceInTheBinIsNotReplacedEither() throws Exception {
        Media media = media("a.jpg", "aa");
        String binned = record(media);
        String id = record(media("b.jpg", "bb"));
        store.curator().delete(List.of(binned), "Ada");
        assertThatThrownBy(() -> replace(media.path(), id)).isInstanceOf(SubmissionException.class);
        assertThat(media.path()).hasContent("aa");
    }

    @Test
    void aMovedFileIsReadWhereItWasFound() throws Exception {
        Media media = media("a.jpg", "aa");
        String id = record(media);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(media.path(), elsewhere.resolve("renamed.jpg"));
        store.curator().findMedia(elsewhere, "Ada", new Cancellation(), done -> {});
        Path out = folder.resolve("report.html");
        assertThat(export(ReportFormat.HTML, out, id).mediaGone()).isZero();
        assertThat(out).content().contains("is the one that was examined", media.path().toString());
    }

    @Test
    void whatTheAnalystDidIsTold() throws Exception {
        String id = record(media("a.jpg", "aa"));
        AnalystWork work = store.work(id);
        store.curator().tag(List.of(id), "urgent", "Ada");
        AnalystAct.Kind rejected = AnalystAct.Kind.REJECTED;
        store.act(
                id,
                new AnalystAct.FindingAssessed(
                        work.run(), rejected, "r1", AnalystAct.Opinion.REJECTED, "Ada"));
        store.act(
                id,
                new AnalystAct.RegionMarked(
                        AnalystAct.Kind.DRAWN,
                        "a1",
                        new AnalystRegion(
                                "a1",
                                Outline.of(new Box(10, 20, 110, 220)),
                                AnalystRegion.Label.MANIPULATED,
                                "Shadow <too> hard",
                                new AnalystRegion.Corrects(work.run(), "r1")),
                        "Ada"));
        store.act(
                id,
                new AnalystAct.SubjectConfirmed(
                        AnalystAct.Kind.CONFIRMED, Map.of("hair", "short"), "Grace"));
        Explanation own =
                new Explainer().explain(store.load(id).analysis(), Style.ANALYST, Locale.ENGLISH);
        store.act(
                id,
                new AnalystAct.TextCorrected(
                        work.run(), Style.ANALYST, AnalystAct.Kind.REWORDED, own, "Hedy"));
        Path out = folder.resolve("report.html");

        export(ReportFormat.HTML, out, id);

        assertThat(out)
                .content()
                .contains("Tags: urgent", "An analyst rejected a finding at this place")
                .contains("Finding r1 rejected.")
                .contains("Region a1 marked as manipulated: box x 10 to 110, y 20 to 220.")
                .contains("It stands for finding r1. “Shadow &lt;too&gt; hard”")
                .contains("Confirmed of the person shown: hair: short.", "(Grace, 2026-11-20")
                .contains("Explanation by Hedy");
    }

    @Test
    void nothingToReportIsARefusal() {
        assertThat(refusal(ReportFormat.HTML)).containsExactly("report.nothing");
    }

    @Test
    void aPdfIsBounded() throws Exception {
        for (int i = 0; i <= ReportExport.MOST_IN_PDF; i++) {
            record(media(i + ".jpg", "content " + i));
        }
        assertThat(refusal(ReportFormat.PDF)).containsExactly("report.too-many");
        assertThat(export(ReportFormat.HTML, folder.resolve("all.html")).sessions())
                .isEqualTo(ReportExport.MOST_IN_PDF + 1);
    }

    @Test
    void aStoppedReportLeavesNothing() throws Exception {
        String id = record(media("a.jpg", "aa"));
        Path out = folder.resolve("report.html");
        Cancellation cancellation = new Cancellation();
        ReportExport stopping =
                new ReportExport(
                        store,
                        new Explainer(),
                        (session, media, language, asked) -> {
                            cancellation.request();
                            return ReportMaterial.NONE;
                        },
                        "Telltale 0.1.0",
                        NOON);
        assertThatThrownBy(() ->
                        stopping.export(
                                ReportFormat.HTML,
                                out,
                                List.of(id),
                                new ReportOptions(Locale.ENGLISH, false),
                                cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**report*");
    }

    private List<String> refusal(ReportFormat format) {
        try {
            export(format, folder.resolve("refused"));
        } catch (SubmissionException e) {
            assertThat(folder.resolve("refused")).doesNotExist();
            return e.reasons().stream()
                    .peek(reason -> assertThat(reason.text(Locale.ENGLISH)).isNotBlank())
                    .map(Reason::code)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return List.of();
    }

    private ReportSummary export(ReportFormat format, Path out, String... sessions)
            throws java.io.IOException, SubmissionException {
        return export.export(
                format,
                out,
                List.of(sessions),
                new ReportOptions(Locale.ENGLISH, false),
                new Cancellation());
    }

    private ReportSummary replace(Path out, String session) throws Exception {
        return export.export(
                ReportFormat.HTML,
                out,
                List.of(session),
                new ReportOptions(Locale.ENGLISH, true),
                new Cancellation());
    }

    private Media media(String name, String content) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return new Media(
                file,
                Sha256.of(file),
                Files.size(file),
                MediaKind.IMAGE,
                "jpeg",
                new Media.PictureSize(800, 600),
                null);
    }

    private String record(Media media) {
        Analysis analysis = AnalysisFixture.fake(media);
        RunRecorder recorder = store.record(analysis.settings());
        recorder.probed(new Probe(media, analysis.metadata(), List.of()));
        analysis.runs().forEach(recorder::answered);
        recorder.finished(analysis);
        return String.valueOf(recorder.session());
    }
}
