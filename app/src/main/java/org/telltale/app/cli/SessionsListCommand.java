package org.telltale.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionQuery.VerdictIs;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.verdict.Verdict;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code telltale sessions list}. */
@Command(name = "list", description = "One line per session, the latest first.")
final class SessionsListCommand implements Callable<Integer> {
    @Mixin private CommonOptions options;
    @Mixin private StoreOptions database;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "In path, notes, explanations, metadata and tags.")
    private String search = "";

    @Option(names = "--kind", split = ",", paramLabel = "image|audio|video")
    private Set<MediaKind> kinds = Set.of();

    @Option(names = "--verdict", split = ",", paramLabel = "fake|real|inconclusive|none")
    private Set<VerdictIs> verdicts = Set.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Given again: with all of them.")
    private List<String> tags = List.of();

    @ArgGroup private @Nullable Reviewed reviewed;

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM-DD",
            description = "Something was added on that day or later.")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "YYYY-MM-DD",
            description = "Nothing was added after that day.")
    private @Nullable LocalDate until;

    @Option(names = "--bin", description = "Those in the bin instead of the others.")
    private boolean bin;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000")
    private int limit = 1000;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            for (SessionSummary session : store.list(query())) {
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

    private SessionQuery query() {
        return new SessionQuery(
                search,
                kinds,
                verdicts,
                reviewed == null ? null : reviewed.yes,
                tags,
                from == null ? null : start(from),
                until == null ? null : start(until.plusDays(1)),
                bin,
                null,
                limit);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static String label(@Nullable Verdict verdict) {
        return verdict == null ? "-" : verdict.label().name().toLowerCase(Locale.ROOT);
    }

    /** One or the other. */
    private static final class Reviewed {
        @Option(names = "--reviewed", required = true, description = "Marked as reviewed.")
        private boolean yes;

        @SuppressWarnings("UnusedVariable") // picocli sets it: where it is set, the other is not
        @Option(names = "--unreviewed", required = true, description = "Not marked as reviewed.")
        private boolean no;
    }
}
