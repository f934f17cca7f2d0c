package org.telltale.db.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/** Draws the scales and strips of a report into its PDF, by JSVG. */
final class PdfDrawings implements SVGDrawer {
    @Override
    public SVGImage buildSVGImage(
            Element svg,
            Box box,
            CssContext context,
            double cssWidth,
            double cssHeight,
            double dotsPerPixel) {
        double ownWidth = Double.parseDouble(svg.getAttribute("width"));
        double ownHeight = Double.parseDouble(svg.getAttribute("height"));
        double width = cssWidth >= 0 ? cssWidth : ownWidth * dotsPerPixel;
        double height = cssHeight >= 0 ? cssHeight : width * ownHeight / ownWidth;
        return new Drawing(load(svg), width, height, dotsPerPixel);
    }

    private static SVGDocument load(Element svg) {
        try {
            Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
            copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy.transform(new DOMSource(svg), new StreamResult(bytes));
            LoaderContext alone =
                    LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build();
            SVGDocument document =
                    new SVGLoader()
                            .load(new ByteArrayInputStream(bytes.toByteArray()), null, alone);
            if (document == null) {
                throw new IllegalStateException("a drawing of the report is not one");
            }
            return document;
        } catch (TransformerException e) {
            throw new IllegalStateException("the JDK copies XML", e);
        }
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // Drawings hold no text.
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // Drawings hold no text.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /**
     * A drawing of a size.
     *
     * @param width in the renderer's dots
     * @param height in the renderer's dots
     */
    private record Drawing(SVGDocument document, double width, double height, double dotsPerPixel)
            implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(width);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(height);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            float w = (float) (width / dotsPerPixel);
            float h = (float) (height / dotsPerPixel);
            device.drawWithGraphics(
                    (float) x,
                    (float) y,
                    (float) width,
                    (float) height,
                    graphics ->
                            document.renderWithPlatform(
                                    NullPlatformSupport.INSTANCE,
                                    graphics,
                                    new ViewBox(0, 0, w, h)));
        }
    }
}
