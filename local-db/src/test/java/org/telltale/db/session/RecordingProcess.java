package org.telltale.db.session;

import java.nio.file.Path;
import java.util.Objects;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.DetectorRun;

/** Records runs for ever, or as many as asked, and prints what each call that returned has kept. */
final class RecordingProcess {
    private RecordingProcess() {}

    /** Arguments: database, the digit that its media's digests end with, how many runs. */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[2]);
        try (SqliteSessionStore store = SqliteSessionStore.open(Path.of(arguments[0]))) {
            for (int i = 0; i < runs; i++) {
                String digest = Sha256.of(new byte[] {(byte) (i % 20)}).substring(1) + arguments[1];
                record(store, AnalysisFixture.fake(AnalysisFixture.media(digest)), i);
            }
        }
        say("done");
    }

    private static void record(SqliteSessionStore store, Analysis analysis, int number) {
        RunRecorder recorder = store.record(analysis.settings());
        Recording.probe(recorder, analysis);
        String session = Objects.requireNonNull(recorder.session());
        say("probed " + session + " " + number);
        for (DetectorRun run : analysis.runs()) {
            recorder.answered(run);
            say("answered " + session + " " + number);
        }
        recorder.finished(analysis);
        say("finished " + session + " " + number);
        store.addNote(session, "note " + number, "child");
        say("noted " + session + " " + number);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
