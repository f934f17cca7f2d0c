package org.telltale.db.submission.ddlx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

/**
 * What could be understood of one JSON document. Immutable.
 *
 * @param label FAKE or REAL; null where it does not say
 * @param boxes in DDL-X's coordinates, without those that have no extent
 * @param text empty where it has none
 */
record DdlxDocument(@Nullable Label label, List<Box> boxes, String text) {
    DdlxDocument {
        boxes = List.copyOf(boxes);
    }

    /** As an entry; null without a label. */
    @Nullable SubmissionEntry entry(String stem) {
        return label == null
                ? null
                : new SubmissionEntry(
                        stem,
                        null,
                        label,
                        label,
                        null,
                        null,
                        null,
                        SubmissionEntry.Space.DDLX,
                        boxes,
                        false,
                        text);
    }
}
