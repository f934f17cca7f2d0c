package org.telltale.db.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;

/** Puts a run together again from its entries in the log, as far as it got. Thread-safe. */
final class RunReader {
    private final AnalysisJson json;
    private final Artifacts artifacts;

    RunReader(AnalysisJson json, Artifacts artifacts) {
        this.json = json;
        this.artifacts = artifacts;
    }

    /** The session with the run that {@link SessionReader#latestRun} chooses. */
    StoredSession load(Handle handle, SessionSummary summary) {
        String run = SessionReader.latestRun(handle, summary.id());
        return new StoredSession(
                summary,
                analysis(handle, run),
                explanations(handle, run),
                notes(handle, summary.id()),
                filters(handle, summary.id()),
                work(handle, summary.id(), run));
    }

    private Analysis analysis(Handle handle, String run) {
        List<String> missing = new ArrayList<>();
        Recorded.RunStarted started = null;
        Recorded.RunFinished finished = null;
        List<DetectorRun> answers = new ArrayList<>();
        for (LogEntry entry : entries(handle, run)) {
            switch (read(entry, missing).recorded()) {
                case Recorded.RunStarted start -> started = start;
                case Recorded.DetectorAnswered answered -> answers.add(answered.answer());
                case Recorded.RunFinished end -> finished = end;
                case Recorded.SessionOpened _,
                        Recorded.ExplanationAdded _,
                        Recorded.NoteAdded _,
                        Recorded.FiltersKept _,
                        Recorded.FileRefused _,
                        Recorded.Imported _,
                        Curation _,
                        AnalystAct _ ->
                        throw Refusal.of("entry.unknown-kind", null, entry.seq(), entry.kind());
            }
        }
        Recorded.RunStarted begun = Objects.requireNonNull(started, "a run has its first entry");
        Probe probe = begun.probe();
        List<Reason> problems =
                new ArrayList<>(finished == null ? probe.problems() : finished.problems());
        missing.stream()
                .distinct()
                .forEach(sha256 -> problems.add(Reason.of("store.artifact-missing", sha256)));
        return new Analysis(
                probe.media(),
                MissingArtifacts.removed(probe.metadata()),
                begun.settings(),
                finished == null ? begun.runtime() : finished.runtime(),
                answers.stream().map(MissingArtifacts::removed).toList(),
                finished == null ? null : finished.verdict(),
                problems);
    }

    private static List<LogEntry> entries(Handle handle, String run) {
        return handle.createQuery(
                        """
                        SELECT * FROM log WHERE seq IN (
                            SELECT entry FROM run WHERE id = :run
                            UNION ALL SELECT finish_entry FROM run WHERE id = :run
                            UNION ALL SELECT entry FROM outcome WHERE run = :run)
                        ORDER BY seq
                        """)
                .bind("run", run)
                .map(EntryLog.ROW)
                .list();
    }

    private List<StoredSession.AuthoredExplanation> explanations(Handle handle, String run) {
        return handle
                .createQuery(
                        """
                        SELECT log.* FROM explanation JOIN log ON log.seq = explanation.entry
                        WHERE explanation.run = ? ORDER BY log.seq
                        """)
                .bind(0, run)
                .map(EntryLog.ROW)
                .list()
                .stream()
                .map(this::explanation)
                .toList();
    }

    private StoredSession.AuthoredExplanation explanation(LogEntry entry) {
        EntrySource source = read(entry, new ArrayList<>());
        if (!(source.recorded() instanceof Recorded.ExplanationAdded added)) {
            throw Refusal.of("entry.unknown-kind", null, entry.seq(), entry.kind());
        }
        return new StoredSession.AuthoredExplanation(
                added.explanation(), added.author(), source.instant());
    }

    /** What analysts did to a run. */
    AnalystWork work(Handle handle, String session, String run) {
        List<AnalystWork.Done> acts = new ArrayList<>();
        for (LogEntry entry : AnalystActProjection.entries(handle, session, run)) {
            EntrySource source = read(entry, new ArrayList<>());
            if (!(source.recorded() instanceof AnalystAct act)) {
                throw Refusal.of("entry.unknown-kind", null, entry.seq(), entry.kind());
            }
            acts.add(new AnalystWork.Done(act, source.instant(), source.isImported()));
        }
        return new AnalystWork(run, acts);
    }

    private static List<StoredSession.Note> notes(Handle handle, String session) {
        return handle.createQuery(
                        "SELECT text, author, time FROM note WHERE session = ? ORDER BY entry")
                .bind(0, session)
                .map((row, context) ->
                        new StoredSession.Note(
                                row.getString("text"),
                                row.getString("author"),
                                LogTime.parse(row.getString("time"))))
                .list();
    }

    private static List<StoredSession.KeptFilters> filters(Handle handle, String session) {
        return handle.createQuery(
                        """
                        SELECT name, media, stack, author, time FROM filters
                        WHERE session = ? ORDER BY entry
                        """)
                .bind(0, session)
                .map((row, context) ->
                        new StoredSession.KeptFilters(
                                row.getString("name"),
                                row.getString("media"),
                                row.getString("stack"),
                                row.getString("author"),
                                LogTime.parse(row.getString("time"))))
                .list();
    }

    private EntrySource read(LogEntry entry, List<String> missing) {
        return EntrySource.of(
                entry,
                json,
                (sha256, bytes) -> {
                    Blob blob = artifacts.get(sha256);
                    if (blob == null) {
                        missing.add(sha256);
                        return MissingArtifacts.BLOB;
                    }
                    return blob;
                });
    }
}
