package org.telltale.db.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.metadata.Blob;

/**
 * What users do with whole sessions: tag, mark as reviewed, move to the bin and back, remove for
 * good, find moved media. Every act is an entry of the log under the user's name; one that would
 * change nothing is not recorded. What is done to several sessions is done to all of them or none.
 *
 * <p>Sessions are named by ids or prefixes of at least 4 characters that only one id has. Safe for
 * use by several threads and processes; not for the JavaFX thread.
 */
public final class Curator {
    private final Database database;
    private final EntryLog log;
    private final AnalysisJson json;
    private final Thumbnails thumbnails;
    private final Emptying emptying;
    private final Clock clock;

    Curator(
            Database database,
            EntryLog log,
            AnalysisJson json,
            Thumbnails thumbnails,
            Emptying emptying,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.thumbnails = thumbnails;
        this.emptying = emptying;
        this.clock = clock;
    }

    /**
     * Adds a tag; a session that has it already, in whatever case, keeps it as it is.
     *
     * @return ids of the sessions that it was added to
     * @throws StoreException if a session does not exist, or the tag is empty or too long
     */
    public List<String> tag(List<String> sessions, String tag, String author) {
        String clean = Tag.of(tag);
        return act(sessions, new Curation.TagAdded(clean, author), lacks(clean));
    }

    /** Removes a tag; the ids of the sessions that had it. */
    public List<String> untag(List<String> sessions, String tag, String author) {
        String clean = Tag.of(tag);
        return act(sessions, new Curation.TagRemoved(clean, author), lacks(clean).negate());
    }

    /** Marks sessions as reviewed, or takes the mark back; the ids of those that this changed. */
    public List<String> markReviewed(List<String> sessions, boolean reviewed, String author) {
        return act(
                sessions, new Curation.ReviewMarked(reviewed, author), is("reviewed", !reviewed));
    }

    /** Moves sessions to the bin; the ids of those that were not in it. */
    public List<String> delete(List<String> sessions, String author) {
        return act(sessions, new Curation.Binned(author), is("binned", false));
    }

    /** Takes sessions out of the bin; the ids of those that were in it. */
    public List<String> restore(List<String> sessions, String author) {
        return act(sessions, new Curation.Restored(author), is("binned", true));
    }

    /**
     * Removes the content of the sessions in the bin for good: their entries' texts and figures,
     * their maps and thumbnails. The entries' digests stay, and a tombstone that names them. Media,
     * backups and archives are not touched.
     *
     * @throws StoreException if an entry of a session is not as it was written: that one and those
     *     after it stay in the bin
     * @throws org.telltale.inference.engine.CancelledException if asked to stop; what was removed
     *     stays so
     */
    public EmptiedBin emptyBin(String author, Cancellation cancellation, DoubleConsumer progress) {
        return emptying.run(author, cancellation, progress);
    }

    /** Tags of sessions outside the bin, in alphabetical order, with the number of sessions. */
    public List<TagUse> tags() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT min(tag) AS tag, count(*) AS sessions FROM session_tag
                                JOIN session ON session.id = session_tag.session
                                WHERE session.binned = 0 GROUP BY key ORDER BY key
                                """)
                        .map((row, context) ->
                                new TagUse(row.getString("tag"), row.getInt("sessions")))
                        .list());
    }

    /** Sessions whose media is not where it was, in the order of their ids. */
    public List<MissingMedia> missingMedia(Cancellation cancellation) {
        return MissingMedia.of(database, cancellation);
    }

    /**
     * Looks in a folder, and those in it, for media that are missing. Files are opened only to read
     * them, and only if one of the missing media has their size; whether a file is the one is
     * decided by its SHA-256. Links are not followed.
     *
     * @param progress takes the part of the bytes that were read, 0 to 1
     * @throws StoreException if the folder cannot be read
     * @throws org.telltale.inference.engine.CancelledException if asked to stop; nothing is changed
     */
    public FoundMedia findMedia(
            Path folder, String author, Cancellation cancellation, DoubleConsumer progress) {
        FoundMedia found =
                new MediaSearch(missingMedia(cancellation), cancellation, progress).in(folder);
        database.write(handle -> {
            for (FoundMedia.Moved moved : found.moved()) {
                append(
                        handle,
                        moved.session(),
                        new Curation.MediaFound(moved.path(), moved.sha256(), author));
            }
            return found;
        });
        return found;
    }

    /** The small picture kept of a media; null where there is none. */
    public @Nullable Blob thumbnail(String media) {
        return thumbnails.get(media);
    }

    /**
     * Keeps a small picture of a media, so that it is made only once. It goes with the session; of
     * a media without one nothing is kept.
     */
    public void keepThumbnail(String media, Blob picture) {
        database.write(handle -> {
            boolean known = !SessionWriter.sessionOf(handle, media).isEmpty();
            if (known) {
                thumbnails.put(media, picture);
            }
            return known;
        });
    }

    private List<String> act(List<String> sessions, Curation act, Change wanted) {
        return database.write(handle -> {
            List<String> changed = new ArrayList<>();
            for (String session : sessions) {
                String id = SessionReader.resolve(handle, session);
                if (wanted.in(handle).test(id)) {
                    append(handle, id, act);
                    changed.add(id);
                }
            }
            return changed;
        });
    }

    private void append(Handle handle, String session, Curation act) {
        String payload =
                json.write(
                        act,
                        blob -> {
                            throw new IllegalStateException("acts hold no bytes");
                        });
        log.append(handle, session, act.kind(), payload, clock.instant());
    }

    private static Change lacks(String tag) {
        return handle ->
                id ->
                        handle.createQuery(
                                        """
                                        SELECT count(*) = 0 FROM session_tag
                                        WHERE session = ? AND key = ?
                                        """)
                                .bind(0, id)
                                .bind(1, Tag.key(tag))
                                .mapTo(boolean.class)
                                .one();
    }

    private static Change is(String column, boolean value) {
        return handle ->
                id ->
                        handle.createQuery(
                                        "SELECT %s = ? FROM session WHERE id = ?".formatted(column))
                                .bind(0, value)
                                .bind(1, id)
                                .mapTo(boolean.class)
                                .one();
    }

    /** Which sessions an act changes. */
    @FunctionalInterface
    private interface Change {
        Predicate<String> in(Handle handle);

        default Change negate() {
            return handle -> in(handle).negate();
        }
    }

    /** A tag and how many sessions have it. */
    public record TagUse(String tag, int sessions) {}
}
