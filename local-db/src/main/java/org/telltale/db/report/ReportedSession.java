package org.telltale.db.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.LogHead;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.Analysis;

/**
 * Everything that a report says of one session comes from this. Immutable.
 *
 * @param number in the report, from 1
 * @param stored as in the database
 * @param explanation Telltale's own, in the report's language
 * @param places numbered places of the picture
 * @param material pictures and the analyst's acts
 * @param media what lies at its path now
 * @param head of the log when the report was written; null where it is not known
 */
record ReportedSession(
        int number,
        StoredSession stored,
        Explanation explanation,
        List<NumberedPlace> places,
        ReportMaterial material,
        MediaState media,
        @Nullable LogHead head) {
    ReportedSession {
        Objects.requireNonNull(stored);
        Objects.requireNonNull(explanation);
        Objects.requireNonNull(material);
        Objects.requireNonNull(media);
        places = List.copyOf(places);
    }

    Analysis analysis() {
        return stored.analysis();
    }

    String id() {
        return stored.summary().id();
    }

    /** An id of the document's that no other session has. */
    String anchor(String what) {
        return "s" + number + "-" + what;
    }
}
