package org.telltale.db.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.verdict.Strength;

/**
 * The ENFSI scale drawn: thirteen steps of the same width, from extremely strong support for "not
 * manipulated" to the same for "manipulated", with a pointer at the likelihood ratio. The bounds
 * under it are those of the steps, so that the drawing is not to scale and says so. Immutable.
 */
final class RatioScale {
    /** None first, the strongest last. */
    private static final List<Strength> STRENGTHS = List.of(Strength.values());

    private static final int STEP = 60;
    private static final int TOP = 16;
    private static final int HEIGHT = 16;
    // Where the last step has no upper bound, it is drawn as long as two powers of ten.
    private static final double END = 8;
    // Blue for the one side, orange for the other: told apart by colour-blind readers too.
    private static final List<String> SIDE_REAL =
            List.of("#d6e6f2", "#b7d4e8", "#93bfdc", "#6ca7cd", "#468dbb", "#2a71a2");
    private static final List<String> SIDE_FAKE =
            List.of("#fbe3c6", "#f7cd9b", "#f0b36b", "#e5963c", "#cf7a1b", "#a95f0d");

    private final ReportText text;

    RatioScale(ReportText text) {
        this.text = text;
    }

    /** Draws a log10 likelihood ratio. */
    void write(Markup markup, double llr, String alt) throws XMLStreamException {
        int width = STEP * steps().size();
        markup.start("div", "class", "scale");
        markup.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "ratio-scale",
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(TOP + HEIGHT),
                "viewBox",
                "0 0 " + width + " " + (TOP + HEIGHT),
                "role",
                "img",
                "aria-label",
                alt);
        int x = 0;
        for (String colour : colours()) {
            markup.empty(
                    "rect",
                    "x",
                    String.valueOf(x),
                    "y",
                    String.valueOf(TOP),
                    "width",
                    String.valueOf(STEP),
                    "height",
                    String.valueOf(HEIGHT),
                    "fill",
                    colour,
                    "stroke",
                    "#5a6470",
                    "stroke-width",
                    "0.8");
            x += STEP;
        }
        double at = position(llr) * STEP;
        markup.empty(
                "polygon",
                "points",
                String.format(
                        Locale.ROOT, "%.1f,%d %.1f,1 %.1f,1", at, TOP + HEIGHT, at - 7, at + 7),
                "fill",
                "#1b1f24",
                "stroke",
                "#ffffff",
                "stroke-width",
                "1.2");
        markup.end("svg").line();
        labels(markup, llr);
        markup.end("div").line();
    }

    private void labels(Markup markup, double llr) throws XMLStreamException {
        List<Integer> steps = steps();
        int here = (int) Math.floor(position(llr));
        markup.start("table", "class", "steps", "role", "presentation").start("tbody").start("tr");
        for (int i = 0; i < steps.size(); i++) {
            String word = text.of("scale." + STRENGTHS.get(Math.abs(steps.get(i))).name());
            markup.element("td", word, "class", i == here ? "here" : "step");
        }
        markup.end("tr").start("tr");
        int half = steps.size() / 2;
        markup.element(
                "td", text.of("scale.real"), "colspan", String.valueOf(half), "class", "left");
        markup.element("td", "", "class", "step");
        markup.element(
                "td", text.of("scale.fake"), "colspan", String.valueOf(half), "class", "right");
        markup.end("tr").end("tbody").end("table");
    }

    /** −6 for the strongest support of "not manipulated" to 6 for the opposite. */
    private static List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        int most = STRENGTHS.size() - 1;
        for (int i = -most; i <= most; i++) {
            steps.add(i);
        }
        return steps;
    }

    private static List<String> colours() {
        List<String> colours = new ArrayList<>(SIDE_REAL.reversed());
        colours.add("#e8eaed");
        colours.addAll(SIDE_FAKE);
        return colours;
    }

    /** In steps from the left end; within a step by the logarithm. */
    static double position(double llr) {
        int most = STRENGTHS.size() - 1;
        double size = Math.min(Math.abs(llr), END);
        int step = STRENGTHS.indexOf(Strength.of(size));
        double within;
        if (step == 0) {
            // The middle step runs from the one bound over 0 to the other.
            within = size / (2 * Math.log10(Strength.WEAK.lowestRatio()));
            return most + 0.5 + Math.signum(llr) * within;
        }
        double low = Math.log10(STRENGTHS.get(step).lowestRatio());
        double high = step == most ? END : Math.log10(STRENGTHS.get(step + 1).lowestRatio());
        within = (size - low) / (high - low);
        double right = most + step + Math.min(within, 0.999);
        return llr > 0 ? right : 2 * most + 1 - right;
    }
}
