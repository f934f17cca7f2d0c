package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;

/** The places that detectors point at, for the analyst: the strongest few of each detector. */
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
        List<Statement> statements = new ArrayList<>();
        for (DetectorRun run : analysis.runs()) {
            String title = run.detector().title();
            List<Finding> found =
                    run.outcome().evidence().findings().stream()
                            .filter(FoundStatements::pointsAtAPlace)
                            .sorted(Comparator.comparingDouble(finding -> -finding.rawScore()))
                            .toList();
            found.stream()
                    .limit(MOST_PLACES)
                    .map(f -> statement(title, f))
                    .forEach(statements::add);
            if (found.size() > MOST_PLACES) {
                List<Finding> more = found.subList(MOST_PLACES, found.size());
                statements.add(
                        Citation.ofFindings(analysis, more)
                                .statement(messages.text("place.more", title, more.size())));
            }
        }
        return statements;
    }

    private static boolean pointsAtAPlace(Finding finding) {
        Double llr = finding.llr();
        return !(finding.place() instanceof Place.Whole) && (llr == null || llr > 0);
    }

    private Statement statement(String title, Finding finding) {
        Double llr = finding.llr();
        String where = places.place(finding.place());
        Cue score = ModelScores.of(analysis, finding);
        if (llr == null && score != null) {
            return Citation.ofCues(analysis, List.of(score))
                    .statement(
                            messages.text(
                                    "place.scored",
                                    title,
                                    scored(finding.place(), where),
                                    figures.number(score.value()),
                                    score.unit()));
        }
        return Citation.ofFindings(analysis, List.of(finding))
                .statement(
                        llr == null
                                ? messages.text("place.uncalibrated", title, where)
                                : messages.text(
                                        "place.supported", title, where, figures.ratio(llr)));
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
