package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Media;

final class ArchiveTest {
    private static final Media FIRST = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final Media SECOND = AnalysisFixture.media(AnalysisFixture.digest('b'));
    private static final Instant THEN = Instant.parse("2025-03-01T10:00:00.123456Z");

    @TempDir Path folder;
    private SqliteSessionStore origin;
    private SqliteSessionStore other;
    private String first;
    private String second;
    private Path zip;

    @BeforeEach
    void open() {
        origin =
                SqliteSessionStore.open(
                        folder.resolve("origin.db"), Clock.fixed(THEN, ZoneOffset.UTC), "then");
        other = SqliteSessionStore.open(folder.resolve("other.db"));
        first = Recording.whole(origin, AnalysisFixture.fake(FIRST));
        second = Recording.whole(origin, AnalysisFixture.real(SECOND));
        origin.addNote(first, "Nötig", "Ada");
        Statement statement =
                new Statement("Said.", List.of("c1"), List.of("r1"), List.of(), List.of());
        origin.addExplanation(
                first, new Explanation(Style.ANALYST, "en", List.of(statement)), "telltale");
        zip = folder.resolve("archives/case.zip");
    }

    @AfterEach
    void close() {
        origin.close();
        other.close();
    }

    @Test
    void aSessionTravelsWithItsTimesMapsNotesAndExplanations() {
        origin.archive(List.of(first.substring(0, 6)), zip);

        assertThat(other.importArchive(zip)).containsExactly(first);

        StoredSession here = origin.load(first);
        StoredSession there = other.load(first);
        // Where it stands in the list is each database's own.
        assertThat(there)
                .usingRecursiveComparison()
                .ignoringFields("summary.position")
                .isEqualTo(here);
        assertThat(there.summary().created()).isEqualTo(THEN);
        assertThat(there.analysis().maps()).hasSize(1);
        assertThat(other.list(SessionQuery.ALL)).hasSize(1);
        assertThat(other.list(new SessionQuery("nötig", 5))).hasSize(1);
        assertThat(other.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void theOriginsHeadIsKept() {
        origin.archive(List.of(first), zip);
        other.importArchive(zip);
        List<String> heads =
                Jdbi.create(Database.url(folder.resolve("other.db")))
                        .withHandle(handle ->
                                handle.createQuery("SELECT origin_head FROM imported")
                                        .mapTo(String.class)
                                        .list());
        assertThat(heads).isNotEmpty().containsOnly(origin.verify(new Cancellation()).head());
    }

    @Test
    void whatIsHereIsNotDoubled() {
        origin.archive(List.of(first, second, first), zip);
        assertThat(other.importArchive(zip)).containsExactly(first, second);
        assertThat(other.importArchive(zip)).isEmpty();
        assertThat(origin.importArchive(zip)).isEmpty();
        assertThat(other.load(first).summary().runs()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsNewIsAddedTheSecondTime() {
        origin.archive(List.of(first, second), zip);
        other.importArchive(zip);
        origin.addNote(second, "later", "Ada");
        Path later = folder.resolve("later.zip");
        origin.archive(List.of(first, second), later);

        assertThat(other.importArchive(later)).containsExactly(second);
        assertThat(other.load(second).notes()).hasSize(1);
        assertThat(other.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void sessionsOfOneMediaAreJoinedAndTheYoungestRunIsShown() {
        Analysis mine = AnalysisFixture.inconclusive(FIRST);
        String here = Recording.whole(other, mine);
        origin.archive(List.of(first), zip);

        assertThat(other.importArchive(zip)).containsExactly(here);

        StoredSession joined = other.load(here);
        assertThat(joined.summary().runs()).isEqualTo(2);
        assertThat(joined.summary().created()).isEqualTo(THEN);
        assertThat(joined.analysis()).isEqualTo(mine);
        assertThat(joined.notes()).hasSize(1);
        assertThat(other.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anOlderFinishedRunIsShownWhereTheYoungerOneDidNotFinish() {
        Analysis mine = AnalysisFixture.inconclusive(FIRST);
        Recording.probe(other.record(mine.settings()), mine);
        origin.archive(List.of(first), zip);

        other.importArchive(zip);

        assertThat(other.load(first).analysis()).isEqualTo(AnalysisFixture.fake(FIRST));
        assertThat(other.load(first).summary().runs()).isEqualTo(2);
        assertThat(other.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anArchiveOfAnImportCanBeImportedAndComesHomeWithoutDoubles() {
        origin.archive(List.of(first), zip);
        other.importArchive(zip);
        other.addNote(first, "seen elsewhere", "Grace");
        Path back = folder.resolve("back.zip");
        other.archive(List.of(first), back);

        assertThat(origin.importArchive(back)).containsExactly(first);
        assertThat(origin.load(first).notes()).hasSize(2);
        try (SqliteSessionStore third = SqliteSessionStore.open(folder.resolve("third.db"))) {
            assertThat(third.importArchive(back)).containsExactly(first);
            assertThat(third.load(first).analysis()).isEqualTo(origin.load(first).analysis());
            assertThat(third.verify(new Cancellation()).faults()).isEmpty();
        }
        assertThat(origin.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void nothingIsOverwrittenAndNothingIsArchivedFromNothing() {
        assertThatThrownBy(() -> origin.archive(List.of(), zip)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> origin.archive(List.of("ffff"), zip))
                .isInstanceOf(StoreException.class);
        assertThat(zip).doesNotExist();
        origin.archive(List.of(first), zip);
        assertThatThrownBy(() -> origin.archive(List.of(first), zip))
                .hasMessageContaining("not overwritten");
        assertThat(folder.resolve("archives").toFile().list()).containsExactly("case.zip");
    }

    @Test
    void aCancelledImportAddsNothing() {
        origin.archive(List.of(first), zip);
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> other.importArchive(zip, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(other.list(SessionQuery.ALL)).isEmpty();
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Path text = folder.resolve("letter.zip");
        Files.writeString(text, "Dear Ada");
        assertThatThrownBy(() -> other.importArchive(text))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not an archive");
        assertThatThrownBy(() -> other.importArchive(folder.resolve("none.zip")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no file");
    }
}
