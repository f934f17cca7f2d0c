package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.Composition;
import org.telltale.app.document.LocalizationDocument;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.masks.AnswerFolder;
import org.telltale.db.submission.masks.CheckedPicture;
import org.telltale.db.submission.masks.LocalizationBenchmark;
import org.telltale.db.submission.masks.LocalizationReport;
import org.telltale.db.submission.masks.MaskTruth;
import org.telltale.db.submission.masks.PictureAnswer;
import org.telltale.db.submission.masks.TruthFiles;
import org.telltale.db.submission.masks.TruthFolders;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** Runs {@code evaluate --format masks}. */
final class MaskEvaluation {
    private static final Logger LOG = LoggerFactory.getLogger(MaskEvaluation.class);

    private final CommonOptions common;
    private final AnalysisOptions options;
    private final boolean json;

    MaskEvaluation(CommonOptions common, AnalysisOptions options, boolean json) {
        this.common = common;
        this.options = options;
        this.json = json;
    }

    /** Evaluates and prints; the exit code. */
    int run(TruthFolders folders, boolean inverted, @Nullable Path predictions)
            throws IOException, SubmissionException {
        Terminal terminal = common.terminal();
        if (predictions != null && !Files.isDirectory(predictions)) {
            throw new NotDirectoryException(predictions.toString());
        }
        MaskTruth truth = MaskTruth.read(folders);
        IssueLog issues = new IssueLog();
        LocalizationReport report;
        try (Composition composition = new Composition()) {
            TruthFiles files = new TruthFiles(composition.media(), composition.worker(), inverted);
            AnalysisSettings settings = options.settings(composition.engine(), terminal);
            LocalizationBenchmark benchmark =
                    new LocalizationBenchmark(files, composition.worker(), issues);
            List<CheckedPicture> pictures = files.check(truth, issues);
            AnswerFolder written =
                    predictions == null ? null : new AnswerFolder(predictions, issues);
            for (int i = 0; i < pictures.size(); i++) {
                CheckedPicture picture = pictures.get(i);
                Progress progress = new Progress(picture.truth().name(), i, pictures.size());
                PictureAnswer answer =
                        written == null
                                ? analyzed(composition, settings, picture, progress, issues)
                                : written.answer(picture.sha256());
                benchmark.add(picture, answer == null ? null : answer.only(settings.detectors()));
            }
            report = benchmark.report(truth.skipped());
        }
        report.issues().forEach(issue -> terminal.error(issue.text(common.language())));
        if (json) {
            terminal.result(new LocalizationDocument(common.language()).write(report));
        } else {
            new LocalizationTable(terminal).print(report);
        }
        boolean sound = report.errors() == 0 && report.missing() == 0;
        return sound ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private @Nullable PictureAnswer analyzed(
            Composition composition,
            AnalysisSettings settings,
            CheckedPicture picture,
            Progress progress,
            IssueLog issues) {
        String name = picture.truth().name();
        try {
            return PictureAnswer.of(
                    composition
                            .engine()
                            .analyze(
                                    picture.truth().image(),
                                    settings,
                                    progress,
                                    new Cancellation()));
        } catch (MediaException e) {
            issues.error(name, null, e.reason());
        } catch (OutOfMemoryError e) {
            issues.error(name, null, Reason.of("engine.no-memory"));
        } catch (RuntimeException e) {
            // A fault on one file must not take the rest of the set with it.
            LOG.error("{}", name, e);
            issues.error(name, null, Reason.of("engine.internal", e.getClass().getSimpleName()));
        }
        return null;
    }

    /** Shows how far the whole set is. */
    private final class Progress implements RunListener {
        private final String line;
        private final int done;
        private final int all;

        Progress(String name, int done, int all) {
            this.line = (done + 1) + "/" + all + " " + name;
            this.done = done;
            this.all = all;
        }

        @Override
        public void progressed(double fraction) {
            common.terminal().progress(line, (done + fraction) / all);
        }
    }
}
