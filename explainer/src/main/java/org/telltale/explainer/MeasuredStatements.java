package org.telltale.explainer;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/**
 * The measured signs for the analyst: each sign of manipulation with its value and reference range,
 * what is consistent in one sentence for each kind of cue, and how many measurements say nothing.
 */
final class MeasuredStatements {
    /** More consistent facial cues than this are told in one sentence. */
    private static final int MOST_SINGLE = 6;

    private final Analysis analysis;
    private final PlaceWords places;
    private final EvidenceWords words;
    private final Messages messages;
    private final Figures figures;

    MeasuredStatements(Analysis analysis, PlaceWords places, Messages messages, Locale locale) {
        this.analysis = analysis;
        this.places = places;
        this.messages = messages;
        this.words = new EvidenceWords(analysis, locale);
        this.figures = new Figures(locale);
    }

    List<Statement> of() {
        List<Statement> statements = new ArrayList<>();
        cues(Cue.Support.FAKE).forEach(cue -> statements.add(single(cue, "cue.fake")));
        List<Cue> onFaces =
                cues(Cue.Support.REAL).stream().filter(MeasuredStatements::onFace).toList();
        if (onFaces.size() > MOST_SINGLE) {
            statements.add(consistentFace(onFaces));
        }
        SequencedMap<String, List<Cue>> consistent = new LinkedHashMap<>();
        for (Cue cue : cues(Cue.Support.REAL)) {
            if (onFaces.size() > MOST_SINGLE && onFace(cue)) {
                continue;
            }
            consistent.computeIfAbsent(cue.name(), name -> new ArrayList<>()).add(cue);
        }
        consistent.forEach((name, group) -> statements.add(consistent(name, group)));
        for (Cue cue : cues(Cue.Support.NEITHER)) {
            if (cue.face() == null && cue.box() == null) {
                statements.add(measured(cue));
            }
        }
        List<Cue> neither =
                cues(Cue.Support.NEITHER).stream()
                        .filter(cue -> cue.face() != null || cue.box() != null)
                        // Told with their findings.
                        .filter(cue -> !ModelScores.isScore(cue))
                        .toList();
        if (!neither.isEmpty()) {
            statements.add(
                    Citation.ofCues(analysis, neither)
                            .statement(messages.text("cue.neither", neither.size())));
        }
        return statements;
    }

    private List<Cue> cues(Cue.Support support) {
        return analysis.cues().stream().filter(cue -> cue.supports() == support).toList();
    }

    private Statement measured(Cue cue) {
        return Citation.ofCues(analysis, List.of(cue))
                .statement(
                        messages.text(
                                "cue.measured",
                                words.measure(cue),
                                words.value(cue.value(), cue.unit())));
    }

    private Statement single(Cue cue, String key) {
        Citation citation = Citation.ofCues(analysis, List.of(cue));
        ReferenceRange range = cue.reference();
        String measure = words.measure(cue);
        String value = words.value(cue.value(), cue.unit());
        if (range == null) {
            return citation.statement(messages.text(key + ".no-reference", measure, value));
        }
        return citation.statement(
                messages.text(
                        key,
                        measure,
                        value,
                        figures.number(range.low()),
                        figures.number(range.high()),
                        range.percentile(),
                        range.n(),
                        range.bin()));
    }

    private static boolean onFace(Cue cue) {
        return cue.region() != null && cue.reference() != null;
    }

    private Statement consistentFace(List<Cue> cues) {
        List<ReferenceRange> ranges =
                cues.stream().map(Cue::reference).filter(Objects::nonNull).toList();
        long regions = cues.stream().map(Cue::region).distinct().count();
        return Citation.ofCues(analysis, cues)
                .statement(
                        messages.text(
                                "cue.consistent.face",
                                cues.size(),
                                regions,
                                ranges.stream()
                                        .mapToInt(ReferenceRange::percentile)
                                        .min()
                                        .orElse(0),
                                ranges.stream().mapToInt(ReferenceRange::n).min().orElse(0)));
    }

    private Statement consistent(String name, List<Cue> group) {
        if (group.size() == 1) {
            return single(group.getFirst(), "cue.real");
        }
        String key = "group." + name;
        String what = messages.has(key) ? messages.text(key) : messages.text("group.other", name);
        DoubleSummaryStatistics values = group.stream().mapToDouble(Cue::value).summaryStatistics();
        List<ReferenceRange> ranges =
                group.stream().map(Cue::reference).filter(Objects::nonNull).toList();
        boolean allReferenced = ranges.size() == group.size();
        return Citation.ofCues(analysis, group)
                .statement(
                        messages.text(
                                allReferenced ? "cue.consistent.n" : "cue.consistent",
                                places.places(group, false),
                                what,
                                figures.number(values.getMin()),
                                words.value(values.getMax(), group.getFirst().unit()),
                                ranges.stream().mapToInt(ReferenceRange::n).min().orElse(0)));
    }
}
