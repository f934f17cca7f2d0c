package org.telltale.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.AnalysisWords;
import org.telltale.app.document.AnalysisDocument;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.db.session.VerifyReport;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale sessions}: the database without the window. */
@Command(
        name = "sessions",
        description = "Lists, shows, verifies, copies and moves what was stored.")
final class SessionsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), common.terminal().text("sessions.which"));
    }

    @Command(name = "list", description = "One line per session, the latest first.")
    int list(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Option(names = "--search", paramLabel = "WORDS", defaultValue = "") String search,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "1000") int limit) {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            for (SessionSummary session : store.list(new SessionQuery(search, limit))) {
                terminal.result(
                        String.join(
                                "\t",
                                session.id(),
                                session.updated().toString(),
                                label(session.verdict()),
                                session.media().path().toString()));
            }
        }
        return ExitCode.DONE;
    }

    private static String label(@Nullable Verdict verdict) {
        return verdict == null ? "-" : verdict.label().name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "show", description = "One session's latest run.")
    int show(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Option(names = "--json", description = "As analyze --json prints it.") boolean json,
            @Parameters(paramLabel = "SESSION", description = "Its id or the start of it.")
                    String id) {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            StoredSession session = store.load(id);
            Analysis analysis = session.analysis();
            AnalysisWords.Explained explained =
                    new AnalysisWords(new Explainer(), new RubricCheck())
                            .explain(analysis, options.language());
            if (json) {
                terminal.result(
                        new AnalysisDocument(options.language())
                                .write(session.summary().id(), analysis, explained));
            } else {
                terminal.result(
                        new ResultLine(options.language()).of(analysis.media().path(), analysis));
                explained.analyst().statements().forEach(s -> terminal.result(s.text()));
                session.notes().forEach(n -> terminal.result(n.author() + ": " + n.text()));
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            description = "Checks the log's chain, the tables, the maps and the media's digests.")
    int verify(@Mixin CommonOptions options, @Mixin StoreOptions database) {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            VerifyReport report = store.verify(new Cancellation());
            report.missingMedia()
                    .forEach(path -> terminal.error(terminal.text("verify.missing", path)));
            report.faults().forEach(terminal::error);
            terminal.result(
                    terminal.text(
                            report.faults().isEmpty() ? "verify.sound" : "verify.faulty",
                            Long.toString(report.entries()),
                            Integer.toString(report.media()),
                            Integer.toString(report.missingMedia().size()),
                            Integer.toString(report.faults().size()),
                            report.head()));
            return report.faults().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    @Command(name = "backup", description = "Copies the database and its maps while it is in use.")
    int backup(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(paramLabel = "FILE") Path target) {
        try (SessionStore store = database.open()) {
            store.backup(target.toAbsolutePath());
        }
        options.terminal().result(options.terminal().text("sessions.backed-up", target));
        return ExitCode.DONE;
    }

    @Command(
            name = "archive",
            description = "Writes sessions with their maps, without the media, into a zip file.")
    int archive(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Option(names = "--out", required = true, paramLabel = "ZIP") Path zip,
            @Parameters(arity = "1..*", paramLabel = "SESSION") List<String> sessions) {
        try (SessionStore store = database.open()) {
            store.archive(sessions, zip.toAbsolutePath());
        }
        options.terminal()
                .result(options.terminal().text("sessions.archived", zip, sessions.size()));
        return ExitCode.DONE;
    }

    @Command(name = "import", description = "Adds the sessions of an archive.")
    int importArchive(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(paramLabel = "ZIP") Path zip) {
        try (SessionStore store = database.openOrMake()) {
            List<String> added = store.importArchive(zip.toAbsolutePath());
            added.forEach(options.terminal()::result);
            if (added.isEmpty()) {
                options.terminal().result(options.terminal().text("sessions.none-added", zip));
            }
        }
        return ExitCode.DONE;
    }
}
