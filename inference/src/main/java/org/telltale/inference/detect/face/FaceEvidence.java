package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/**
 * Gathers the cues of one analysis and points at the regions that stand out: those where at least
 * two kinds of measurement lie outside what real faces show. Used by one thread.
 */
final class FaceEvidence {
    private final Examination examination;
    private final Provenance common;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();

    FaceEvidence(Examination examination, Provenance provenance) {
        this.examination = examination;
        this.common = provenance;
    }

    /**
     * Adds the cues of one face, and a finding for each region that stands out.
     *
     * @param reduction source pixels a pixel measured, at least 1
     * @param grid offset of the 8×8 grid looked at
     */
    void add(Face face, List<JudgedCue> judged, int reduction, String grid) {
        Provenance provenance =
                common.withSetting("working_scale", "1/" + reduction)
                        .withSetting("block_grid", grid);
        Map<FacialRegion, String> standingOut = new EnumMap<>(FacialRegion.class);
        for (Map.Entry<FacialRegion, Map<ConsistencyCue.Kind, Double>> region :
                outside(judged).entrySet()) {
            if (region.getValue().size() >= 2) {
                standingOut.put(
                        region.getKey(),
                        addFinding(face, region.getKey(), second(region.getValue()), provenance));
            }
        }
        for (JudgedCue cue : judged) {
            FacialRegion region = cue.compared().region();
            boolean fake = cue.support() == Cue.Support.FAKE;
            addCue(face, cue, fake ? standingOut.get(region) : null, provenance);
        }
    }

    /** Everything added so far. */
    Evidence evidence() {
        return Evidence.of(findings, cues);
    }

    /** The furthest excess of each kind, of the cues outside their ranges, by region. */
    private static Map<FacialRegion, Map<ConsistencyCue.Kind, Double>> outside(
            List<JudgedCue> judged) {
        Map<FacialRegion, Map<ConsistencyCue.Kind, Double>> outside =
                new EnumMap<>(FacialRegion.class);
        for (JudgedCue cue : judged) {
            if (cue.support() == Cue.Support.FAKE) {
                outside.computeIfAbsent(
                                cue.compared().region(),
                                r -> new EnumMap<>(ConsistencyCue.Kind.class))
                        .merge(cue.compared().cue().kind(), cue.excess(), Math::max);
            }
        }
        return outside;
    }

    /** The raw score of a region: the excess that two kinds reach. */
    private static double second(Map<ConsistencyCue.Kind, Double> excesses) {
        return excesses.values().stream()
                .sorted()
                .skip(excesses.size() - 2L)
                .findFirst()
                .orElse(0.0);
    }

    private String addFinding(Face face, FacialRegion region, double score, Provenance provenance) {
        String id = examination.nextId(Examination.IdKind.REGION);
        Place place = new Place.Region(box(face, region), face.id(), null, Set.of(region));
        findings.add(new Finding(id, place, score, null, null, provenance));
        return id;
    }

    private void addCue(Face face, JudgedCue cue, @Nullable String finding, Provenance provenance) {
        Compared compared = cue.compared();
        cues.add(
                new Cue(
                        examination.nextId(Examination.IdKind.CUE),
                        compared.cue().cueName(),
                        compared.value(),
                        compared.cue().unit(),
                        cue.reference(),
                        cue.support(),
                        face.id(),
                        compared.region(),
                        box(face, compared.region()),
                        finding,
                        provenance));
    }

    private static Box box(Face face, FacialRegion region) {
        Box box = face.regions().get(region);
        if (box == null) {
            throw new IllegalArgumentException(region + " was not placed on " + face.id());
        }
        return box;
    }
}
