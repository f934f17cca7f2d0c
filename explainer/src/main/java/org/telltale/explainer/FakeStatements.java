package org.telltale.explainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaKind;

/**
 * The body of a challenge text for a forced FAKE answer. It speaks only of the places that the
 * answer's boxes show, so that text and boxes agree, and only of what was measured there.
 */
final class FakeStatements {
    private static final double MOSTLY_INSIDE = 0.5;

    private final Analysis analysis;
    private final PlaceWords places;
    private final CueSentences cueSentences;
    private final Messages messages;

    FakeStatements(Analysis analysis, PlaceWords places, Messages messages, Locale locale) {
        this.analysis = analysis;
        this.places = places;
        this.messages = messages;
        this.cueSentences = new CueSentences(analysis, places, locale);
    }

    /** Where, then which measured signs. */
    List<Statement> of(Localization localization) {
        List<Statement> statements = new ArrayList<>();
        if (localization.findings().isEmpty()) {
            statements.add(whole(localization));
        }
        SequencedMap<String, List<Finding>> told = new LinkedHashMap<>();
        for (Finding finding : localization.findings()) {
            String key = finding.place() instanceof Place.Interval ? "fake.interval" : "fake.where";
            told.computeIfAbsent(
                            messages.sentence(key, places.place(finding.place())),
                            sentence -> new ArrayList<>())
                    .add(finding);
        }
        statements.addAll(cited(told));
        List<Cue> cues = cues(localization);
        statements.addAll(cueSentences.fake(cues));
        SequencedMap<String, List<Finding>> measured = new LinkedHashMap<>();
        localization.findings().stream()
                .filter(finding -> finding.place() instanceof Place.Region)
                .filter(finding -> cues.stream().noneMatch(c -> finding.id().equals(c.finding())))
                .forEach(finding ->
                        measured.computeIfAbsent(measuredBy(finding), sentence -> new ArrayList<>())
                                .add(finding));
        statements.addAll(cited(measured));
        return statements;
    }

    private Statement whole(Localization localization) {
        if (localization.face() != null) {
            return Citation.ofFaces(List.of(localization.face()))
                    .statement(messages.sentence("fake.whole.face"));
        }
        boolean picture = analysis.media().kind() == MediaKind.IMAGE;
        return Citation.NONE.statement(
                messages.sentence(picture ? "fake.whole.picture" : "fake.whole.file"));
    }

    private String measuredBy(Finding finding) {
        String key = "fake.finding." + finding.provenance().detector();
        return messages.sentence(
                messages.has(key) ? key : "fake.finding.other", places.place(finding.place()));
    }

    /** Each sentence once, with all findings that it is about. */
    private List<Statement> cited(SequencedMap<String, List<Finding>> told) {
        List<Statement> statements = new ArrayList<>();
        told.forEach((sentence, findings) ->
                statements.add(Citation.ofFindings(analysis, findings).statement(sentence)));
        return statements;
    }

    private List<Cue> cues(Localization localization) {
        return analysis.cues().stream()
                .filter(cue -> cue.supports() == Cue.Support.FAKE)
                .filter(cue -> isShownBy(localization, cue))
                .toList();
    }

    private static boolean isShownBy(Localization localization, Cue cue) {
        Box box = cue.box();
        if (localization.findings().stream().anyMatch(f -> f.id().equals(cue.finding()))) {
            return true;
        }
        if (localization.isFallback() && cue.face() != null && localization.face() != null) {
            return cue.face().equals(localization.face().id());
        }
        return box == null
                ? localization.findings().isEmpty()
                : localization.boxes().stream()
                        .anyMatch(b -> b.intersection(box) >= MOSTLY_INSIDE * box.area());
    }
}
