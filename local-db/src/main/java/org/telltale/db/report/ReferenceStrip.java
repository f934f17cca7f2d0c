package org.telltale.db.report;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/**
 * A cue's value beside the range of real media: the range is the filled part, the value the upright
 * bar. The axis is linear and holds both, with a margin. Stateless.
 */
final class ReferenceStrip {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 14;
    private static final double MARGIN = 0.08;

    private ReferenceStrip() {}

    static void write(Markup markup, Cue cue, ReferenceRange range, String alt)
            throws XMLStreamException {
        double low = Math.min(range.low(), cue.value());
        double high = Math.max(range.high(), cue.value());
        double span = high > low ? high - low : 1;
        double from = low - MARGIN * span;
        double unit = WIDTH / (span * (1 + 2 * MARGIN));
        double left = (range.low() - from) * unit;
        double right = (range.high() - from) * unit;
        double value = (cue.value() - from) * unit;
        boolean outside = cue.value() < range.low() || cue.value() > range.high();
        markup.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "strip",
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(HEIGHT),
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                alt);
        rect(markup, 0, 6.5, WIDTH, 1, "#8b949e");
        rect(markup, left, 3, Math.max(1, right - left), 8, "#7fb3d5");
        rect(markup, value - 1.5, 0, 3, HEIGHT, outside ? "#c05a00" : "#24527a");
        markup.end("svg");
    }

    private static void rect(
            Markup markup, double x, double y, double width, double height, String colour)
            throws XMLStreamException {
        markup.empty(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "fill",
                colour);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
