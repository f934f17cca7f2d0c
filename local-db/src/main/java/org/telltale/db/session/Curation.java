package org.telltale.db.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user does with a session as a whole. Immutable; its author is the user's name. */
sealed interface Curation extends Recorded {
    /** Who did it. */
    String author();

    /** A tag was added. */
    record TagAdded(String tag, String author) implements Curation {
        public TagAdded {
            Objects.requireNonNull(tag);
            Objects.requireNonNull(author);
        }
    }

    /** A tag was removed. */
    record TagRemoved(String tag, String author) implements Curation {
        public TagRemoved {
            Objects.requireNonNull(tag);
            Objects.requireNonNull(author);
        }
    }

    /** The session was marked as reviewed, or the mark was taken back. */
    record ReviewMarked(boolean reviewed, String author) implements Curation {
        public ReviewMarked {
            Objects.requireNonNull(author);
        }
    }

    /** The session was moved to the bin. */
    record Binned(String author) implements Curation {
        public Binned {
            Objects.requireNonNull(author);
        }
    }

    /** The session was taken out of the bin. */
    record Restored(String author) implements Curation {
        public Restored {
            Objects.requireNonNull(author);
        }
    }

    /**
     * The media was found at another place.
     *
     * @param path where a file with the media's digest lies now
     * @param sha256 digest that was computed of that file
     */
    record MediaFound(Path path, String sha256, String author) implements Curation {
        public MediaFound {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(author);
        }
    }

    /**
     * A tombstone: the content of the session's entries so far was removed for good.
     *
     * @param media digest of its media
     * @param entries whose content was removed
     * @param artifacts digests of the files that the session named; those that no other session
     *     names were deleted
     */
    record Emptied(String media, List<RemovedEntry> entries, List<String> artifacts, String author)
            implements Curation {
        public Emptied {
            Objects.requireNonNull(media);
            Objects.requireNonNull(author);
            entries = List.copyOf(entries);
            artifacts = List.copyOf(artifacts);
        }
    }

    /** What a tombstone keeps of an entry: enough to check the row that is left of it. */
    record RemovedEntry(long seq, String kind, String time, String digest) {
        public RemovedEntry {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(time);
            Objects.requireNonNull(digest);
        }

        /** What to keep of that entry. */
        static RemovedEntry of(LogEntry entry) {
            return new RemovedEntry(entry.seq(), entry.kind(), entry.time(), entry.digest());
        }
    }

    /** The word in the log's column {@code kind}. */
    default String word() {
        return switch (this) {
            case TagAdded _ -> "tag";
            case TagRemoved _ -> "untag";
            case ReviewMarked _ -> "reviewed";
            case Binned _ -> "bin";
            case Restored _ -> "restore";
            case MediaFound _ -> "found";
            case Emptied _ -> EMPTIED;
        };
    }

    /** The word of a tombstone. */
    String EMPTIED = "emptied";

    /** The type of that word; null for a word of another kind. */
    static @Nullable Class<? extends Curation> typeOf(String word) {
        return switch (word) {
            case "tag" -> TagAdded.class;
            case "untag" -> TagRemoved.class;
            case "reviewed" -> ReviewMarked.class;
            case "bin" -> Binned.class;
            case "restore" -> Restored.class;
            case "found" -> MediaFound.class;
            case EMPTIED -> Emptied.class;
            default -> null;
        };
    }
}
