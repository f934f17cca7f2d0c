package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;

/**
 * The body of a challenge text for a forced REAL answer: what was measured as consistent on faces,
 * then what was searched for and not found. It names no place as suspicious.
 */
final class RealStatements {
    /** Those that say where on the face a search went; the others are small or at its rim. */
    private static final Set<FacialRegion> SEARCHED =
            EnumSet.of(
                    FacialRegion.FOREHEAD,
                    FacialRegion.LEFT_CHEEK,
                    FacialRegion.RIGHT_CHEEK,
                    FacialRegion.NOSE_BRIDGE,
                    FacialRegion.CHIN);

    private final Analysis analysis;
    private final Messages messages;
    private final CueSentences cueSentences;
    private final RegionNames regionNames;

    RealStatements(Analysis analysis, PlaceWords places, Messages messages, Locale locale) {
        this.analysis = analysis;
        this.messages = messages;
        this.cueSentences = new CueSentences(analysis, places, locale);
        this.regionNames = new RegionNames(locale);
    }

    /** One sentence for each name of cue, one for each detector that searched and found nothing. */
    List<Statement> of() {
        List<Cue> consistent =
                analysis.cues().stream()
                        .filter(cue -> cue.supports() == Cue.Support.REAL)
                        .sorted(Comparator.comparing(cue -> cue.face() == null))
                        .toList();
        List<Statement> statements = new ArrayList<>(cueSentences.real(consistent));
        for (DetectorRun run : analysis.runs()) {
            String key = "real.searched." + run.detector().id();
            if (messages.has(key) && foundNothing(run)) {
                statements.add(searched(key));
            }
        }
        return statements;
    }

    /** Calibrated, leaning to real, and without any place. */
    private static boolean foundNothing(DetectorRun run) {
        List<Finding> findings = run.outcome().evidence().findings();
        return run.outcome() instanceof Outcome.Completed
                && findings.stream().allMatch(f -> f.place() instanceof Place.Whole)
                && findings.stream().anyMatch(RealStatements::leansToReal);
    }

    private static boolean leansToReal(Finding finding) {
        Double llr = finding.llr();
        return llr != null && llr < 0;
    }

    private Statement searched(String key) {
        Face face = largestFace();
        if (face == null) {
            return Citation.NONE.statement(
                    messages.text(key, messages.text("real.searched-picture")));
        }
        Set<FacialRegion> regions = EnumSet.copyOf(SEARCHED);
        regions.retainAll(face.regions().keySet());
        String where =
                regions.isEmpty()
                        ? messages.text("real.searched-face")
                        : regionNames.listInPairs(regions);
        return Citation.ofFaces(List.of(face)).statement(messages.text(key, where));
    }

    private @Nullable Face largestFace() {
        return analysis.faces().stream()
                .max(Comparator.comparingLong(face -> face.box().area()))
                .orElse(null);
    }
}
