package org.telltale.db.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts embedded in PDF reports: DejaVu 2.37 (Bitstream Vera and Arev licences, free to embed
 * and to pass on), which draw Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic
 * letters, but no Chinese, Japanese or Korean ones. Immutable.
 */
final class PdfFonts {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private final CmapLookup glyphs;

    private PdfFonts(CmapLookup glyphs) {
        this.glyphs = glyphs;
    }

    /** A face of the family. */
    record Face(String file, String family, int weight, boolean italic) {
        InputStream open() {
            return Objects.requireNonNull(PdfFonts.class.getResourceAsStream(FOLDER + file), file);
        }
    }

    /** All of them: a condensed sans for text, a monospaced one for digests. */
    static List<Face> faces() {
        return List.of(
                new Face("DejaVuSansCondensed.ttf", "Report", 400, false),
                new Face("DejaVuSansCondensed-Bold.ttf", "Report", 700, false),
                new Face("DejaVuSansCondensed-Oblique.ttf", "Report", 400, true),
                new Face("DejaVuSansMono.ttf", "ReportMono", 400, false));
    }

    /**
     * Reads which letters the regular face can draw.
     *
     * @throws UncheckedIOException if the program's own font is damaged
     */
    static PdfFonts load() {
        try (InputStream in = faces().getFirst().open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            return new PdfFonts(font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a glyph for the code point. */
    boolean hasGlyph(int codePoint) {
        return glyphs.getGlyphId(codePoint) > 0;
    }
}
