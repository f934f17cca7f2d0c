package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.Composition;
import org.telltale.app.Examiner;
import org.telltale.app.MediaFiles;
import org.telltale.app.document.AnalysisDocument;
import org.telltale.app.document.AnalysisFolder;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.StoreException;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Probe;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale analyze}: analyses files one after the other. */
@Command(
        name = "analyze",
        description = "Analyses images, audio and video; a folder means its media, recursively.",
        sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AnalyzeCommand.class);

    @Mixin private CommonOptions common;

    @Mixin private StoreOptions storeOptions;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
    private List<Path> files;

    @Option(names = "--json", description = "One compact JSON document per line and file.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also writes JSON, maps and an overlay picture per media digest.")
    private @Nullable Path out;

    @Option(names = "--no-store", description = "Keeps nothing in the database.")
    private boolean noStore;

    @Mixin private AnalysisOptions analysisOptions;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        MediaFiles media = MediaFiles.of(files);
        int failed = 0;
        for (Path unreadable : media.unreadable()) {
            terminal.error(terminal.text("analyze.unreadable", unreadable));
            failed++;
        }
        if (media.files().isEmpty()) {
            terminal.error(terminal.text("analyze.no-media"));
            return ExitCode.NOTHING_DONE;
        }
        int done = 0;
        try (Composition composition = new Composition();
                SessionStore store = noStore ? null : storeOptions.openOrMake()) {
            AnalysisSettings settings = analysisOptions.settings(composition.engine(), terminal);
            analysisOptions.tellOfAbsentAccelerator(
                    composition.worker(), terminal, common.language());
            Batch batch = new Batch(composition, settings, store, terminal);
            for (Path file : media.files()) {
                if (batch.analyze(file)) {
                    done++;
                } else {
                    failed++;
                }
            }
        }
        return done == 0
                ? ExitCode.NOTHING_DONE
                : failed > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    /** The files of one call, with what they share. */
    private final class Batch {
        private final Examiner examiner;
        private final NativeWorker worker;
        private final AnalysisSettings settings;
        private final @Nullable SessionStore store;
        private final Terminal terminal;
        private final AnalysisDocument document = new AnalysisDocument(common.language());
        private final Cancellation cancellation = new Cancellation();
        private @Nullable Media known;

        Batch(
                Composition composition,
                AnalysisSettings settings,
                @Nullable SessionStore store,
                Terminal terminal) {
            this.examiner = composition.examiner();
            this.worker = composition.worker();
            this.settings = settings;
            this.store = store;
            this.terminal = terminal;
        }

        /** Analyses and prints one file; whether it could be analysed. */
        boolean analyze(Path file) {
            known = null;
            RunListener progress =
                    new RunListener() {
                        private String doing = file.toString();

                        @Override
                        public void started(DetectorInfo detector) {
                            doing = file + ": " + detector.title();
                        }

                        @Override
                        public void probed(Probe probe) {
                            known = probe.media();
                        }

                        @Override
                        public void progressed(double fraction) {
                            terminal.progress(doing, fraction);
                        }
                    };
            try {
                Examiner.Examined examined =
                        examiner.examine(
                                file, settings, common.language(), store, progress, cancellation);
                print(file, examined);
                return true;
            } catch (MediaException e) {
                fail(file, e.reason(), e);
            } catch (StoreException e) {
                fail(file, Reason.of("engine.not-stored", String.valueOf(e.getMessage())), e);
            } catch (CancelledException e) {
                fail(file, Reason.of("verdict.cancelled"), e);
            } catch (IOException e) {
                fail(file, Reason.of("engine.not-written", String.valueOf(out)), e);
            } catch (OutOfMemoryError e) {
                fail(file, Reason.of("engine.no-memory"), e);
            } catch (RuntimeException e) {
                // A fault on one file must not take the rest of the batch with it.
                LOG.error("{}", file, e);
                fail(file, Reason.of("engine.internal", e.getClass().getSimpleName()), e);
            }
            return false;
        }

        private void print(Path file, Examiner.Examined examined)
                throws IOException, MediaException {
            String line =
                    document.write(examined.session(), examined.analysis(), examined.explained());
            if (out != null) {
                Files.createDirectories(out);
                new AnalysisFolder(out, worker).write(examined.analysis(), line);
            }
            if (json) {
                terminal.result(line);
            } else {
                terminal.result(new ResultLine(common.language()).of(file, examined.analysis()));
            }
        }

        private void fail(Path file, Reason reason, Throwable cause) {
            if (json) {
                terminal.result(document.writeFailure(file.toString(), known, reason));
            }
            terminal.error(file + ": " + reason.text(common.language()));
            common.traceIfVerbose(cause);
        }
    }
}
