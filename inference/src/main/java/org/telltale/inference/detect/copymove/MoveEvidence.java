package org.telltale.inference.detect.copymove;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.verdict.Calibrations;

/** What both copy–move detectors report of the moves that they found. */
final class MoveEvidence {
    /** Pairs of places shown. */
    private static final int MOST_PAIRS = 4;

    private final DetectorInfo detector;
    private final Calibrations calibrations;
    private final Examination examination;
    private final WorkingLuma luma;

    MoveEvidence(
            DetectorInfo detector,
            Calibrations calibrations,
            Examination examination,
            WorkingLuma luma) {
        this.detector = detector;
        this.calibrations = calibrations;
        this.examination = examination;
        this.luma = luma;
    }

    /**
     * The evidence.
     *
     * @param moves surest first
     */
    ScoredEvidence of(List<VerifiedMove> moves) {
        List<VerifiedMove> shown = moves.subList(0, Math.min(moves.size(), MOST_PAIRS));
        ScoredEvidence evidence =
                new ScoredEvidence(detector, calibrations, examination, provenance(shown));
        evidence.whole(shown.isEmpty() ? 0 : shown.getFirst().score());
        EvidenceMap map = map(shown);
        evidence.map(map);
        for (VerifiedMove move : shown) {
            for (BitSet place : List.of(move.here(), move.there())) {
                if (!place.isEmpty()) {
                    evidence.region(
                            mask(move, place),
                            map.sha256(),
                            move.score(),
                            "copy-move-match",
                            move.log10Nfa(),
                            "log10 NFA");
                }
            }
        }
        if (!shown.isEmpty()) {
            describe(evidence, shown.getFirst());
        }
        return evidence;
    }

    private void describe(ScoredEvidence evidence, VerifiedMove move) {
        double[] step = step(move);
        evidence.cue("copy-move-distance", Math.hypot(step[0], step[1]), "pixels");
        evidence.cue("copy-move-rotation", move.source().inverse().rotation(), "degrees");
        evidence.cue("copy-move-scale", move.source().inverse().scale(), "ratio");
    }

    private Provenance provenance(List<VerifiedMove> moves) {
        Provenance provenance =
                examination
                        .provenance(detector)
                        .withSetting(
                                "working-scale", String.format(Locale.ROOT, "1:%.3f", luma.scale()))
                        .withSetting(
                                "cell",
                                String.format(Locale.ROOT, "%.2f px", CellGrid.SIDE * luma.scale()))
                        .withSetting(
                                "least-correlation", String.valueOf(VerifiedMove.LEAST_QUALITY))
                        .withSetting(
                                "most-tone-difference", VerifiedMove.MOST_TONE + " grey levels");
        for (int i = 0; i < moves.size(); i++) {
            provenance = provenance.withSetting("move-" + (i + 1), words(moves.get(i)));
        }
        return provenance;
    }

    private String words(VerifiedMove move) {
        double[] step = step(move);
        Move onto = move.source().inverse();
        return String.format(
                Locale.ROOT,
                "dx %.1f px, dy %.1f px, rotation %.2f°, scale %.4f, %s, correlation %.3f",
                step[0],
                step[1],
                onto.rotation(),
                onto.scale(),
                onto.mirrors() ? "mirrored" : "not mirrored",
                move.quality());
    }

    /** From the middle of one place to where the move takes it, source pixels. */
    private double[] step(VerifiedMove move) {
        CellGrid grid = move.field().grid();
        double x = move.here().stream().mapToDouble(grid::centreX).average().orElse(0);
        double y = move.here().stream().mapToDouble(grid::centreY).average().orElse(0);
        return new double[] {
            (x - move.source().x(x, y)) * luma.scale(), (y - move.source().y(x, y)) * luma.scale()
        };
    }

    private CellMask mask(VerifiedMove move, BitSet cells) {
        CellGrid grid = move.field().grid();
        return new CellMask(grid.across(), grid.down(), transform(), cells);
    }

    private EvidenceMap.Transform transform() {
        double side = CellGrid.SIDE * luma.scale();
        return new EvidenceMap.Transform(side, side, 0, 0);
    }

    private EvidenceMap map(List<VerifiedMove> moves) {
        CellGrid grid = CellGrid.of(luma.plane().width(), luma.plane().height());
        double[] values = new double[grid.cells()];
        for (VerifiedMove move : moves) {
            for (int cell = 0; cell < values.length; cell++) {
                double rho = move.field().rho()[cell];
                if (rho > values[cell]) {
                    values[cell] = rho;
                }
            }
            Move onto = move.source().inverse();
            BitSet here = move.here();
            for (int cell = move.there().nextSetBit(0);
                    cell >= 0;
                    cell = move.there().nextSetBit(cell + 1)) {
                int end =
                        grid.at(
                                onto.x(grid.centreX(cell), grid.centreY(cell)),
                                onto.y(grid.centreX(cell), grid.centreY(cell)));
                if (end >= 0 && here.get(end) && move.field().rho()[end] > values[cell]) {
                    values[cell] = move.field().rho()[end];
                }
            }
        }
        return GreyMap.of(
                examination.worker(),
                detector.id().equals(CopyMoveKeypointDetector.INFO.id())
                        ? "copy-move-match"
                        : "copy-move-dense",
                values,
                grid.across(),
                transform(),
                0,
                1,
                "correlation of the detail");
    }
}
