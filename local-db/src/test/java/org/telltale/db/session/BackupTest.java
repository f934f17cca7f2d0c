package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;

final class BackupTest {
    @TempDir Path folder;
    private final Analysis analysis =
            AnalysisFixture.fake(AnalysisFixture.media(AnalysisFixture.digest('a')));
    private SqliteSessionStore store;
    private String session;

    @BeforeEach
    void open() {
        store = SqliteSessionStore.open(folder.resolve("a.db"));
        session = Recording.whole(store, analysis);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCopyIsTheSameDatabase() {
        Path copy = folder.resolve("backups/2026/copy.db");
        store.backup(copy);
        try (SqliteSessionStore restored = SqliteSessionStore.open(copy)) {
            assertThat(restored.load(session).analysis()).isEqualTo(analysis);
            VerifyReport report = restored.verify(new Cancellation());
            assertThat(report.faults()).isEmpty();
            assertThat(report.head()).isEqualTo(store.verify(new Cancellation()).head());
            Recording.whole(restored, analysis);
            assertThat(restored.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path copy = folder.resolve("copy.db");
        Files.writeString(copy, "mine");
        assertThatThrownBy(() -> store.backup(copy))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not overwritten");
        assertThat(copy).hasContent("mine");
    }

    @Test
    void aMissingMapIsSaidAndTheRestIsCopied() throws IOException {
        try (var files = Files.walk(folder.resolve("a.db.artifacts"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".bin")).toList()) {
                Files.delete(file);
            }
        }
        Path copy = folder.resolve("copy.db");
        assertThatThrownBy(() -> store.backup(copy))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was made, but 1");
        try (SqliteSessionStore restored = SqliteSessionStore.open(copy)) {
            assertThat(restored.list(SessionQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void othersMayWriteMeanwhile() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> writer =
                    threads.submit(() -> {
                        int runs = 0;
                        while (!done.get() || runs == 0) {
                            Recording.whole(store, analysis);
                            runs++;
                        }
                        return runs;
                    });
            for (int i = 0; i < 3; i++) {
                Path copy = folder.resolve("copy" + i + ".db");
                store.backup(copy);
                try (SqliteSessionStore restored = SqliteSessionStore.open(copy)) {
                    assertThat(restored.verify(new Cancellation()).faults()).isEmpty();
                }
            }
            done.set(true);
            int runs = 1 + writer.get();
            assertThat(store.load(session).summary().runs()).isEqualTo(runs);
        }
    }
}
