package org.telltale.app.window.inspector;

import java.text.NumberFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Marks;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.FacialRegion;

/** A cue in the table's columns. Immutable. */
final class CueText {
    /** Units that say nothing beside a column of figures. */
    private static final Set<String> SILENT = Set.of("ratio", "exponent", "of those fused");

    private final Texts texts;
    private final Marks marks;

    CueText(Texts texts, Marks marks) {
        this.texts = texts;
        this.marks = marks;
    }

    String sign(Cue cue) {
        String key = "cues.name." + cue.name();
        // A detector added later names its cue itself until it gets a word here.
        return texts.has(key) ? texts.get(key) : cue.name();
    }

    String place(Cue cue) {
        FacialRegion region = cue.region();
        if (region != null) {
            return marks.region(region);
        }
        if (cue.face() != null) {
            return texts.get("cues.place.face");
        }
        return texts.get(cue.box() == null ? "cues.place.whole" : "cues.place.box");
    }

    String value(Cue cue) {
        return texts.format("cues.figure", number(cue.value()), unit(cue.unit())).strip();
    }

    /** Where the value lies by its reference range, in words. */
    String position(Cue cue) {
        ReferenceRange range = cue.reference();
        if (range == null) {
            return texts.get("cues.no-reference");
        }
        String key =
                cue.value() > range.high()
                        ? "cues.above"
                        : cue.value() < range.low() ? "cues.below" : "cues.inside";
        return texts.format(key, number(range.low()), number(range.high()));
    }

    /** Whether the value lies outside of its reference range. */
    boolean isOutside(Cue cue) {
        ReferenceRange range = cue.reference();
        return range != null && (cue.value() > range.high() || cue.value() < range.low());
    }

    /** What the reference range holds for; empty without one. */
    String condition(Cue cue) {
        ReferenceRange range = cue.reference();
        return range == null
                ? ""
                : texts.format("cues.condition", range.percentile(), range.n(), range.bin());
    }

    /** What the reference range was measured on; empty where that is not known. */
    String sources(Cue cue) {
        ReferenceRange range = cue.reference();
        return range == null || range.sources().isEmpty()
                ? ""
                : texts.format("cues.sources", String.join("; ", range.sources()));
    }

    String supports(Cue cue) {
        return texts.get("cues.supports." + cue.supports());
    }

    /** The mark that shows the cue; null where it has no place. */
    @Nullable String mark(Cue cue) {
        if (cue.box() != null) {
            return cue.id();
        }
        return cue.finding() != null ? cue.finding() : cue.face();
    }

    private String unit(String unit) {
        return SILENT.contains(unit) ? "" : unit;
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.language());
        format.setMaximumFractionDigits(Math.abs(value) < 10 ? 2 : 1);
        return format.format(value);
    }
}
