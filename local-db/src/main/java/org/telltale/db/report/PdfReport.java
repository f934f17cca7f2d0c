package org.telltale.db.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Turns a report's XHTML into tagged PDF (PDF/UA-1, ISO 14289-1) with its fonts inside. Nothing is
 * loaded from anywhere: pictures are in the text, fonts in the program. Stateless.
 */
final class PdfReport {
    private PdfReport() {}

    /**
     * Writes a PDF; the same text and stamp give the same bytes.
     *
     * @throws IOException if it cannot be written
     */
    static void write(String xhtml, ReportStamp stamp, OutputStream out) throws IOException {
        XRLog.setLoggerImpl(new Slf4jLogger());
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:image/png;base64,"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:image/png;base64,"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useSVGDrawer(new PdfDrawings());
        builder.addDOMMutator(PdfReport::describeDrawings);
        for (PdfFonts.Face face : PdfFonts.faces()) {
            builder.useFont(
                    face::open,
                    face.family(),
                    face.weight(),
                    face.italic() ? FontStyle.ITALIC : FontStyle.NORMAL,
                    true);
        }
        builder.withProducer(stamp.program());
        builder.withHtmlContent(xhtml, "about:report");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            PDDocument document = renderer.createPDFKeepOpen();
            PdfStamp.set(document, stamp);
            document.save(out);
        }
    }

    /** The renderer reads what a drawing shows where an {@code img} has it. */
    private static void describeDrawings(Document document) {
        NodeList drawings = document.getElementsByTagName("svg");
        for (int i = 0; i < drawings.getLength(); i++) {
            Element drawing = (Element) drawings.item(i);
            drawing.setAttribute("alt", drawing.getAttribute("aria-label"));
        }
    }
}
