package org.telltale.db.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of the log. Immutable.
 *
 * <p>Its digest is the SHA-256 of these bytes (UTF-8, lines ended by one line feed each, no line
 * feed after the payload):
 *
 * <pre>{@code
 * telltale-log-1
 * <prev: 64 hexadecimal digits>
 * <seq: decimal>
 * <session>
 * <kind>
 * <time>
 * <payload>
 * }</pre>
 *
 * The first six hold no line feed, so no two entries have the same bytes. Anyone can compute it
 * again from a row of the table {@code log} alone.
 *
 * @param seq 1 for the first, without gaps
 * @param session id
 * @param kind of {@link Recorded}
 * @param time when it was added, as {@link LogTime} writes it
 * @param payload JSON in ASCII
 * @param prev digest of the entry before; {@link #GENESIS} for the first
 * @param digest of this entry
 */
record LogEntry(
        long seq,
        String session,
        String kind,
        String time,
        String payload,
        String prev,
        String digest) {
    LogEntry {
        Objects.requireNonNull(session);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(time);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(prev);
        Objects.requireNonNull(digest);
    }

    /** What the first entry has before it. */
    static final String GENESIS = "0".repeat(64);

    /** The entry with its digest. */
    static LogEntry of(
            long seq, String session, String kind, String time, String payload, String prev) {
        return new LogEntry(
                seq,
                session,
                kind,
                time,
                payload,
                prev,
                digest(seq, session, kind, time, payload, prev));
    }

    /** Whether the digest is the one of the other fields. */
    boolean intact() {
        return digest.equals(digest(seq, session, kind, time, payload, prev));
    }

    /** When it was added. */
    Instant instant() {
        return LogTime.parse(time);
    }

    private static String digest(
            long seq, String session, String kind, String time, String payload, String prev) {
        String text =
                String.join(
                        "\n",
                        "telltale-log-1",
                        prev,
                        Long.toString(seq),
                        session,
                        kind,
                        time,
                        payload);
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
