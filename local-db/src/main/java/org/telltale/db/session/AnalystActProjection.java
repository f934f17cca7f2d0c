package org.telltale.db.session;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.inference.media.Box;

/** The table of analysts' acts, from which their entries are found again. Stateless. */
final class AnalystActProjection {
    /** Adds one act. */
    void acted(Handle handle, LogEntry entry, EntrySource source, AnalystAct act) {
        switch (act) {
            case AnalystAct.TextCorrected corrected -> {
                requireRun(handle, entry, corrected.run());
                insert(handle, entry, source, act, corrected.run());
                Explanation text = corrected.text();
                if (text != null) {
                    text.statements().forEach(s -> makeFound(handle, entry, s.text()));
                }
            }
            case AnalystAct.SubjectConfirmed _ -> insert(handle, entry, source, act, null);
            case AnalystAct.RegionMarked marked -> {
                if (marked.region() != null) {
                    require(handle, entry, marked.region());
                    if (act.kindOfAct() != AnalystAct.Kind.MOVED
                            && act.kindOfAct() != AnalystAct.Kind.RESIZED) {
                        makeFound(handle, entry, marked.region().text());
                    }
                }
                insert(handle, entry, source, act, null);
            }
            case AnalystAct.FindingAssessed assessed -> {
                requireRun(handle, entry, assessed.run());
                requireFinding(handle, entry, assessed.run(), assessed.finding());
                insert(handle, entry, source, act, assessed.run());
            }
        }
    }

    /** Entries of a session's acts that hold for a run, in their order. */
    static List<LogEntry> entries(Handle handle, String session, String run) {
        return handle.createQuery(
                        """
                        SELECT log.* FROM analyst_act JOIN log ON log.seq = analyst_act.entry
                        WHERE analyst_act.session = ?
                        AND (analyst_act.run IS NULL OR analyst_act.run = ?) ORDER BY log.seq
                        """)
                .bind(0, session)
                .bind(1, run)
                .map(EntryLog.ROW)
                .list();
    }

    private static void requireRun(Handle handle, LogEntry entry, String run) {
        int runs =
                handle.createQuery("SELECT count(*) FROM run WHERE id = ? AND session = ?")
                        .bind(0, run)
                        .bind(1, entry.session())
                        .mapTo(int.class)
                        .one();
        Projections.requireOne(runs, entry, run);
    }

    /** A region lies in the picture, and corrects only what was found. */
    private static void require(Handle handle, LogEntry entry, AnalystRegion region) {
        Box box = region.outline().box();
        boolean inside =
                handle.createQuery("SELECT width, height FROM media WHERE session = ?")
                        .bind(0, entry.session())
                        .map((row, context) ->
                                region.outline().liesIn(row.getInt("width"), row.getInt("height")))
                        .one();
        if (!inside) {
            throw Refusal.of(
                    "region.outside",
                    null,
                    entry.session(),
                    box.x1() + ", " + box.y1(),
                    box.x2() + ", " + box.y2());
        }
        if (region.text().length() > AnalystRegion.LONGEST_TEXT) {
            throw Refusal.of("region.text-too-long", null, AnalystRegion.LONGEST_TEXT);
        }
        AnalystRegion.Corrects corrects = region.corrects();
        if (corrects != null) {
            requireRun(handle, entry, corrects.run());
            requireFinding(handle, entry, corrects.run(), corrects.finding());
        }
    }

    private static void requireFinding(Handle handle, LogEntry entry, String run, String finding) {
        int found =
                handle.createQuery(
                                """
                                SELECT count(*) FROM finding JOIN outcome USING (entry)
                                WHERE outcome.run = ? AND finding.id = ?
                                """)
                        .bind(0, run)
                        .bind(1, finding)
                        .mapTo(int.class)
                        .one();
        if (found == 0) {
            throw Refusal.of("region.no-finding", null, entry.session(), finding);
        }
    }

    private static void insert(
            Handle handle,
            LogEntry entry,
            EntrySource source,
            AnalystAct act,
            @Nullable String run) {
        handle.execute(
                """
                INSERT INTO analyst_act (entry, session, run, kind, act, author, time)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                entry.session(),
                run,
                act.word(),
                Projections.lower(act.kindOfAct()),
                act.author(),
                source.time());
    }

    /** A sentence that is there already is not added again: undoing would make it grow forever. */
    private static void makeFound(Handle handle, LogEntry entry, String text) {
        if (!text.isEmpty()) {
            SearchText.addExplanation(handle, entry.session(), text);
        }
    }
}
