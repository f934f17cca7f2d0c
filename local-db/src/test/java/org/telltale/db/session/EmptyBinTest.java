package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.Blob;

/** What is removed is gone from every file, and the log still can be checked. */
final class EmptyBinTest {
    /** Words that stand nowhere but in what is removed: path, note, tag, explanation. */
    private static final List<String> SECRETS =
            List.of("quixotically", "xylophonist", "wolframite", "jabberwock");

    private static final String ADA = "Ada";

    @TempDir Path folder;
    private Path file;
    private SqliteSessionStore store;
    private String gone;
    private String kept;

    @BeforeEach
    void fill() {
        file = folder.resolve("sessions.db");
        store = SqliteSessionStore.open(file);
        gone = Recording.whole(store, AnalysisFixture.fake(secretMedia()));
        kept = Recording.whole(store, AnalysisFixture.real(media('b')));
        store.addNote(gone, "Met the xylophonist", ADA);
        store.addNote(kept, "A harmless remark", ADA);
        Statement statement =
                new Statement(
                        "A jabberwock, it seems.", List.of(), List.of(), List.of(), List.of());
        store.addExplanation(
                gone, new Explanation(Style.ANALYST, "en", List.of(statement)), "telltale");
        store.curator().tag(List.of(gone, kept), "wolframite", ADA);
        store.curator().untag(List.of(kept), "wolframite", ADA);
        store.curator().keepThumbnail(digest('a'), new Blob(new byte[] {7, 7, 7}));
        store.curator().keepThumbnail(digest('b'), new Blob(new byte[] {8, 8, 8}));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingOfItIsLeftInAnyFile() throws IOException {
        // kept's own note of a tag that it no longer has names the tag for ever: it is its history
        List<String> secrets = SECRETS.stream().filter(word -> !word.equals("wolframite")).toList();
        checkpoint();
        assertThat(holding(secrets.toArray(String[]::new))).isNotEmpty();
        List<Path> before = files();

        EmptiedBin emptied = deleteAndEmpty();

        assertThat(emptied.sessions()).isEqualTo(1);
        assertThat(emptied.entries()).isGreaterThan(6);
        assertThat(emptied.wiped()).isTrue();
        assertThat(holding(secrets.toArray(String[]::new))).isEmpty();
        assertThat(indexed("wolframite", "xylophonist", "jabberwock", "quixotically")).isEmpty();
        assertThat(indexed("harmless")).hasSize(1);
        assertThat(before.stream().filter(Files::notExists))
                .as("the map and the thumbnail")
                .hasSize(2);
        assertThat(store.curator().thumbnail(digest('a'))).isNull();
        assertThat(store.curator().thumbnail(digest('b'))).isNotNull();
        store.close();
        assertThat(holding(secrets.toArray(String[]::new))).isEmpty();
    }

    @Test
    void theChainIsStillCheckedAndTheTombstoneTells() {
        String head = store.verify(new Cancellation()).head();
        EmptiedBin emptied = deleteAndEmpty();

        VerifyReport report = store.verify(new Cancellation());
        assertThat(report.faults()).isEmpty();
        assertThat(report.emptied()).isEqualTo(emptied.entries());
        List<String> digests =
                jdbi().withHandle(handle ->
                        handle.createQuery("SELECT digest FROM log").mapTo(String.class).list());
        assertThat(digests).as("a head that was recorded elsewhere").contains(head);
        assertThat(store.list(SessionQuery.ALL))
                .extracting(SessionSummary::id)
                .containsExactly(kept);
        assertThat(store.list(SessionQuery.ALL.withInBin(true))).isEmpty();
        assertThatThrownBy(() -> store.load(gone))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was removed")
                .hasMessageContaining(ADA);
        assertThat(deleteAndEmpty().sessions()).isZero();
    }

    @Test
    void aFileThatWasRemovedCanBeExaminedAnew() {
        deleteAndEmpty();
        String again = Recording.whole(store, AnalysisFixture.fake(secretMedia()));
        assertThat(again).isEqualTo(gone);
        assertThat(store.load(gone).notes()).isEmpty();
        assertThat(store.load(gone).analysis().maps()).hasSize(1);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        deleteAndEmpty();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anArchiveBringsItBack() {
        Path zip = folder.resolve("case.zip");
        store.archive(List.of(gone), zip);
        Analysis analysis = store.load(gone).analysis();
        deleteAndEmpty();

        assertThat(store.importArchive(zip)).containsExactly(gone);

        assertThat(store.load(gone).analysis()).isEqualTo(analysis);
        assertThat(store.load(gone).notes()).hasSize(1);
        assertThat(store.load(gone).summary().tags()).containsExactly("wolframite");
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        assertThat(deleteAndEmpty().sessions()).isEqualTo(1);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anArchiveTakesTombstonesAlongAndRemovesNothingElsewhere() {
        Path other = folder.resolve("other.db");
        Path zip = folder.resolve("case.zip");
        deleteAndEmpty();
        Recording.whole(store, AnalysisFixture.real(secretMedia()));
        store.curator().tag(List.of(gone), "second look", ADA);
        store.archive(List.of(gone), zip);
        try (SqliteSessionStore elsewhere = SqliteSessionStore.open(other)) {
            Recording.whole(elsewhere, AnalysisFixture.fake(secretMedia()));
            elsewhere.addNote(gone, "Written here", ADA);

            assertThat(elsewhere.importArchive(zip)).containsExactly(gone);

            assertThat(elsewhere.load(gone).notes()).hasSize(1);
            assertThat(elsewhere.load(gone).summary().tags()).containsExactly("second look");
            assertThat(elsewhere.load(gone).summary().runs()).isEqualTo(2);
            assertThat(elsewhere.importArchive(zip)).isEmpty();
            assertThat(elsewhere.verify(new Cancellation()).faults()).isEmpty();
            assertThat(count(other, "SELECT count(*) FROM tombstone")).isEqualTo(1);
            assertThat(count(other, "SELECT count(*) FROM removed")).isZero();
            elsewhere.curator().delete(List.of(gone), ADA);
            elsewhere.curator().emptyBin(ADA, new Cancellation(), done -> {});
            assertThat(elsewhere.verify(new Cancellation()).faults()).isEmpty();
            assertThat(count(other, "SELECT count(*) FROM tombstone")).isEqualTo(2);
        }
    }

    @Test
    void contentThatSomebodyTookAwayIsAFault() {
        jdbi().useHandle(handle -> {
            handle.execute("DROP TRIGGER log_is_never_changed");
            handle.execute("UPDATE log SET payload = '', salt = NULL WHERE kind = 'note'");
        });
        assertThat(store.verify(new Cancellation()).faults())
                .anyMatch(fault -> fault.contains("no tombstone says"));
    }

    @Test
    void theTriggerLetsNothingGoWithoutATombstone() {
        for (String change :
                List.of(
                        "UPDATE log SET payload = '', salt = NULL",
                        "UPDATE log SET payload = ''",
                        "UPDATE log SET salt = NULL")) {
            assertThatThrownBy(() -> jdbi().useHandle(handle -> handle.execute(change)))
                    .hasMessageContaining("only added to");
        }
        deleteAndEmpty();
        for (String change :
                List.of(
                        "UPDATE log SET payload = '{}' WHERE payload = ''",
                        "UPDATE log SET kind = 'note' WHERE payload = ''",
                        "UPDATE log SET session = 'x' WHERE payload = ''")) {
            assertThatThrownBy(() -> jdbi().useHandle(handle -> handle.execute(change)))
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void aChangedRowOfAnEmptiedEntryIsAFault() {
        deleteAndEmpty();
        jdbi().useHandle(handle -> {
            handle.execute("DROP TRIGGER log_is_never_changed");
            handle.execute("UPDATE log SET kind = 'tag' WHERE payload = '' AND kind = 'note'");
        });
        assertThat(store.verify(new Cancellation()).faults())
                .anyMatch(fault -> fault.contains("was changed: its digest"));
    }

    @Test
    void whatWasChangedByHandIsNotRemoved() {
        jdbi().useHandle(handle -> {
            handle.execute("DROP TRIGGER log_is_never_changed");
            handle.execute("UPDATE log SET payload = replace(payload, 'Met', 'Saw')");
        });
        store.curator().delete(List.of(gone), ADA);
        assertThatThrownBy(() -> store.curator().emptyBin(ADA, new Cancellation(), done -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not as it was written");
        assertThat(store.load(gone).notes()).hasSize(1);
    }

    @Test
    void whatACrashLeftIsFinishedAtTheNextStart() throws IOException {
        Path map =
                files().stream()
                        .filter(f -> f.toString().endsWith(".bin"))
                        .findFirst()
                        .orElseThrow();
        byte[] bytes = Files.readAllBytes(map);
        String name =
                folder.resolve("sessions.db.artifacts")
                        .relativize(map)
                        .toString()
                        .replace(".bin", "")
                        .replaceAll("[^0-9a-f]", "");
        deleteAndEmpty();
        // As if the process had died between the transaction and the deletion.
        Files.write(map, bytes);
        Path notes = folder.resolve("sessions.db.artifacts/removing.txt");
        Files.writeString(notes, "media " + digest('b') + "\nartifact " + name + "\n");
        store.close();

        store = SqliteSessionStore.open(file);

        assertThat(map).doesNotExist();
        assertThat(notes).doesNotExist();
        assertThat(store.curator().thumbnail(digest('b')))
                .as("of a session that is here")
                .isNotNull();
    }

    @Test
    void aReaderOfAnOlderStateIsToldAndTheRestFollows() {
        store.curator().delete(List.of(gone), ADA);
        EmptiedBin emptied =
                jdbi().inTransaction(reading -> {
                    assertThat(
                                    reading.createQuery("SELECT count(*) FROM note")
                                            .mapTo(int.class)
                                            .one())
                            .isEqualTo(2);
                    return store.curator().emptyBin(ADA, new Cancellation(), done -> {});
                });
        assertThat(emptied.wiped()).isFalse();
        assertThat(store.curator().emptyBin(ADA, new Cancellation(), done -> {}).wiped()).isTrue();
    }

    @Test
    void aLogOfTheFirstFormatIsTakenOverAndEmptied() throws IOException {
        Path old = folder.resolve("old.db");
        String head = asFirstFormat(old);
        try (SqliteSessionStore migrated = SqliteSessionStore.open(old)) {
            VerifyReport report = migrated.verify(new Cancellation());
            assertThat(report.faults()).isEmpty();
            assertThat(report.head()).isEqualTo(head);
            assertThat(migrated.load(gone)).isEqualTo(store.load(gone));
            assertThat(migrated.list(SessionQuery.ALL.withText("xylophonist"))).hasSize(1);

            migrated.curator().delete(List.of(gone), ADA);
            EmptiedBin emptied = migrated.curator().emptyBin(ADA, new Cancellation(), done -> {});

            assertThat(emptied.wiped()).isTrue();
            assertThat(migrated.verify(new Cancellation()).faults()).isEmpty();
            assertThat(Files.readString(old, StandardCharsets.ISO_8859_1))
                    .doesNotContain("xylophonist");
            Jdbi.create(Database.url(old))
                    .useHandle(handle -> {
                        handle.execute("DROP TRIGGER log_is_never_changed");
                        handle.execute(
                                "UPDATE log SET time = '2020-01-01T00:00:00.000000Z' WHERE seq = 1");
                    });
            assertThat(migrated.verify(new Cancellation()).faults())
                    .anyMatch(fault -> fault.startsWith("Entry 1 of session"));
        }
    }

    @Test
    void aDamagedEntryOfAnOldLogKeepsNobodyFromTheRest() throws IOException {
        Path old = folder.resolve("old.db");
        asFirstFormat(old);
        Jdbi.create(Database.url(old))
                .useHandle(handle -> {
                    handle.execute("DROP TRIGGER log_is_never_changed");
                    handle.execute(
                            """
                            UPDATE log SET session = 'ffffffffffffffff' WHERE seq =
                                (SELECT min(seq) FROM log WHERE kind = 'note')
                            """);
                });
        try (SqliteSessionStore migrated = SqliteSessionStore.open(old)) {
            assertThat(migrated.count(SessionQuery.ALL)).isEqualTo(store.count(SessionQuery.ALL));
            assertThat(migrated.verify(new Cancellation()).faults()).isNotEmpty();
        }
    }

    /** Writes this database's log as a Telltale wrote it that knew only the first format. */
    private String asFirstFormat(Path old) throws IOException {
        Flyway.configure()
                .dataSource(Database.url(old), null, null)
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        String[] digest = {LogEntry.GENESIS};
        jdbi().useHandle(from ->
                Jdbi.create(Database.url(old))
                        .useHandle(to ->
                                EntryLog.forEach(
                                        from,
                                        entry -> {
                                            LogEntry first =
                                                    LogEntry.ofFirstFormat(
                                                            entry.seq(),
                                                            entry.session(),
                                                            entry.kind(),
                                                            entry.time(),
                                                            entry.payload(),
                                                            digest[0]);
                                            to.execute(
                                                    """
                                                    INSERT INTO log (seq, session, kind, time, payload, prev, digest)
                                                    VALUES (?, ?, ?, ?, ?, ?, ?)
                                                    """,
                                                    first.seq(),
                                                    first.session(),
                                                    first.kind(),
                                                    first.time(),
                                                    first.payload(),
                                                    first.prev(),
                                                    first.digest());
                                            digest[0] = first.digest();
                                        })));
        Path here = folder.resolve("sessions.db.artifacts");
        for (Path artifact : files()) {
            if (artifact.startsWith(here)) {
                Path there = folder.resolve("old.db.artifacts").resolve(here.relativize(artifact));
                Files.createDirectories(there.getParent());
                Files.copy(artifact, there);
            }
        }
        return digest[0];
    }

    private EmptiedBin deleteAndEmpty() {
        if (store.list(SessionQuery.ALL).stream().anyMatch(s -> s.id().equals(gone))) {
            store.curator().delete(List.of(gone), ADA);
        }
        return store.curator().emptyBin(ADA, new Cancellation(), done -> {});
    }

    /** Files that hold one of the words, in whatever case. */
    private List<Path> holding(String... words) throws IOException {
        return files().stream()
                .filter(path -> {
                    try {
                        String text =
                                Files.readString(path, StandardCharsets.ISO_8859_1)
                                        .toLowerCase(Locale.ROOT);
                        return Stream.of(words).anyMatch(text::contains);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** Which of the words the index of the search still knows. */
    private List<String> indexed(String... words) {
        return jdbi().withHandle(handle -> {
            handle.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)");
            return handle.createQuery("SELECT term FROM temp.words WHERE term IN (<words>)")
                    .bindList("words", (Object[]) words)
                    .mapTo(String.class)
                    .list();
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith("-shm"))
                    .toList();
        }
    }

    private void checkpoint() {
        jdbi().useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    private static long count(Path database, String sql) {
        return Jdbi.create(Database.url(database))
                .withHandle(handle -> handle.createQuery(sql).mapTo(long.class).one());
    }

    private Jdbi jdbi() {
        return Jdbi.create(Database.url(file));
    }

    private static String digest(char digit) {
        return AnalysisFixture.digest(digit);
    }

    private static Media media(char digit) {
        return AnalysisFixture.media(digest(digit));
    }

    private static Media secretMedia() {
        return new Media(
                Path.of("/evidence/quixotically.jpg"),
                digest('a'),
                123_456,
                MediaKind.IMAGE,
                "jpeg",
                new Media.PictureSize(800, 600),
                null);
    }
}
