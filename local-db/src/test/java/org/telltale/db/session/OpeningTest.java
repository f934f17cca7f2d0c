package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;

final class OpeningTest {
    @TempDir Path folder;

    @Test
    void theNewestMigrationIsTheOneThatTheProgramKnows() {
        Path file = folder.resolve("a.db");
        SqliteSessionStore.open(file).close();
        int applied =
                Jdbi.create(Database.url(file))
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                SELECT max(CAST(version AS INTEGER))
                                                FROM flyway_schema_history
                                                """)
                                        .mapTo(int.class)
                                        .one());
        assertThat(applied).isEqualTo(Schema.VERSION);
        assertThat(pragma(file, "user_version")).isEqualTo(String.valueOf(Schema.VERSION));
        assertThat(pragma(file, "journal_mode")).isEqualTo("wal");
    }

    @Test
    void onlyTheOwnerReadsWhatIsStored() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        Path file = folder.resolve("new/deep/a.db");
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            Recording.whole(store, AnalysisFixture.fake(media('a')));
            try (var paths = Files.walk(folder.resolve("new"))) {
                for (Path path : paths.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .endsWith("------");
                }
            }
        }
    }

    @Test
    void aDatabaseOfANewerTelltaleIsRefused() {
        Path file = folder.resolve("a.db");
        SqliteSessionStore.open(file).close();
        execute(file, "PRAGMA user_version = 7");
        assertThatThrownBy(() -> SqliteSessionStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "made by a newer Telltale (schema 7, this one knows "
                                + Schema.VERSION
                                + ")")
                .hasMessageContaining("--db");
    }

    @Test
    void anOlderDatabaseIsBroughtForward() {
        Path file = folder.resolve("a.db");
        String session;
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            session = Recording.whole(store, AnalysisFixture.fake(media('a')));
        }
        execute(file, "DROP TABLE filters");
        execute(file, "DELETE FROM flyway_schema_history WHERE version > 3");
        execute(file, "PRAGMA user_version = 3");
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            assertThat(store.load(session).filters()).isEmpty();
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    @Test
    void aMistypedNameIsNotTakenForAnEmptyDatabase() throws IOException {
        Path mistyped = folder.resolve("sesions.db");
        assertThatThrownBy(() -> SqliteSessionStore.openExisting(mistyped))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no database at " + mistyped)
                .hasMessageContaining("--db");
        assertThat(folder).isEmptyDirectory();
        Path empty = Files.createFile(folder.resolve("empty.db"));
        assertThatThrownBy(() -> SqliteSessionStore.openExisting(empty))
                .isInstanceOf(StoreException.class);

        Path file = folder.resolve("a.db");
        SqliteSessionStore.open(file).close();
        SqliteSessionStore.openExisting(file).close();
    }

    @Test
    void itKnowsItsOwnFilesByAnyPath() throws IOException {
        Path file = folder.resolve("real/a.db");
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            for (String own : List.of("a.db", "a.db-wal", "a.db-shm", "a.db.artifacts/00/ff.png")) {
                assertThat(store.owns(folder.resolve("real/../real").resolve(own)))
                        .as(own)
                        .isTrue();
            }
            assertThat(store.owns(folder.resolve("real/a.csv"))).isFalse();
            assertThat(store.owns(folder.resolve("a.db-wal"))).isFalse();
            Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
            assertThat(store.owns(link.resolve("a.db"))).isTrue();
        }
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAsItIs() {
        Path file = folder.resolve("other.db");
        execute(file, "CREATE TABLE bookmarks (url TEXT)");
        assertThatThrownBy(() -> SqliteSessionStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another program");
        assertThat(pragma(file, "journal_mode")).isEqualTo("delete");
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws IOException {
        Path file = folder.resolve("letter.txt");
        Files.writeString(file, "Dear Ada, ".repeat(1000));
        assertThatThrownBy(() -> SqliteSessionStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a database");
    }

    @Test
    void aPlaceWhereNoFolderCanBeIsRefused() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "in the way");
        assertThatThrownBy(() -> SqliteSessionStore.open(file.resolve("a.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--db");
        assertThatThrownBy(() -> SqliteSessionStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--db");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        assertThatThrownBy(() -> SqliteSessionStore.open(closed.resolve("a.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--db");
    }

    @Test
    void aNameWithQuestionMarksSpacesAndLettersOfAnyKindWorks() {
        Path file = folder.resolve("100% what? 证据 #1.db");
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            Recording.whole(store, AnalysisFixture.fake(media('a')));
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aFullDiskIsSaidAndWhatWasStoredStays() {
        Path file = folder.resolve("a.db");
        try (Database database = Database.open(file)) {
            database.write(handle -> {
                int pages = Integer.parseInt(pragma(file, "page_count"));
                return handle.createQuery("PRAGMA max_page_count = " + (pages + 2))
                        .mapTo(int.class)
                        .one();
            });
            assertThatThrownBy(() ->
                            database.write(handle ->
                                    handle.execute(
                                            """
                                            INSERT INTO search (paths)
                                            VALUES (hex(randomblob(100000)))
                                            """)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is full");
        }
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    @Test
    void aWriterThatIsHeldUpTooLongSaysSo() {
        Path file = folder.resolve("a.db");
        try (SqliteSessionStore store = SqliteSessionStore.open(file);
                var other = Jdbi.create(Database.url(file)).open()) {
            other.execute("BEGIN IMMEDIATE");
            RunRecorder recorder = store.record(AnalysisSettings.STANDARD);
            assertThatThrownBy(() -> Recording.probe(recorder, AnalysisFixture.fake(media('a'))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("try again");
            other.execute("ROLLBACK");
            Recording.probe(
                    store.record(AnalysisSettings.STANDARD), AnalysisFixture.fake(media('a')));
            assertThat(store.list(SessionQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void manyCanOpenANewDatabaseAtOnce() throws Exception {
        Path file = folder.resolve("a.db");
        List<Callable<String>> openings = new ArrayList<>();
        for (char digit : "abcdef".toCharArray()) {
            openings.add(() -> {
                try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
                    return Recording.whole(store, AnalysisFixture.fake(media(digit)));
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<String> opened : threads.invokeAll(openings)) {
                assertThat(opened.get()).isNotEmpty();
            }
        }
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            assertThat(store.list(SessionQuery.ALL)).hasSize(6);
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    private static org.telltale.inference.media.Media media(char digit) {
        return AnalysisFixture.media(AnalysisFixture.digest(digit));
    }

    private static void execute(Path file, String statement) {
        Jdbi.create(Database.url(file)).useHandle(handle -> handle.execute(statement));
    }

    private static String pragma(Path file, String name) {
        return Jdbi.create(Database.url(file))
                .withHandle(
                        handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }
}
