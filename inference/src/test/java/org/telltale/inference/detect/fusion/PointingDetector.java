package org.telltale.inference.detect.fusion;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Calibrations;

/** Points at given places with a given ratio, its score being the ratio itself. */
final class PointingDetector implements Detector {
    private final DetectorInfo info;
    private final double llr;
    private final List<Box> places;

    PointingDetector(String id, int order, double llr, Box... places) {
        this.info = new DetectorInfo(id, "1", id, Set.of(MediaKind.IMAGE), Profile.STANDARD, order);
        this.llr = llr;
        this.places = List.of(places);
    }

    /** A calibration that takes scores for ratios, between −2 and 2. */
    static Calibration identity(String detector) {
        return new Calibration(
                detector + "/1",
                detector,
                "1",
                1,
                0,
                null,
                -2,
                2,
                100,
                100,
                100,
                new Calibration.Conditions(List.of(), 8, 64, 1_000_000, 1, 100),
                List.of(),
                "a test");
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public Outcome examine(Examination examination) {
        ScoredEvidence evidence =
                new ScoredEvidence(
                        info,
                        Calibrations.of(identity(info.id())),
                        examination,
                        examination.provenance(info));
        evidence.whole(llr);
        places.forEach(box -> evidence.region(mask(box), null, llr, "tested", 1, "times"));
        return evidence.outcome();
    }

    private static CellMask mask(Box box) {
        int across = 64;
        BitSet cells = new BitSet();
        for (int y = box.y1() / 4; y < box.y2() / 4; y++) {
            cells.set(y * across + box.x1() / 4, y * across + box.x2() / 4);
        }
        return new CellMask(across, 48, new EvidenceMap.Transform(4, 4, 0, 0), cells);
    }
}
