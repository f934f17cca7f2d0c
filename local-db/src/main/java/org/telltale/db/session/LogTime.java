package org.telltale.db.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in the log: UTC, ISO 8601, always six digits of a second, so that text sorts as time. */
final class LogTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private LogTime() {}

    /** To the microsecond, cut. */
    static String format(Instant time) {
        return FORMAT.format(time.truncatedTo(ChronoUnit.MICROS));
    }

    /** Reads what {@link #format} wrote. */
    static Instant parse(String time) {
        return Instant.parse(time);
    }

    /** Whether the text is as {@link #format} writes it. */
    static boolean isTime(String text) {
        try {
            return format(parse(text)).equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
