package org.telltale.db.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.RefusedFile;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaNames;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/**
 * Writes sessions as a submission.
 *
 * <p>Sessions are looked at twice, first for obstacles and then to write, so that only their ids
 * are in memory. Abstentions leave as forced answers and are counted. A session without an answer
 * blocks the export unless the caller says what it shall count as; where all sessions are exported,
 * so does a file that could not be read at all. Entries are in the order of their names. The output
 * never takes the place of evidence or of the database. Not for the JavaFX thread.
 */
public final class SubmissionExport {
    private final SessionStore store;
    private final ExportedAnswer answers;

    /**
     * An exporter.
     *
     * @param store that holds the sessions
     * @param answers what a challenge is told about an analysis and the attributes confirmed of the
     *     person shown; null only where it has no verdict
     */
    public SubmissionExport(
            SessionStore store,
            BiFunction<Analysis, Map<String, String>, @Nullable ChallengeAnswer> answers) {
        this.store = store;
        this.answers = new ExportedAnswer(answers);
    }

    /**
     * Exports.
     *
     * @param sessions ids or their prefixes; empty for all that the format can speak about
     * @throws SubmissionException if an answer is missing, two sessions share a name, or a session
     *     is of another kind, or the target is evidence or the database's; nothing was written
     * @throws java.nio.file.FileAlreadyExistsException if there is an older file that the options
     *     do not let replace
     * @throws IOException if the target cannot be written
     * @throws org.telltale.db.session.StoreException if a session does not exist
     */
    public ExportSummary export(
            SubmissionFormat format, Path target, List<String> sessions, ExportOptions options)
            throws IOException, SubmissionException {
        return export(format, target, sessions, options, new Cancellation());
    }

    /**
     * Exports until it is told to stop; before every session and before the file is put in its
     * place.
     *
     * @throws org.telltale.inference.engine.CancelledException if it was stopped; nothing was
     *     written
     * @see #export(SubmissionFormat, Path, List, ExportOptions)
     */
    public ExportSummary export(
            SubmissionFormat format,
            Path target,
            List<String> sessions,
            ExportOptions options,
            Cancellation cancellation)
            throws IOException, SubmissionException {
        Plan plan = plan(format, target, sessions, options, cancellation);
        Tally tally = new Tally();
        Iterable<SubmissionEntry> entries =
                () -> stoppable(entries(plan.chosen(), options, tally), cancellation);
        format.write(target, entries, options.write());
        return new ExportSummary(
                tally.written, tally.forced, tally.fallback, tally.missing, plan.skipped());
    }

    /**
     * What to write.
     *
     * @param chosen in order
     * @param skipped sessions of another kind of media
     */
    private record Plan(List<Chosen> chosen, long skipped) {}

    /** A session, or a file that could not be read. */
    private record Chosen(@Nullable String session, @Nullable RefusedFile refused, String key) {}

    private Plan plan(
            SubmissionFormat format,
            Path target,
            List<String> sessions,
            ExportOptions options,
            Cancellation cancellation)
            throws IOException, SubmissionException {
        boolean all = sessions.isEmpty();
        List<SessionSummary> stored = store.list(new SessionQuery("", Integer.MAX_VALUE));
        List<String> ids = all ? stored.stream().map(SessionSummary::id).toList() : sessions;
        // Evidence is not replaced either while its session lies in the bin.
        List<SessionSummary> known = new ArrayList<>(stored);
        known.addAll(store.list(new SessionQuery("", Integer.MAX_VALUE).withInBin(true)));
        List<Reason> obstacles =
                new ArrayList<>(ExportTarget.obstacles(target, store, known, cancellation));
        Map<String, Path> keys = new HashMap<>();
        List<Chosen> chosen = new ArrayList<>();
        long skipped = 0;
        for (String id : ids) {
            cancellation.check();
            StoredSession session = store.load(id);
            Media media = session.analysis().media();
            if (!format.kinds().contains(media.kind())) {
                skipped++;
                if (!all) {
                    obstacles.add(Reason.of("submission.other-kind", media.name(), format.id()));
                }
                continue;
            }
            Reason obstacle = options.missingAs() == null ? ExportedAnswer.obstacle(session) : null;
            if (obstacle != null) {
                obstacles.add(obstacle);
            }
            String key = format.key(ExportedAnswer.missing(media, Label.REAL));
            addNamesakes(key, media.path(), keys, obstacles);
            chosen.add(new Chosen(session.summary().id(), null, key));
        }
        if (all) {
            addRefused(format, options, keys, chosen, obstacles);
        }
        if (obstacles.isEmpty() && chosen.isEmpty()) {
            obstacles.add(Reason.of("submission.nothing", format.id()));
        }
        if (!obstacles.isEmpty()) {
            throw new SubmissionException(obstacles);
        }
        chosen.sort(Comparator.comparing(Chosen::key));
        return new Plan(chosen, skipped);
    }

    private void addRefused(
            SubmissionFormat format,
            ExportOptions options,
            Map<String, Path> keys,
            List<Chosen> chosen,
            List<Reason> obstacles) {
        for (RefusedFile file : store.refused()) {
            MediaKind kind = MediaNames.kind(file.name());
            if (kind == null || !format.kinds().contains(kind)) {
                continue;
            }
            if (options.missingAs() == null) {
                obstacles.add(
                        Reason.of(
                                "submission.refused",
                                file.path(),
                                file.reason().text(Locale.getDefault())));
                continue;
            }
            String key = format.key(ExportedAnswer.missing(file, Label.REAL));
            addNamesakes(key, file.path(), keys, obstacles);
            chosen.add(new Chosen(null, file, key));
        }
    }

    private static void addNamesakes(
            String key, Path file, Map<String, Path> keys, List<Reason> obstacles) {
        Path before = keys.putIfAbsent(key, file);
        if (before != null) {
            obstacles.add(Reason.of("submission.same-name", key, before, file));
        }
    }

    /** Asked for its end too, so that a stop still comes before the file is put in its place. */
    private static Iterator<SubmissionEntry> stoppable(
            Iterator<SubmissionEntry> entries, Cancellation cancellation) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                cancellation.check();
                return entries.hasNext();
            }

            @Override
            public SubmissionEntry next() {
                cancellation.check();
                return entries.next();
            }
        };
    }

    private Iterator<SubmissionEntry> entries(
            List<Chosen> chosen, ExportOptions options, Tally tally) {
        return chosen.stream().map(one -> entry(one, options.missingAs(), tally)).iterator();
    }

    private SubmissionEntry entry(Chosen one, @Nullable Label missingAs, Tally tally) {
        if (one.session() != null) {
            return entry(store.load(one.session()), missingAs, tally);
        }
        tally.written++;
        tally.missing++;
        return ExportedAnswer.missing(
                Objects.requireNonNull(one.refused()), Objects.requireNonNull(missingAs));
    }

    private SubmissionEntry entry(StoredSession session, @Nullable Label missingAs, Tally tally) {
        Verdict verdict = session.analysis().verdict();
        boolean missing = ExportedAnswer.obstacle(session) != null;
        SubmissionEntry entry;
        if (missing || verdict == null) {
            // A session may lose its answer between both looks, if it is examined again meanwhile.
            if (missingAs == null) {
                throw new IllegalStateException(
                        "session " + session.summary().id() + " changed during the export");
            }
            entry = ExportedAnswer.missing(session.analysis().media(), missingAs);
            tally.missing++;
        } else {
            entry = answers.of(session, verdict);
            tally.forced += verdict.label() == Label.INCONCLUSIVE ? 1 : 0;
        }
        tally.written++;
        tally.fallback += entry.boxesAreFallback() ? 1 : 0;
        return entry;
    }

    /** Counts while entries are written. */
    private static final class Tally {
        private long written;
        private long forced;
        private long fallback;
        private long missing;
    }
}
