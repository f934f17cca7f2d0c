package org.telltale.db.report;

import java.util.Arrays;
import java.util.Optional;

/** What a report is written as. */
public enum ReportFormat {
    /** One HTML file, with everything inside and nothing from elsewhere. */
    HTML("report-html", "html"),
    /** One tagged PDF file (PDF/UA-1), with its fonts inside. */
    PDF("report-pdf", "pdf");

    private final String id;
    private final String extension;

    ReportFormat(String id, String extension) {
        this.id = id;
        this.extension = extension;
    }

    /** Stable name, as on the command line. */
    public String id() {
        return id;
    }

    /** Of its files, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format of that id. */
    public static Optional<ReportFormat> byId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }
}
