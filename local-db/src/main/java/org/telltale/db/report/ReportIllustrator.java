package org.telltale.db.report;

import java.util.Locale;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.engine.Cancellation;

/** Draws what a report shows. Called on the thread that writes the report. */
public interface ReportIllustrator {
    /**
     * Draws one session.
     *
     * @param media what lies at the media's path now; only {@link MediaState.Unchanged} may be
     *     decoded
     * @param language of titles and captions
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    ReportMaterial illustrate(
            StoredSession session, MediaState media, Locale language, Cancellation cancellation);

    /** Draws nothing. */
    static ReportIllustrator none() {
        return (session, media, language, cancellation) -> ReportMaterial.NONE;
    }
}
