package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cancellation;

/** A process that records is killed at moments that nobody chose. */
final class CrashTest {
    private static final int KILLS = 4;
    private static final long SEED = 20261120;

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
        Path file = folder.resolve("a.db");
        Random random = new Random(SEED);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(recordUntilKilled(file, kill, random));
            try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
                assertThat(store.verify(new Cancellation()).faults()).isEmpty();
                loadAll(store);
            }
            for (String what : List.of("probed", "answered", "finished", "noted")) {
                long said = acknowledged.stream().filter(l -> l.startsWith(what + " ")).count();
                // one more may be on disk than was said: the process died between the two
                assertThat(stored(file, what)).as(what).isBetween(said, said + kill + 1);
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private static List<String> recordUntilKilled(Path file, int kill, Random random)
            throws IOException, InterruptedException {
        Process child =
                ChildProcess.start(
                        RecordingProcess.class,
                        file.toString(),
                        Integer.toHexString(kill),
                        "1000000");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            int after = 1 + random.nextInt(60);
            while (lines.size() < after) {
                String line = output.readLine();
                assertThat(line).as("the child recorded until it was killed").isNotNull();
                lines.add(line);
            }
            Thread.sleep(random.nextInt(8)); // so that it dies inside a call, not only after one
            child.toHandle()
                    .destroyForcibly(); // SIGKILL; unlike the process's own, keeps its output
            child.waitFor();
            lines.addAll(ChildProcess.rest(output));
        }
        // the last line may have been cut by the kill
        return lines.stream().filter(line -> line.matches("[a-z]+ [0-9a-f]{16,64} \\d+")).toList();
    }

    private static void loadAll(SqliteSessionStore store) {
        for (SessionSummary summary : store.list(SessionQuery.ALL)) {
            Analysis analysis = store.load(summary.id()).analysis();
            assertThat(analysis.problems())
                    .as("every map that the log names is there")
                    .extracting(problem -> problem.code())
                    .doesNotContain("store.artifact-missing");
        }
    }

    private static long stored(Path file, String what) {
        String sql =
                switch (what) {
                    case "probed" -> "SELECT count(*) FROM log WHERE kind = 'run'";
                    case "answered" -> "SELECT count(*) FROM log WHERE kind = 'outcome'";
                    case "finished" -> "SELECT count(*) FROM log WHERE kind = 'finished'";
                    default -> "SELECT count(*) FROM log WHERE kind = 'note'";
                };
        return Jdbi.create(Database.url(file))
                .withHandle(handle -> handle.createQuery(sql).mapTo(long.class).one());
    }
}
