package org.telltale.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.telltale.app.AnalysisWords;
import org.telltale.app.document.AnalysisDocument;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.Curator;
import org.telltale.db.session.FoundMedia;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.db.session.VerifyReport;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
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
        description = "Lists, shows, verifies, tags, copies, moves and removes what was stored.",
        subcommands = {SessionsListCommand.class, SessionsEmptyBinCommand.class})
final class SessionsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), common.terminal().text("sessions.which"));
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
                            .explain(analysis, options.language(), session.work());
            if (json) {
                terminal.result(
                        new AnalysisDocument(options.language())
                                .write(
                                        session.summary().id(),
                                        analysis,
                                        explained,
                                        session.work()));
            } else {
                terminal.result(
                        new ResultLine(options.language()).of(analysis.media().path(), analysis));
                explained.analyst().statements().forEach(s -> terminal.result(s.text()));
                showWork(terminal, session.work());
                session.notes().forEach(n -> terminal.result(n.author() + ": " + n.text()));
                marks(session.summary(), terminal);
            }
        }
        return ExitCode.DONE;
    }

    private static void marks(SessionSummary session, Terminal terminal) {
        if (!session.tags().isEmpty()) {
            terminal.result(terminal.text("sessions.tags", String.join(", ", session.tags())));
        }
        if (session.reviewed()) {
            terminal.result(terminal.text("sessions.is-reviewed"));
        }
        if (session.inBin()) {
            terminal.result(terminal.text("sessions.in-bin"));
        }
    }

    /** What analysts drew, and what they hold of findings. */
    private static void showWork(Terminal terminal, AnalystWork work) {
        for (AnalystWork.StandingRegion standing : work.regions().values()) {
            AnalystRegion region = standing.region();
            Box box = region.outline().box();
            terminal.result(
                    terminal.text(
                            "sessions.region",
                            region.id(),
                            region.label().name().toLowerCase(Locale.ROOT),
                            box.x1() + "," + box.y1() + "," + box.x2() + "," + box.y2(),
                            standing.author(),
                            region.text()));
        }
        new TreeMap<>(work.assessments())
                .forEach((finding, held) ->
                        terminal.result(
                                terminal.text(
                                        "sessions.assessed",
                                        finding,
                                        held.opinion().name().toLowerCase(Locale.ROOT),
                                        held.author())));
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
                            report.head(),
                            Long.toString(report.emptied())));
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

    @Command(name = "tag", description = "Adds a tag to sessions.")
    int tag(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(index = "0", paramLabel = "TAG") String tag,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "SESSION")
                    List<String> sessions) {
        return act(options, database, curator -> curator.tag(sessions, tag, user()));
    }

    @Command(name = "untag", description = "Removes a tag from sessions.")
    int untag(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(index = "0", paramLabel = "TAG") String tag,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "SESSION")
                    List<String> sessions) {
        return act(options, database, curator -> curator.untag(sessions, tag, user()));
    }

    @Command(name = "reviewed", description = "Marks sessions as reviewed.")
    int reviewed(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Option(names = "--undo", description = "Takes the mark back.") boolean undo,
            @Parameters(arity = "1..*", paramLabel = "SESSION") List<String> sessions) {
        return act(options, database, curator -> curator.markReviewed(sessions, !undo, user()));
    }

    @Command(name = "delete", description = "Moves sessions to the bin, from which they come back.")
    int delete(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(arity = "1..*", paramLabel = "SESSION") List<String> sessions) {
        return act(options, database, curator -> curator.delete(sessions, user()));
    }

    @Command(name = "restore", description = "Takes sessions out of the bin.")
    int restore(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(arity = "1..*", paramLabel = "SESSION") List<String> sessions) {
        return act(options, database, curator -> curator.restore(sessions, user()));
    }

    @Command(
            name = "find-media",
            description =
                    "Looks in a folder for media that are no longer where they were, by their digest.")
    int findMedia(
            @Mixin CommonOptions options,
            @Mixin StoreOptions database,
            @Parameters(paramLabel = "FOLDER") Path folder) {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            FoundMedia found =
                    store.curator()
                            .findMedia(
                                    folder.toAbsolutePath(),
                                    user(),
                                    new Cancellation(),
                                    done -> terminal.progress(folder.toString(), done));
            found.moved().forEach(m -> terminal.result(m.session() + "\t" + m.path()));
            found.unreadable()
                    .forEach(path -> terminal.error(terminal.text("sessions.unreadable", path)));
            terminal.note(terminal.text("sessions.found", found.moved().size(), found.missing()));
            return found.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    /** Prints the ids of the sessions that something was done to, a line each. */
    private static int act(
            CommonOptions options, StoreOptions database, Function<Curator, List<String>> act) {
        try (SessionStore store = database.open()) {
            act.apply(store.curator()).forEach(options.terminal()::result);
        }
        return ExitCode.DONE;
    }

    /** Under whose name it is recorded. */
    static String user() {
        return System.getProperty("user.name", "");
    }
}
