package org.telltale.db.session;

import java.time.Instant;
import java.util.Objects;

/**
 * The newest entry of the hash-chained log. It stands for all entries before it, but proves that
 * none was changed only to someone who has it recorded elsewhere. Immutable.
 *
 * @param entries so far; the number of this entry
 * @param digest SHA-256 of this entry, lower-case hexadecimal
 * @param time when it was added
 */
public record LogHead(long entries, String digest, Instant time) {
    public LogHead {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(time);
    }
}
