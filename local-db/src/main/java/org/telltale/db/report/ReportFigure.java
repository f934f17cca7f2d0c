package org.telltale.db.report;

import java.util.Objects;
import org.telltale.inference.metadata.Blob;

/**
 * A picture in a report. Immutable.
 *
 * @param title short, stands above it
 * @param caption what is shown and what it does not prove; may be empty
 * @param alt what a reader who does not see it is told
 * @param png the picture
 */
public record ReportFigure(String title, String caption, String alt, Blob png) {
    public ReportFigure {
        Objects.requireNonNull(title);
        Objects.requireNonNull(caption);
        Objects.requireNonNull(alt);
        Objects.requireNonNull(png);
    }
}
