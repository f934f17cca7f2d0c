package org.telltale.db.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.session.RunRecorder;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.db.submission.ddlx.DdlxFormat;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Probe;

/** The whole path: database, explainer, file, validation, score. */
class StoredToScoredTest {
    @TempDir Path folder;

    @Test
    void sessionsBecomeAValidSubmissionThatScoresPerfectlyAgainstItself() throws Exception {
        Path zip = folder.resolve("out.zip");
        ExportSummary summary;
        try (SessionStore store = SqliteSessionStore.open(folder.resolve("t.db"))) {
            record(store, AnalysisFixture.fake(media("a.jpg", 'a')));
            record(store, AnalysisFixture.real(media("b.jpg", 'b')));
            record(store, AnalysisFixture.inconclusive(media("c.jpg", 'c')));
            summary =
                    new SubmissionExport(store, new Explainer()::challengeAnswer)
                            .export(new DdlxFormat(), zip, List.of(), ExportOptions.STANDARD);
        }
        assertThat(summary).isEqualTo(new ExportSummary(3, 1, 0, 0, 0));
        assertThat(new DdlxFormat().validate(zip, null).issues()).isEmpty();
        EvaluationReport report =
                new DdlxFormat().evaluate(zip, zip, new EvaluateOptions(new RubricCheck()::check));
        assertThat(report.figure("acc").value()).isEqualTo(1.0);
        assertThat(report.figure("iou_fake").value()).isEqualTo(1.0);
        assertThat(report.figure("rubric_check").n()).isEqualTo(3);
        assertThat(report.figure("rubric_check").value()).isBetween(0.5, 1.0);
    }

    private static void record(SessionStore store, Analysis analysis) {
        RunRecorder recorder = store.record(analysis.settings());
        recorder.probed(new Probe(analysis.media(), analysis.metadata(), List.of()));
        analysis.runs().forEach(recorder::answered);
        recorder.finished(analysis);
    }

    private static Media media(String name, char digit) {
        Media media = AnalysisFixture.media(AnalysisFixture.digest(digit));
        return new Media(
                Path.of("/evidence").resolve(name),
                media.sha256(),
                media.bytes(),
                media.kind(),
                media.format(),
                media.picture(),
                media.time());
    }
}
