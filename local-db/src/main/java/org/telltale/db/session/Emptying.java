package org.telltale.db.session;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.engine.Cancellation;

/**
 * Removes the content of the sessions in the bin: of each in one transaction, in which the
 * tombstone is added, the rows of the tables go and the entries' payloads are blanked. Then their
 * files are deleted, and the database file is written anew, so that nothing of it is left in its
 * free pages or its write-ahead log. What is to be deleted is noted in a file first (see {@link
 * Leftovers}), so that it is finished after a crash. Thread-safe.
 *
 * <p>What this cannot reach: blocks that the file system or a drive keeps of older states of a
 * file.
 */
final class Emptying {
    private final Database database;
    private final EntryLog log;
    private final AnalysisJson json;
    private final Leftovers leftovers;
    private final Clock clock;

    Emptying(Database database, EntryLog log, AnalysisJson json, Leftovers leftovers, Clock clock) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    /** Empties the bin. */
    EmptiedBin run(String author, Cancellation cancellation, DoubleConsumer progress) {
        List<String> binned =
                database.read(handle ->
                        handle.createQuery(
                                        "SELECT id FROM session WHERE binned = 1 ORDER BY number")
                                .mapTo(String.class)
                                .list());
        int sessions = 0;
        long entries = 0;
        boolean wiped;
        try {
            for (String id : binned) {
                cancellation.check();
                long emptied = database.write(handle -> empty(handle, id, author));
                sessions += emptied > 0 ? 1 : 0;
                entries += emptied;
                // The rest is for writing the file anew.
                progress.accept(0.8 * sessions / binned.size());
            }
        } finally {
            wiped = leftovers.finish();
        }
        progress.accept(1);
        return new EmptiedBin(sessions, entries, wiped);
    }

    /** How many entries were emptied; none where the session has left the bin meanwhile. */
    private long empty(Handle handle, String id, String author) {
        String media =
                handle.createQuery("SELECT media FROM session WHERE id = ? AND binned = 1")
                        .bind(0, id)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(null);
        if (media == null) {
            return 0;
        }
        List<LogEntry> entries = EntryLog.withContent(handle, id);
        for (LogEntry entry : entries) {
            // A tombstone must not vouch for what somebody changed.
            if (!entry.intact()) {
                throw Refusal.of("bin.entry-changed", null, entry.seq(), id);
            }
        }
        List<String> artifacts =
                handle.createQuery(
                                """
                                SELECT DISTINCT sha256 FROM artifact
                                WHERE entry IN (SELECT seq FROM log WHERE session = ?)
                                ORDER BY sha256
                                """)
                        .bind(0, id)
                        .mapTo(String.class)
                        .list();
        Curation.Emptied tombstone =
                new Curation.Emptied(
                        media,
                        entries.stream().map(Curation.RemovedEntry::of).toList(),
                        artifacts,
                        author);
        try {
            leftovers.note(media, artifacts);
        } catch (IOException e) {
            throw Refusal.of(e, database.file());
        }
        String payload =
                json.write(
                        tombstone,
                        blob -> {
                            throw new IllegalStateException("a tombstone holds no bytes");
                        });
        LogEntry added = log.append(handle, id, tombstone.kind(), payload, clock.instant());
        EntryLog.empty(handle, added);
        return entries.size();
    }
}
