package org.telltale.db.submission;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.verdict.Label;

/**
 * How to export. Immutable.
 *
 * @param missingAs answer for a session that has none; null refuses the export then
 * @param write how to write
 */
public record ExportOptions(@Nullable Label missingAs, WriteOptions write) {
    /** Refuses where an answer is missing. */
    public static final ExportOptions STANDARD = new ExportOptions(null, WriteOptions.STANDARD);

    public ExportOptions {
        if (missingAs == Label.INCONCLUSIVE) {
            throw new IllegalArgumentException("a missing answer is FAKE or REAL");
        }
    }
}
