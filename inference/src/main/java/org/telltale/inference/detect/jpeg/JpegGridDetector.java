package org.telltale.inference.detect.jpeg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * JPEG grid: which of the 64 possible 8×8 grids the picture was compressed on, and which parts were
 * compressed on another one before they came here (Nikoukhah, Anger, Ehret, Colom, Morel and
 * Grompone von Gioi, "JPEG grid detection based on the number of DCT zeros", CVPR workshops 2019;
 * "ZERO", Image Processing On Line 11, 2021). A region counts when fewer than one like it would
 * turn up by chance in a picture without any grid.
 *
 * <p>Every format is examined, since a picture that was once a JPEG keeps its grid. The raw score
 * is −log10 of the number of false alarms of the surest foreign region, 0 where none counts, at
 * most 300. A second grid all over the picture is its history (cropped and saved again) and no
 * finding. Blind to what was pasted on the same grid (one case in 64), to what never was a JPEG,
 * and to all where the last compression was the strongest.
 */
public final class JpegGridDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-grid", "1", "JPEG grid", Set.of(MediaKind.IMAGE), Profile.STANDARD, 30);

    /** Least shorter side, pixels: below it too few blocks vote. */
    static final int LEAST_SIDE = 64;

    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public JpegGridDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("jpeg.too-small", LEAST_SIDE));
        }
        GridVotes votes =
                GridVoter.vote(image.luma(examination.cancellation()), examination.cancellation());
        examination.progress(0.8);
        MainGrid main = MainGrid.of(votes);
        GridOrigin ofFile = ofFile(examination, image);
        List<ForeignGrid> foreign =
                new ForeignGridSearch(votes, examination.cancellation())
                        .find(expected(main, ofFile));
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, main, ofFile));
        fill(evidence, examination, votes, main, foreign);
        if (!foreign.isEmpty() || main.significant()) {
            return evidence.outcome();
        }
        return evidence.abstain(Reason.of(ofFile == null ? "jpeg.no-grid" : "jpeg.no-own-grid"));
    }

    private static @Nullable GridOrigin ofFile(Examination examination, SourceImage image) {
        return examination.metadata().jpeg() == null
                ? null
                : GridOrigin.ofFile(
                        examination.metadata().orientation(), image.width(), image.height());
    }

    /** The file's own grid is no surprise either where an earlier, stronger one is the main. */
    private static Set<GridOrigin> expected(MainGrid main, @Nullable GridOrigin ofFile) {
        Set<GridOrigin> expected = new HashSet<>();
        if (main.significant()) {
            expected.add(main.origin());
        }
        if (ofFile != null) {
            expected.add(ofFile);
        }
        return expected;
    }

    private static Provenance provenance(
            Examination examination, MainGrid main, @Nullable GridOrigin ofFile) {
        Provenance provenance = examination.provenance(INFO);
        if (main.significant()) {
            provenance = provenance.withSetting("main-grid", main.origin().toString());
        }
        return ofFile == null ? provenance : provenance.withSetting("file-grid", ofFile.toString());
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            GridVotes votes,
            MainGrid main,
            List<ForeignGrid> foreign) {
        evidence.whole(foreign.isEmpty() ? 0 : score(foreign.getFirst()));
        if (main.significant()) {
            evidence.cue("jpeg-grid-main", main.share(), "share of votes");
        }
        if (!main.significant() && foreign.isEmpty()) {
            return;
        }
        EvidenceMap map = VoteMap.of(votes, main, examination);
        evidence.map(map);
        for (ForeignGrid grid : foreign) {
            evidence.region(
                    grid.box(),
                    map.sha256(),
                    score(grid),
                    "jpeg-grid-foreign",
                    grid.log10Nfa(),
                    "log10 NFA");
        }
    }

    private static double score(ForeignGrid grid) {
        return Math.min(HIGHEST_SCORE, -grid.log10Nfa());
    }
}
