package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.ChromaSubsampling;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FilterStackJson;
import org.telltale.inference.filter.LocalContrast;
import org.telltale.inference.media.Media;

/** Stacks of filters in the log: kept, verified, archived and brought back. */
final class KeptFiltersTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final FilterStack STACK =
            FilterStack.of(
                    new ErrorLevel(75, ChromaSubsampling.FULL, 12), new LocalContrast(2.5, 8));

    @TempDir Path folder;
    private SqliteSessionStore store;
    private String session;

    @BeforeEach
    void record() {
        store = SqliteSessionStore.open(folder.resolve("a.db"));
        session = Recording.whole(store, AnalysisFixture.fake(MEDIA));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeptStackIsReadAsItWas() throws Exception {
        store.keepFilters(session, "Wange – ü", MEDIA.sha256(), STACK, "Ada");
        store.keepFilters(session, "second", MEDIA.sha256(), FilterStack.EMPTY, "Grace");

        StoredSession stored = store.load(session);

        assertThat(stored.filters())
                .extracting(StoredSession.KeptFilters::name)
                .containsExactly("Wange – ü", "second");
        StoredSession.KeptFilters kept = stored.filters().getFirst();
        assertThat(new FilterStackJson().read(kept.stack())).isEqualTo(STACK);
        assertThat(kept.media()).isEqualTo(MEDIA.sha256());
        assertThat(kept.author()).isEqualTo("Ada");
        assertThat(kept.time()).isNotNull();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aStackOfAnotherMediaIsRefused() {
        assertThatThrownBy(() ->
                        store.keepFilters(session, "x", AnalysisFixture.digest('b'), STACK, "Ada"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another media");
        assertThat(store.load(session).filters()).isEmpty();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aStackChangedByHandIsFound() {
        store.keepFilters(session, "x", MEDIA.sha256(), STACK, "Ada");
        Jdbi.create(Database.url(folder.resolve("a.db")))
                .useHandle(handle ->
                        handle.execute("UPDATE filters SET stack = replace(stack, '75', '76')"));

        assertThat(store.verify(new Cancellation()).faults())
                .singleElement()
                .asString()
                .contains("filters")
                .contains(session);
    }

    @Test
    void aStackTravelsInAnArchive() {
        store.keepFilters(session, "x", MEDIA.sha256(), STACK, "Ada");
        Path zip = folder.resolve("case.zip");
        store.archive(List.of(session), zip);
        try (SqliteSessionStore other = SqliteSessionStore.open(folder.resolve("other.db"))) {
            other.importArchive(zip);
            assertThat(other.load(session).filters()).isEqualTo(store.load(session).filters());
            assertThat(other.verify(new Cancellation()).faults()).isEmpty();
        }
    }
}
