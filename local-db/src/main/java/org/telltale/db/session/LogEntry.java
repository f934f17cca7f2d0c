package org.telltale.db.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log. Immutable.
 *
 * <p>The digest of an entry of the second format, which is the one written, is the SHA-256 of these
 * bytes (UTF-8, lines ended by one line feed each, no line feed after the last):
 *
 * <pre>{@code
 * telltale-log-2
 * <prev: 64 hexadecimal digits>
 * <seq: decimal>
 * <session>
 * <kind>
 * <time>
 * <content: 64 hexadecimal digits>
 * }</pre>
 *
 * where the content's digest is the SHA-256 of
 *
 * <pre>{@code
 * telltale-content-2
 * <salt: 32 hexadecimal digits>
 * <payload>
 * }</pre>
 *
 * So the payload can be removed, together with the salt, and the chain still be checked; and since
 * the salt is random, nobody can find out from what is left whether a short note said what they
 * guess. Who kept a copy of the entry can still prove that it is the one that was removed.
 *
 * <p>In the first format, which is only read, {@code telltale-log-1} stands for the first line and
 * the payload itself for the content's digest, and there is no salt. Once such an entry is emptied,
 * its digest cannot be computed again: then the tombstone that removed it vouches for its other
 * fields (see {@link ChainCheck}), and the next entry for the digest.
 *
 * <p>The first six lines hold no line feed, so no two entries have the same bytes. Anyone can
 * compute it again from a row of the table {@code log} alone.
 *
 * @param seq 1 for the first, without gaps
 * @param session id
 * @param kind of {@link Recorded}
 * @param time when it was added, as {@link LogTime} writes it
 * @param payload JSON in ASCII; empty where the content was removed
 * @param prev digest of the entry before; {@link #GENESIS} for the first
 * @param digest of this entry
 * @param format 1 or 2; 0, as in archives from before there was a second, is read as 1
 * @param content digest of salt and payload; null in the first format
 * @param salt random; null in the first format and where the content was removed
 */
record LogEntry(
        long seq,
        String session,
        String kind,
        String time,
        String payload,
        String prev,
        String digest,
        int format,
        @Nullable String content,
        @Nullable String salt) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    LogEntry {
        Objects.requireNonNull(session);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(time);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(prev);
        Objects.requireNonNull(digest);
        format = format == 0 ? 1 : format;
    }

    /** What the first entry has before it. */
    static final String GENESIS = "0".repeat(64);

    /** An entry of the second format, with a salt of its own. */
    static LogEntry of(
            long seq, String session, String kind, String time, String payload, String prev) {
        byte[] random = new byte[SALT_BYTES];
        RANDOM.nextBytes(random);
        return of(seq, session, kind, time, payload, prev, HexFormat.of().formatHex(random));
    }

    /** The same with a given salt. */
    static LogEntry of(
            long seq,
            String session,
            String kind,
            String time,
            String payload,
            String prev,
            String salt) {
        String content = content(salt, payload);
        String digest = digest("telltale-log-2", prev, seq, session, kind, time, content);
        return new LogEntry(seq, session, kind, time, payload, prev, digest, 2, content, salt);
    }

    /** An entry as Telltale wrote them before there was a second format. */
    static LogEntry ofFirstFormat(
            long seq, String session, String kind, String time, String payload, String prev) {
        String digest = digest("telltale-log-1", prev, seq, session, kind, time, payload);
        return new LogEntry(seq, session, kind, time, payload, prev, digest, 1, null, null);
    }

    /** Whether its content was removed. */
    boolean isEmptied() {
        return payload.isEmpty();
    }

    /**
     * Whether the digests are those of the other fields, as far as they are there. An emptied entry
     * of the first format is not intact by itself: its tombstone has to be asked.
     */
    boolean intact() {
        return switch (format) {
            case 1 ->
                    content == null
                            && salt == null
                            && !isEmptied()
                            && digest.equals(
                                    digest(
                                            "telltale-log-1",
                                            prev,
                                            seq,
                                            session,
                                            kind,
                                            time,
                                            payload));
            case 2 ->
                    content != null
                            && holdsContent(content)
                            && digest.equals(
                                    digest(
                                            "telltale-log-2",
                                            prev,
                                            seq,
                                            session,
                                            kind,
                                            time,
                                            content));
            default -> false;
        };
    }

    private boolean holdsContent(String expected) {
        if (isEmptied()) {
            return salt == null;
        }
        return salt != null && expected.equals(content(salt, payload));
    }

    /** When it was added. */
    Instant instant() {
        return LogTime.parse(time);
    }

    private static String content(String salt, String payload) {
        return sha256(String.join("\n", "telltale-content-2", salt, payload));
    }

    private static String digest(
            String form,
            String prev,
            long seq,
            String session,
            String kind,
            String time,
            String last) {
        return sha256(String.join("\n", form, prev, Long.toString(seq), session, kind, time, last));
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
