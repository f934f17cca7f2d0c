package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.reason.Reason;

final class RefusedFileTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final Reason REASON = Reason.of("engine.detector-fault", "x");

    @TempDir Path folder;

    @Test
    void itIsListedUntilTheFileIsExaminedAtItsPlace() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.jpg"), "<html>");
        try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("a.db"))) {
            String session = Recording.whole(store, AnalysisFixture.fake(MEDIA));
            store.refused(MEDIA.path(), REASON);
            store.refused(bad, REASON);
            store.refused(bad, REASON);
            store.addNote(session, "it was whole once", "Ada");

            assertThat(store.refused())
                    .extracting(RefusedFile::path)
                    .containsExactlyInAnyOrder(MEDIA.path(), bad);
            assertThat(store.refused())
                    .filteredOn(file -> file.path().equals(bad))
                    .singleElement()
                    .satisfies(file -> {
                        assertThat(file.bytes()).isEqualTo(6);
                        assertThat(file.reason()).isEqualTo(REASON);
                        assertThat(file.name()).isEqualTo("bad.jpg");
                    });

            Recording.whole(store, AnalysisFixture.fake(MEDIA));

            assertThat(store.refused()).extracting(RefusedFile::path).containsExactly(bad);
            assertThat(store.list(SessionQuery.ALL)).hasSize(1);
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
            Path zip = folder.resolve("a.zip");
            store.archive(List.of(session), zip);
            assertThat(store.importArchive(zip)).isEmpty();
        }
    }

    @Test
    void aRemovedRowIsAFault() {
        Path file = folder.resolve("a.db");
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            store.refused(folder.resolve("bad.jpg"), REASON);
            Jdbi.create(Database.url(file)).useHandle(h -> h.execute("DELETE FROM refused"));
            assertThat(store.verify(new Cancellation()).faults())
                    .singleElement()
                    .asString()
                    .contains("table refused");
        }
    }
}
