package org.telltale.db.report;

import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Dates and the id of a PDF, which follow from the stamp and not from the clock. Stateless. */
final class PdfStamp {
    private PdfStamp() {}

    /** Stamps a document that is ready to be saved. */
    static void set(PDDocument document, ReportStamp stamp) {
        Calendar time = GregorianCalendar.from(stamp.time().atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(time);
        information.setModificationDate(time);
        information.setCreator(stamp.program());
        document.setDocumentId(stamp.time().toEpochMilli());
    }
}
