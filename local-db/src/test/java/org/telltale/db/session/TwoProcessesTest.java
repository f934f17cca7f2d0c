package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;

/** Two other processes and this one write to one database, which none of them made before. */
final class TwoProcessesTest {
    private static final int RUNS = 10;

    @TempDir Path folder;

    @Test
    void theyTakeTurnsAndNothingIsLost() throws Exception {
        Path file = folder.resolve("a.db");
        List<Process> children = new ArrayList<>();
        for (String digit : List.of("1", "2")) {
            children.add(
                    ChildProcess.start(
                            RecordingProcess.class, file.toString(), digit, String.valueOf(RUNS)));
        }
        try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
            for (int i = 0; i < RUNS; i++) {
                Recording.whole(
                        store,
                        AnalysisFixture.real(AnalysisFixture.media(AnalysisFixture.digest('3'))));
            }
            for (Process child : children) {
                assertThat(ChildProcess.rest(child.inputReader())).endsWith("done");
                assertThat(child.waitFor()).isZero();
            }
            assertThat(store.list(SessionQuery.ALL).stream().mapToInt(SessionSummary::runs).sum())
                    .isEqualTo(3 * RUNS);
            VerifyReport report = store.verify(new Cancellation());
            assertThat(report.faults()).isEmpty();
        }
    }
}
