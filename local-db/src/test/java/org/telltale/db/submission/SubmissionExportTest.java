package org.telltale.db.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.Curator;
import org.telltale.db.session.LogHead;
import org.telltale.db.session.RefusedFile;
import org.telltale.db.session.RunRecorder;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoreException;
import org.telltale.db.session.StoredSession;
import org.telltale.db.session.VerifyReport;
import org.telltale.db.submission.csv.CsvFormat;
import org.telltale.db.submission.ddlx.DdlxFormat;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

class SubmissionExportTest {
    private final InMemory store = new InMemory();
    private final SubmissionExport export =
            new SubmissionExport(store, SubmissionExportTest::answer);

    private static final ExportOptions REPLACING =
            new ExportOptions(null, new WriteOptions(WriteOptions.NoBoxes.EMPTY_LIST, true));

    @TempDir Path folder;

    @Test
    void abstentionsLeaveAsForcedAnswersAndAreCounted() throws Exception {
        store.add("s1", AnalysisFixture.real(media("b.jpg", 'b')));
        store.add("s2", AnalysisFixture.fake(media("a.jpg", 'a')));
        store.add("s3", AnalysisFixture.inconclusive(media("c.jpg", 'c')));
        Path zip = folder.resolve("out.zip");
        ExportSummary summary =
                export.export(new DdlxFormat(), zip, List.of(), ExportOptions.STANDARD);
        assertThat(summary).isEqualTo(new ExportSummary(3, 1, 0, 0, 0));
        assertThat(labels(new DdlxFormat(), zip))
                .containsExactly("a FAKE FAKE", "b REAL REAL", "c FAKE FAKE");
        assertThat(new DdlxFormat().validate(zip, null).issues()).isEmpty();

        Path table = folder.resolve("out.csv");
        export.export(new CsvFormat(), table, List.of("s3", "s1"), ExportOptions.STANDARD);
        assertThat(labels(new CsvFormat(), table))
                .containsExactly("b.jpg REAL REAL", "c.jpg INCONCLUSIVE FAKE");
        assertThat(new CsvFormat().validate(table, null).issues()).isEmpty();
    }

    @Test
    void theAnalystsTextAndConfirmedAttributesLeave() throws Exception {
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        store.add("s2", AnalysisFixture.fake(media("b.jpg", 'b')));
        Explanation mine =
                new Explanation(
                        Style.CHALLENGE,
                        "en",
                        List.of(
                                new Statement(
                                        "The left cheek was painted over.",
                                        List.of(),
                                        List.of("r1"),
                                        List.of(),
                                        List.of())));
        AnalystAct corrected =
                new AnalystAct.TextCorrected(
                        "run", Style.CHALLENGE, AnalystAct.Kind.REWORDED, mine, "Ada");
        AnalystAct confirmed =
                new AnalystAct.SubjectConfirmed(
                        AnalystAct.Kind.CONFIRMED, Map.of("glasses", "yes"), "Ada");
        store.work("s1", work(corrected));
        store.work("s2", work(confirmed));
        Path zip = folder.resolve("out.zip");
        new SubmissionExport(store, new Explainer()::challengeAnswer)
                .export(new DdlxFormat(), zip, List.of(), ExportOptions.STANDARD);
        List<String> texts = new ArrayList<>();
        new DdlxFormat().read(zip, entry -> texts.add(entry.text()), new IssueLog());
        assertThat(texts.getFirst()).isEqualTo("The left cheek was painted over.");
        assertThat(texts.getLast()).startsWith("The face is that of a person with glasses.");
    }

    private static AnalystWork work(AnalystAct act) {
        return new AnalystWork("run", List.of(new AnalystWork.Done(act, Instant.EPOCH)));
    }

    @Test
    void aStoppedExportLeavesNothingEvenAfterItsLastSession() throws Exception {
        store.add("s1", AnalysisFixture.real(media("a.jpg", 'a')));
        Cancellation cancellation = new Cancellation();
        SubmissionExport stopped =
                new SubmissionExport(
                        store,
                        (analysis, attributes) -> {
                            cancellation.request();
                            return answer(analysis, attributes);
                        });
        for (SubmissionFormat format : List.of(new DdlxFormat(), new CsvFormat())) {
            assertThatThrownBy(() ->
                            stopped.export(
                                    format,
                                    folder.resolve("out"),
                                    List.of("s1"),
                                    ExportOptions.STANDARD,
                                    cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void anUnfinishedOrFailedSessionBlocksUnlessItCountsAsSomething() throws Exception {
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        store.add("s2", without(AnalysisFixture.fake(media("b.jpg", 'b'))));
        store.add("s3", failed(AnalysisFixture.inconclusive(media("c.jpg", 'c'))));
        Path zip = folder.resolve("out.zip");
        assertThat(refusal(zip, List.of(), ExportOptions.STANDARD))
                .containsExactly("submission.unfinished", "submission.failed");
        assertThat(zip).doesNotExist();
        ExportSummary summary =
                export.export(
                        new DdlxFormat(),
                        zip,
                        List.of(),
                        new ExportOptions(Label.FAKE, WriteOptions.STANDARD));
        assertThat(summary).isEqualTo(new ExportSummary(3, 0, 2, 2, 0));
        assertThat(labels(new DdlxFormat(), zip))
                .containsExactly("a FAKE FAKE", "b FAKE FAKE", "c FAKE FAKE");
    }

    @Test
    void twoSessionsOfOneNameAreRefused() throws Exception {
        store.add("s1", AnalysisFixture.fake(media("x/a.jpg", 'a')));
        store.add("s2", AnalysisFixture.real(media("y/a.png", 'b')));
        assertThat(refusal(folder.resolve("o.zip"), List.of(), ExportOptions.STANDARD))
                .containsExactly("submission.same-name");
        assertThat(refusal(folder.resolve("o.zip"), List.of("s1", "s1"), ExportOptions.STANDARD))
                .containsExactly("submission.same-name");
        ExportSummary summary =
                export.export(
                        new CsvFormat(),
                        folder.resolve("o.csv"),
                        List.of(),
                        ExportOptions.STANDARD);
        assertThat(summary.written()).isEqualTo(2);
    }

    @Test
    void otherKindsOfMediaAreSkippedOrRefused() throws Exception {
        Media sound =
                new Media(
                        Path.of("/evidence/voice.wav"),
                        AnalysisFixture.digest('d'),
                        10,
                        MediaKind.AUDIO,
                        "wav",
                        null,
                        new Media.TimeFacts(1_000_000, 0, 16_000, 1));
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        store.add("s2", AnalysisFixture.real(sound));
        Path zip = folder.resolve("out.zip");
        ExportSummary summary =
                export.export(new DdlxFormat(), zip, List.of(), ExportOptions.STANDARD);
        assertThat(summary.written()).isEqualTo(1);
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(refusal(zip, List.of("s2"), ExportOptions.STANDARD))
                .containsExactly("submission.other-kind");
    }

    @Test
    void mediaAreNeverOverwrittenAndNothingIsNotWritten() throws Exception {
        assertThat(refusal(folder.resolve("o.zip"), List.of(), ExportOptions.STANDARD))
                .containsExactly("submission.nothing");
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        assertThat(refusal(Path.of("/evidence/a.jpg"), List.of(), ExportOptions.STANDARD))
                .containsExactly("submission.target-is-media");
    }

    @Test
    void anOlderFileIsReplacedOnlyWhenAsked() throws Exception {
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        Path zip = Files.writeString(folder.resolve("o.zip"), "a letter");
        assertThatThrownBy(() ->
                        export.export(new DdlxFormat(), zip, List.of(), ExportOptions.STANDARD))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(zip).hasContent("a letter");
        assertThat(folder.toFile().list()).containsExactly("o.zip");

        export.export(new DdlxFormat(), zip, List.of(), REPLACING);
        assertThat(labels(new DdlxFormat(), zip)).containsExactly("a FAKE FAKE");
    }

    @Test
    void evidenceAndTheDatabaseAreNotReplacedEvenWhenAsked() throws Exception {
        Path copy = Files.writeString(folder.resolve("copy.jpg"), "the picture");
        Media moved =
                new Media(
                        Path.of("/evidence/voice.wav"),
                        Sha256.of(copy),
                        Files.size(copy),
                        MediaKind.AUDIO,
                        "wav",
                        null,
                        new Media.TimeFacts(1_000_000, 0, 16_000, 1));
        store.add("s1", AnalysisFixture.fake(media("a.jpg", 'a')));
        store.add("s2", AnalysisFixture.real(moved)); // another kind, and not among those asked for

        assertThat(refusal(copy, List.of("s1"), REPLACING))
                .containsExactly("submission.target-is-media");
        assertThat(refusal(Path.of("/evidence/voice.wav"), List.of("s1"), REPLACING))
                .containsExactly("submission.target-is-media");
        assertThat(refusal(folder.resolve("sessions.db"), List.of("s1"), REPLACING))
                .containsExactly("submission.target-is-database");
        assertThat(copy).hasContent("the picture");
    }

    @Test
    void aFileThatCouldNotBeReadIsNotPassedOver() throws Exception {
        store.add("s1", AnalysisFixture.fake(media("b.jpg", 'b')));
        store.refused(Path.of("/evidence/a.jpg"), Reason.of("engine.detector-fault", "x"));
        store.refused(Path.of("/evidence/voice.wav"), Reason.of("engine.detector-fault", "x"));
        store.refused(Path.of("/evidence/letter.txt"), Reason.of("engine.detector-fault", "x"));
        Path zip = folder.resolve("out.zip");
        assertThat(refusal(zip, List.of(), ExportOptions.STANDARD))
                .containsExactly("submission.refused");

        ExportSummary summary =
                export.export(
                        new DdlxFormat(),
                        zip,
                        List.of(),
                        new ExportOptions(Label.FAKE, WriteOptions.STANDARD));
        assertThat(summary).isEqualTo(new ExportSummary(2, 0, 0, 1, 0));
        assertThat(labels(new DdlxFormat(), zip)).containsExactly("a FAKE FAKE", "b FAKE FAKE");

        Path named = folder.resolve("named.zip");
        export.export(new DdlxFormat(), named, List.of("s1"), ExportOptions.STANDARD);
        assertThat(labels(new DdlxFormat(), named)).containsExactly("b FAKE FAKE");
    }

    private List<String> refusal(Path target, List<String> sessions, ExportOptions options) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(() -> export.export(new DdlxFormat(), target, sessions, options))
                .isInstanceOfSatisfying(
                        SubmissionException.class,
                        e -> e.reasons().forEach(reason -> codes.add(reason.code())));
        return codes;
    }

    private static List<String> labels(SubmissionFormat format, Path file) throws IOException {
        List<String> labels = new ArrayList<>();
        format.read(
                file,
                e -> labels.add(e.file() + " " + e.label() + " " + e.forcedLabel()),
                new IssueLog());
        return labels;
    }

    private static ChallengeAnswer answer(Analysis analysis, Map<String, String> attributes) {
        Label label = analysis.verdict() == null ? Label.REAL : analysis.verdict().forcedLabel();
        Explanation explanation =
                new Explanation(
                        Style.CHALLENGE,
                        "en",
                        List.of(
                                new Statement(
                                        "A sentence.",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of())));
        return new ChallengeAnswer(
                label,
                label == Label.FAKE ? List.of(AnalysisFixture.CHEEK_BOX) : List.of(),
                false,
                explanation);
    }

    private static Media media(String name, char digit) {
        Media media = AnalysisFixture.media(AnalysisFixture.digest(digit));
        return new Media(
                Path.of("/evidence").resolve(name),
                media.sha256(),
                media.bytes(),
                media.kind(),
                media.format(),
                media.picture(),
                media.time());
    }

    private static Analysis without(Analysis a) {
        return new Analysis(
                a.media(), a.metadata(), a.settings(), a.runtime(), a.runs(), null, a.problems());
    }

    /** Faces were looked for, but every detector that scores broke off. */
    private static Analysis failed(Analysis a) {
        List<DetectorRun> runs =
                a.runs().stream()
                        .map(run ->
                                run.detector().id().equals("faces")
                                        ? run
                                        : new DetectorRun(
                                                run.id(),
                                                run.detector(),
                                                new Outcome.Failed(
                                                        Reason.of("engine.detector-fault", "x")),
                                                run.accelerator(),
                                                null,
                                                1))
                        .toList();
        return new Analysis(
                a.media(), a.metadata(), a.settings(), a.runtime(), runs, a.verdict(), List.of());
    }

    /** Sessions without a database. */
    private static final class InMemory implements SessionStore {
        private final Map<String, StoredSession> sessions = new LinkedHashMap<>();
        private final List<RefusedFile> refused = new ArrayList<>();

        void add(String id, Analysis analysis) {
            SessionSummary summary =
                    new SessionSummary(
                            id,
                            analysis.media(),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            analysis.verdict(),
                            1);
            sessions.put(id, new StoredSession(summary, analysis, List.of(), List.of()));
        }

        void work(String id, AnalystWork work) {
            sessions.computeIfPresent(
                    id,
                    (key, plain) ->
                            new StoredSession(
                                    plain.summary(),
                                    plain.analysis(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    work));
        }

        @Override
        public List<SessionSummary> list(SessionQuery query) {
            return sessions.values().stream()
                    .map(StoredSession::summary)
                    .filter(session -> session.inBin() == query.inBin())
                    .limit(query.limit())
                    .collect(Collectors.toList());
        }

        @Override
        public int count(SessionQuery query) {
            return list(query).size();
        }

        @Override
        public Curator curator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredSession load(String session) {
            StoredSession stored = sessions.get(session);
            if (stored == null) {
                throw new StoreException("no session " + session, null);
            }
            return stored;
        }

        @Override
        public RunRecorder record(AnalysisSettings settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addExplanation(String session, Explanation explanation, String author) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addNote(String session, String text, String author) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keepFilters(
                String session, String name, String media, FilterStack stack, String author) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AnalystWork act(String session, AnalystAct act) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AnalystWork work(String session) {
            return load(session).work();
        }

        @Override
        public void refused(Path file, Reason reason) {
            refused.add(new RefusedFile(file, 5, reason, Instant.EPOCH));
        }

        @Override
        public List<RefusedFile> refused() {
            return refused;
        }

        @Override
        public @Nullable LogHead head() {
            return null;
        }

        @Override
        public boolean owns(Path file) {
            return file.endsWith("sessions.db");
        }

        @Override
        public @Nullable Blob artifact(String sha256) {
            return null;
        }

        @Override
        public VerifyReport verify(Cancellation cancellation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void backup(Path target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void archive(List<String> ids, Path zip) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> importArchive(Path zip, Cancellation cancellation) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
