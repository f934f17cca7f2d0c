package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;

final class VerificationTest {
    private static final byte[] EVIDENCE =
            "bytes of a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir Path folder;
    private Path file;
    private Path photo;
    private String session;

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("sessions.db");
        photo = folder.resolve("photo.jpg");
        Files.write(photo, EVIDENCE);
        Media media =
                new Media(
                        photo,
                        Sha256.of(EVIDENCE),
                        EVIDENCE.length,
                        MediaKind.IMAGE,
                        "jpeg",
                        new Media.PictureSize(800, 600),
                        null);
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            session = Recording.whole(store, AnalysisFixture.fake(media));
            store.addNote(session, "seen", "Ada");
            Statement statement =
                    new Statement("A sentence.", List.of("c1"), List.of(), List.of(), List.of());
            store.addExplanation(
                    session, new Explanation(Style.ANALYST, "en", List.of(statement)), "Ada");
            Recording.whole(
                    store,
                    AnalysisFixture.real(AnalysisFixture.media(AnalysisFixture.digest('b'))));
        }
    }

    @Test
    void anUntouchedDatabaseHasNoFaults() {
        VerifyReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isEqualTo(14);
        assertThat(report.head()).matches("[0-9a-f]{64}");
        assertThat(report.media()).isEqualTo(1);
        assertThat(report.missingMedia()).containsExactly("/evidence/photo.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "media|UPDATE media SET name = 'other.jpg' WHERE entry = 1",
                "session|UPDATE session SET created = '2000-01-01T00:00:00.000000Z'",
                "run|UPDATE run SET llr = 0.2 WHERE llr IS NOT NULL",
                "run|UPDATE run SET verdict = replace(verdict, 'FAKE', 'REAL')",
                "outcome|UPDATE outcome SET status = 'failed'",
                "face|UPDATE face SET x1 = x1 + 1",
                "finding|UPDATE finding SET llr = -1",
                "cue|DELETE FROM cue",
                "declaration|UPDATE declaration SET verified = 1",
                "artifact|DELETE FROM artifact",
                "explanation|UPDATE explanation SET author = 'Eve'",
                "statement|UPDATE statement SET text = 'Another sentence.'",
                "note|UPDATE note SET text = 'unseen'",
                "session|UPDATE session SET reviewed = 1",
                "session|UPDATE session SET binned = 1",
                "session_tag|INSERT INTO session_tag SELECT id, 'x', 'x', entry FROM session",
                "search|UPDATE search SET notes = 'something else' WHERE rowid = 1",
            })
    void aChangedTableIsNamedWithItsSession(String table, String change) {
        tamper(change);
        assertThat(verify().faults())
                .anySatisfy(fault ->
                        assertThat(fault)
                                .contains("table " + table)
                                .contains(session)
                                .containsPattern("entry \\d+"));
    }

    @Test
    void theLogRefusesToBeChanged() {
        assertThatThrownBy(() -> tamper("UPDATE log SET payload = '{}'"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> tamper("DELETE FROM log")).hasMessageContaining("only added to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seq, session, kind, time, '{}', prev, digest, 2, '', '' FROM log WHERE seq = 2",
                "seq, session, kind, time, '{}', prev, '00', 2, '', '' FROM log WHERE seq = 2",
                "15, session, kind, time, '{}', digest, prev, 2, '', '' FROM log WHERE seq = 14",
                "NULL, session, kind, time, '{}', digest, '00', 2, '', '' FROM log WHERE seq = 14",
                "16, session, kind, time, '{}', digest, '00', 2, '', '' FROM log WHERE seq = 14",
                "15, session, kind, time, '{}', prev, '00', 2, '', '' FROM log WHERE seq = 14",
                "15, session, kind, time, '{}', NULL, '00', 2, '', '' FROM log WHERE seq = 14",
            })
    void theLogTakesNothingButItsNextEntry(String row) {
        for (String how : List.of("REPLACE", "IGNORE", "FAIL")) {
            assertThatThrownBy(() -> tamper("INSERT OR " + how + " INTO log SELECT " + row))
                    .hasMessageContaining("only added to");
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void aChangedEntryIsNamedAlthoughTheTriggerWasRemoved() {
        tamper(
                "DROP TRIGGER log_is_never_changed",
                "UPDATE log SET payload = replace(payload, '2.4', '1.1') WHERE seq = 5");
        assertThat(verify().faults())
                .anyMatch(fault -> fault.startsWith("Entry 5 of session " + session))
                .anyMatch(fault -> fault.contains("log_is_never_changed"));
    }

    @Test
    void aRewrittenEntryBreaksTheNextLink() {
        LogEntry forged =
                LogEntry.of(
                        7,
                        session,
                        "note",
                        "2026-01-01T00:00:00.000000Z",
                        "{\"author\":\"Ada\",\"text\":\"forged\"}",
                        entry(7).prev());
        tamper(
                "DROP TRIGGER log_is_never_changed",
                """
                UPDATE log SET time = '%s', payload = '%s', digest = '%s', content = '%s', salt = '%s'
                WHERE seq = 7
                """
                        .formatted(
                                forged.time(),
                                forged.payload(),
                                forged.digest(),
                                forged.content(),
                                forged.salt()));
        assertThat(verify().faults()).anyMatch(fault -> fault.startsWith("Entry 8 of session"));
    }

    @Test
    void removedEntriesAreFound() {
        tamper("DROP TRIGGER log_is_never_shortened", "DELETE FROM log WHERE seq IN (3, 4)");
        assertThat(verify().faults()).anyMatch(fault -> fault.startsWith("Entries 3 to 4"));
    }

    @Test
    void aLogCutOffAtItsEndIsFound() {
        tamper("DROP TRIGGER log_is_never_shortened", "DELETE FROM log WHERE seq > 10");
        assertThat(verify().faults())
                .anyMatch(fault -> fault.startsWith("The log ends at entry 10, but"));
    }

    @Test
    void aChangedMapAndAMissingOneAreTold() throws IOException {
        Path map = onlyArtifact();
        Files.write(map, new byte[] {9, 9});
        assertThat(verify().faults())
                .singleElement()
                .asString()
                .contains("was changed")
                .contains(session);
        Files.delete(map);
        assertThat(verify().faults()).singleElement().asString().contains("is missing");
    }

    @Test
    void aSessionWhoseMapIsGoneStillLoads() throws IOException {
        Files.delete(onlyArtifact());
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            StoredSession stored = store.load(session);
            assertThat(stored.analysis().maps()).isEmpty();
            assertThat(stored.analysis().findings()).hasSize(1);
            assertThat(stored.analysis().problems())
                    .extracting(problem -> problem.code())
                    .containsExactly("store.artifact-missing");
            assertThat(stored.analysis().problems().getFirst().text(java.util.Locale.ROOT))
                    .contains("missing");
        }
    }

    @Test
    void aReplacedMediaFileIsAFaultAndAMissingOneIsNot() throws IOException {
        Files.writeString(photo, "another picture");
        assertThat(verify().faults()).singleElement().asString().contains("photo.jpg");
        Files.delete(photo);
        VerifyReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.missingMedia()).contains(photo.toString());
    }

    @Test
    void aDamagedPageIsAFaultAndNoCrash() throws IOException {
        List<Integer> pages = // not the schema's own, without which nothing can be opened
                Jdbi.create(Database.url(file))
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                SELECT rootpage FROM sqlite_schema
                                                WHERE name IN ('log', 'run', 'cue', 'note')
                                                """)
                                        .mapTo(Integer.class)
                                        .list());
        byte[] bytes = Files.readAllBytes(file);
        for (int page : pages) {
            int start = (page - 1) * 4096;
            java.util.Arrays.fill(bytes, start, start + 512, (byte) 0x5a);
        }
        Files.write(file, bytes);
        assertThat(verify().faults()).isNotEmpty();
    }

    @Test
    void itCanBeCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            assertThatThrownBy(() -> store.verify(cancellation))
                    .isInstanceOf(CancelledException.class);
        }
    }

    private VerifyReport verify() {
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            return store.verify(new Cancellation());
        }
    }

    private void tamper(String... statements) {
        Jdbi.create(Database.url(file))
                .useHandle(handle -> {
                    for (String statement : statements) {
                        handle.execute(statement);
                    }
                });
    }

    private LogEntry entry(long seq) {
        return Jdbi.create(Database.url(file)).withHandle(handle -> EntryLog.entry(handle, seq));
    }

    private Path onlyArtifact() throws IOException {
        try (var files = Files.walk(folder.resolve("sessions.db.artifacts"))) {
            return files.filter(path -> path.toString().endsWith(".bin"))
                    .reduce((a, b) -> {
                        throw new AssertionError("one map was stored, not " + a + " and " + b);
                    })
                    .orElseThrow();
        }
    }
}
