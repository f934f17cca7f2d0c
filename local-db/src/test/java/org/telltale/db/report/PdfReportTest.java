package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;

/** What a PDF reader, a screen reader and an archive get. */
class PdfReportTest {
    @Test
    void textCanBeReadOut() throws Exception {
        String text = text(ReportFixture.fake());
        assertThat(text)
                .contains("Examination of photo.jpg")
                .contains("moderate support for manipulation")
                .contains("Page 1 of")
                .contains("session aaaaaaaaaaaaaaaa")
                .contains("SHA-256 " + ReportFixture.DIGEST);
    }

    @Test
    void itIsTagged() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes(ReportFixture.fake()))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).contains("photo.jpg");
            List<PDStructureElement> elements = new ArrayList<>();
            collect(catalog.getStructureTreeRoot(), elements);
            assertThat(elements)
                    .extracting(PDStructureElement::getStructureType)
                    .contains("H1", "H2", "H3", "P", "Table", "TH", "TD", "L", "Figure", "Link");
            assertThat(elements)
                    .filteredOn(element -> element.getStructureType().equals("Figure"))
                    .hasSize(7)
                    .allSatisfy(f -> assertThat(f.getAlternateDescription()).isNotBlank());
        }
    }

    @Test
    void itHasBookmarksAndItsFontsInside() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes(ReportFixture.fake()))) {
            PDOutlineItem session = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(session.getTitle()).isEqualTo("photo.jpg");
            assertThat(session.getFirstChild().getTitle()).startsWith("Explanation");
            assertThat(session.getFirstChild().findDestinationPage(pdf)).isNotNull();
            for (PDPage page : pdf.getPages()) {
                PDResources resources = page.getResources();
                for (COSName name : resources.getFontNames()) {
                    assertThat(resources.getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void whatHasNoGlyphStandsAsItsCodePoint() throws Exception {
        String text = text(ReportFixture.named("中文 ÄÖÜß Ελλ Жук.jpg", "v"));
        assertThat(text).contains("[U+4E2D][U+6587] ÄÖÜß Ελλ Жук.jpg");
    }

    @Test
    void hostileNamesStayText() throws Exception {
        String name = "\"><img src='file:/etc/passwd'><b>\u202E.jpg";
        assertThat(text(ReportFixture.named(name, name)).replaceAll("\\s+", " "))
                .contains("<img src='file:/etc/passwd'><b>[U+202E].jpg");
    }

    @Test
    void theSameSessionGivesTheSameBytes() throws Exception {
        assertThat(bytes(ReportFixture.fake())).isEqualTo(bytes(ReportFixture.fake()));
    }

    private static byte[] bytes(Analysis analysis) throws Exception {
        PdfFonts fonts = PdfFonts.load();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String xhtml = ReportFixture.document(ReportFormat.PDF, fonts::hasGlyph, analysis);
        PdfReport.write(xhtml, ReportFixture.STAMP, out);
        return out.toByteArray();
    }

    private static String text(Analysis analysis) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes(analysis))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> elements) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                elements.add(element);
                collect(element, elements);
            }
        }
    }
}
