package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.List;
import org.telltale.app.window.Texts;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.Statement;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;

/**
 * A piece of evidence that a sentence can cite. Immutable.
 *
 * @param kind of evidence
 * @param id within the analysis
 * @param label as the list shows it
 */
record CitedEvidence(Kind kind, String id, String label) {
    /** Kinds, in the order of a statement's lists. */
    enum Kind {
        CUE,
        REGION,
        INTERVAL,
        FACE
    }

    /**
     * Everything that can be cited: an analysis's findings with a place, cues and faces, and the
     * analysts' own regions.
     */
    static List<CitedEvidence> of(
            Analysis analysis, AnalystWork work, Texts texts, CueText cueText) {
        List<CitedEvidence> all = new ArrayList<>();
        for (DetectorRun run : analysis.runs()) {
            for (Finding finding : run.outcome().evidence().findings()) {
                Kind kind =
                        switch (finding.place()) {
                            case Place.Region r -> Kind.REGION;
                            case Place.Interval i -> Kind.INTERVAL;
                            case Place.Whole w -> null;
                        };
                if (kind != null) {
                    String label =
                            texts.format("edit.finding", finding.id(), run.detector().title());
                    all.add(new CitedEvidence(kind, finding.id(), label));
                }
            }
        }
        for (AnalystWork.StandingRegion standing : work.regions().values()) {
            AnalystRegion region = standing.region();
            all.add(
                    new CitedEvidence(
                            Kind.REGION,
                            region.id(),
                            texts.format(
                                    "edit.region",
                                    region.id(),
                                    texts.get("edit.region." + region.label()),
                                    standing.author(),
                                    region.text())));
        }
        for (Face face : analysis.faces()) {
            all.add(new CitedEvidence(Kind.FACE, face.id(), texts.format("edit.face", face.id())));
        }
        for (Cue cue : analysis.cues()) {
            String label =
                    texts.format(
                            "edit.cue",
                            cue.id(),
                            cueText.sign(cue),
                            cueText.place(cue),
                            cueText.value(cue));
            all.add(new CitedEvidence(Kind.CUE, cue.id(), label));
        }
        return all;
    }

    /** Whether a sentence cites it. */
    boolean isCitedBy(Statement statement) {
        List<String> ids =
                switch (kind) {
                    case CUE -> statement.cues();
                    case REGION -> statement.regions();
                    case INTERVAL -> statement.intervals();
                    case FACE -> statement.faces();
                };
        return ids.contains(id);
    }

    /** The sentence that cites exactly these. */
    static Statement statement(String text, List<CitedEvidence> cited) {
        return new Statement(
                text,
                ids(cited, Kind.CUE),
                ids(cited, Kind.REGION),
                ids(cited, Kind.INTERVAL),
                ids(cited, Kind.FACE));
    }

    private static List<String> ids(List<CitedEvidence> cited, Kind kind) {
        return cited.stream().filter(one -> one.kind == kind).map(CitedEvidence::id).toList();
    }
}
