package org.telltale.db.submission;

import java.util.List;
import java.util.Optional;
import org.telltale.db.submission.csv.CsvFormat;
import org.telltale.db.submission.ddlx.DdlxFormat;

/** The formats that this program knows. Immutable. */
public final class SubmissionFormats {
    private final List<SubmissionFormat> formats;

    /**
     * The given formats.
     *
     * @throws IllegalArgumentException if two share an id
     */
    public SubmissionFormats(List<SubmissionFormat> formats) {
        this.formats = List.copyOf(formats);
        if (formats.stream().map(SubmissionFormat::id).distinct().count() != formats.size()) {
            throw new IllegalArgumentException("two formats share an id");
        }
    }

    /** All that are built in: one line for each. */
    public static SubmissionFormats builtIn() {
        return new SubmissionFormats(
                List.of(
                        new DdlxFormat(), //
                        new CsvFormat()));
    }

    /** In the order in which they are listed to the user. */
    public List<SubmissionFormat> all() {
        return formats;
    }

    /** The format of that id. */
    public Optional<SubmissionFormat> byId(String id) {
        return formats.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
