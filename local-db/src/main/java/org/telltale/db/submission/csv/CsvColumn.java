package org.telltale.db.submission.csv;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns, in the order in which they are written. */
enum CsvColumn {
    /** Name of the media with its extension. Text. */
    FILE,
    /** Digest of the media, 64 hexadecimal digits; may be empty. */
    SHA256,
    /** Upright width in pixels; empty without a picture. */
    WIDTH,
    /** Upright height in pixels; empty without a picture. */
    HEIGHT,
    /** {@code fake}, {@code real} or {@code inconclusive}. */
    LABEL,
    /** {@code fake} or {@code real}: the answer without abstaining. */
    FORCED_LABEL,
    /** Log10 likelihood ratio; empty where there is none. */
    LLR,
    /** Of fake at prior 0.5, 0 to 1; empty where there is none. */
    PROBABILITY,
    /** {@code x1 y1 x2 y2} in source pixels, x2 and y2 exclusive; several separated by "; ". */
    BOXES,
    /** {@code true} where the boxes stand in for a localization that was not measured. */
    BOXES_FALLBACK,
    /** Explains the forced label. Text. */
    TEXT;

    /** The name in the header. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a table may do without it. */
    boolean optional() {
        return this != FILE && this != FORCED_LABEL;
    }

    static Optional<CsvColumn> named(String header) {
        return Stream.of(values()).filter(column -> column.header().equals(header)).findFirst();
    }
}
