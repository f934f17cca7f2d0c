package org.telltale.app.window.desk;

import java.util.ArrayList;
import java.util.List;
import org.telltale.app.window.Texts;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.viewers.image.Mark;

/** Marks as an analyst's acts leave them. Immutable. */
final class HandMarks {
    private static final int LONGEST_LABEL = 40;

    private final Texts texts;

    HandMarks(Texts texts) {
        this.texts = texts;
    }

    /** The program's own marks, those set aside struck through, and the analyst's above them. */
    List<Mark> of(List<Mark> own, AnalystWork work) {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : own) {
            marks.add(assessed(mark, work));
        }
        for (AnalystWork.StandingRegion standing : work.regions().values()) {
            AnalystRegion region = standing.region();
            marks.add(
                    new Mark(
                            region.id(),
                            kind(region.label()),
                            region.outline().box(),
                            label(region),
                            region.outline()));
        }
        return marks;
    }

    private Mark assessed(Mark mark, AnalystWork work) {
        AnalystWork.Assessment held = work.assessments().get(mark.id());
        AnalystRegion correction = work.correctionOf(mark.id());
        String name = mark.label().isEmpty() ? mark.id() : mark.label();
        if (held != null && held.opinion() == AnalystAct.Opinion.REJECTED) {
            return setAside(mark, texts.format("mark.rejected", name));
        }
        if (correction != null) {
            return setAside(mark, texts.format("mark.corrected", name, correction.id()));
        }
        return held == null
                ? mark
                : new Mark(
                        mark.id(),
                        mark.kind(),
                        mark.box(),
                        texts.format("mark.confirmed", name),
                        mark.outline());
    }

    private static Mark setAside(Mark mark, String label) {
        return new Mark(mark.id(), Mark.Kind.SET_ASIDE, mark.box(), label, mark.outline());
    }

    private static Mark.Kind kind(AnalystRegion.Label label) {
        return switch (label) {
            case MANIPULATED -> Mark.Kind.DRAWN_MANIPULATED;
            case AUTHENTIC -> Mark.Kind.DRAWN_AUTHENTIC;
            case NOTE -> Mark.Kind.DRAWN_NOTE;
        };
    }

    private String label(AnalystRegion region) {
        String text = region.text();
        String name = texts.format("mark.drawn." + region.label(), region.id());
        if (text.isEmpty()) {
            return name;
        }
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST_LABEL;
        String shown =
                fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL)) + "…";
        return texts.format("mark.drawn.text", name, shown);
    }
}
