package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;

/**
 * The places that detectors point at, for the analyst: the strongest few of each detector, and each
 * place once, however many detectors found it.
 */
final class FoundStatements {
    private static final int MOST_PLACES = 4;

    private final Analysis analysis;
    private final PlaceWords places;
    private final Messages messages;
    private final Figures figures;

    FoundStatements(Analysis analysis, PlaceWords places, Messages messages, Locale locale) {
        this.analysis = analysis;
        this.places = places;
        this.messages = messages;
        this.figures = new Figures(locale);
    }

    List<Statement> of() {
        List<Statement> scores = new ArrayList<>();
        List<FoundPlace> found = new ArrayList<>();
        SequencedMap<String, List<Finding>> others = new LinkedHashMap<>();
        for (DetectorRun run : analysis.runs()) {
            String title = run.detector().title();
            List<Finding> pointing =
                    run.outcome().evidence().findings().stream()
                            .filter(FoundStatements::pointsAtAPlace)
                            .sorted(Comparator.comparingDouble(finding -> -finding.rawScore()))
                            .toList();
            for (int i = 0; i < pointing.size(); i++) {
                Finding finding = pointing.get(i);
                Cue score = finding.llr() == null ? ModelScores.of(analysis, finding) : null;
                if (score != null && i < MOST_PLACES) {
                    scores.add(score(title, finding, score));
                } else if (score != null || !isToldWith(found, title, finding, i < MOST_PLACES)) {
                    others.computeIfAbsent(title, t -> new ArrayList<>()).add(finding);
                }
            }
        }
        List<Statement> statements = new ArrayList<>();
        found.forEach(place -> statements.add(statement(place)));
        statements.addAll(scores);
        others.forEach((title, more) ->
                statements.add(
                        Citation.ofFindings(analysis, more)
                                .statement(messages.text("place.more", title, more.size()))));
        return statements;
    }

    /** Puts a finding to its place, or to a new one if it may have one. */
    private static boolean isToldWith(
            List<FoundPlace> found, String title, Finding finding, boolean mayBeNew) {
        FoundPlace.Found one = new FoundPlace.Found(title, finding);
        for (FoundPlace place : found) {
            if (place.takes(one)) {
                return true;
            }
        }
        if (mayBeNew) {
            found.add(new FoundPlace(one));
        }
        return mayBeNew;
    }

    private static boolean pointsAtAPlace(Finding finding) {
        Double llr = finding.llr();
        return !(finding.place() instanceof Place.Whole) && (llr == null || llr > 0);
    }

    private Statement statement(FoundPlace place) {
        Citation citation = Citation.ofFindings(analysis, place.findings());
        String where = places.place(place.leading().place());
        List<String> marking = place.uncalibrated();
        List<Double> llrs = place.llrs();
        if (llrs.isEmpty()) {
            return citation.statement(
                    messages.text(
                            "place.uncalibrated",
                            messages.enumerate(marking),
                            marking.size(),
                            where));
        }
        String lowest = figures.ratio(llrs.getFirst());
        String highest = figures.ratio(llrs.getLast());
        List<String> pointing = place.calibrated();
        return citation.statement(
                messages.text(
                        marking.isEmpty() ? "place.supported" : "place.supported.marked",
                        messages.enumerate(pointing),
                        pointing.size(),
                        where,
                        lowest.equals(highest) ? 1 : 2,
                        lowest,
                        highest,
                        messages.enumerate(marking),
                        marking.size()));
    }

    private Statement score(String title, Finding finding, Cue score) {
        return Citation.ofCues(analysis, List.of(score))
                .statement(
                        messages.text(
                                "place.scored",
                                title,
                                scored(finding.place(), places.place(finding.place())),
                                figures.number(score.value()),
                                score.unit()));
    }

    /** A face as a whole: naming the regions in its box would sound as if they were meant. */
    private String scored(Place place, String otherwise) {
        return place instanceof Place.Region region && region.face() != null
                ? messages.text(
                        "place.face",
                        figures.coordinate(region.box().x1()),
                        figures.coordinate(region.box().y1()),
                        figures.coordinate(region.box().x2()),
                        figures.coordinate(region.box().y2()))
                : otherwise;
    }
}
