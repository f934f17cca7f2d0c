package org.telltale.db.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says at heart and how it came here. Immutable.
 *
 * @param recorded what was first written, here or elsewhere
 * @param origin the entry that was first written
 * @param imported the import that brought it here; null where it was written here
 */
record EntrySource(Recorded recorded, LogEntry origin, Recorded.@Nullable Imported imported) {
    /** Databases that an entry may have passed through; each doubles the escapes in its payload. */
    static final int MAX_HANDS = 6;

    /**
     * Unwraps an entry; every blob in it is asked of the source.
     *
     * @throws StoreException if it cannot be read, or an import in it was changed
     */
    static EntrySource of(LogEntry entry, AnalysisJson json, BlobJson.Source blobs) {
        LogEntry innermost = entry;
        Recorded.Imported outermost = null;
        for (int hands = 0; hands <= MAX_HANDS; hands++) {
            Recorded recorded = json.read(innermost, blobs);
            if (!(recorded instanceof Recorded.Imported next)) {
                return new EntrySource(recorded, innermost, outermost);
            }
            if (!next.entry().intact() || !LogTime.isTime(next.entry().time())) {
                throw Refusal.of("entry.import-changed", null, entry.seq(), entry.session());
            }
            outermost = outermost == null ? next : outermost;
            innermost = next.entry();
        }
        throw Refusal.of("archive.too-many-hands", null, MAX_HANDS);
    }

    /** When it was first written, as the log writes times. */
    String time() {
        return origin.time();
    }

    /** When it was first written. */
    Instant instant() {
        return origin.instant();
    }

    /** Whether it came from another database. */
    boolean isImported() {
        return imported != null;
    }
}
