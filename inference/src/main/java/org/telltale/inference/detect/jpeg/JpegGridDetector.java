package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * JPEG grid: which of the 64 possible 8×8 grids the picture was compressed on, and which parts were
 * compressed on another one before they came here, or lack the grid that the rest has (Nikoukhah,
 * Anger, Ehret, Colom, Morel and Grompone von Gioi, "JPEG grid detection based on the number of DCT
 * zeros", CVPR workshops 2019; "ZERO", Image Processing On Line 11, 2021). A foreign grid counts
 * when fewer than one like it would turn up by chance in a picture without any grid, a missing one
 * when fewer than one would in windows like the worst of this picture.
 *
 * <p>Every format is examined, since a picture that was once a JPEG keeps its grid. The raw score
 * is −log10 of the number of false alarms of the surest region, 0 where none counts, at most 300. A
 * second grid all over the picture is its history (cropped and saved again) and no finding. A
 * missing grid is looked for where the main grid is not that of the file's own last compression, or
 * that one was of quality {@value #HARMLESS_QUALITY} or more: any stronger one lays its grid over
 * all parts alike. Blind to what was pasted on the same grid (one case in 64), and to all where the
 * last compression was the strongest.
 */
public final class JpegGridDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-grid", "2", "JPEG grid", Set.of(MediaKind.IMAGE), Profile.STANDARD, 30);

    /** Least shorter side, pixels: below it too few blocks vote. */
    static final int LEAST_SIDE = 64;

    /** Of a last compression that leaves an earlier grid, or its absence, as it is. */
    private static final int HARMLESS_QUALITY = 99;

    /**
     * Of the trial compression. The paper's 99 leaves one zero in ten to a luma that is not stored
     * in whole numbers; from 97 down to 90 the same parts are found.
     */
    private static final int TRIAL_QUALITY = 95;

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
        examination.progress(0.4);
        MainGrid main = MainGrid.of(votes);
        GridOrigin ofFile = ofFile(examination, image);
        List<ForeignGrid> foreign =
                new ForeignGridSearch(votes, examination.cancellation())
                        .find(expected(main, ofFile));
        examination.progress(0.5);
        List<MissingGrid> missing = missing(examination, image, votes, main, ofFile);
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, main, ofFile));
        fill(evidence, examination, votes, main, regions(foreign, missing, examination.media()));
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

    /** Parts without the main grid, where the last compression lets one tell. */
    private static List<MissingGrid> missing(
            Examination examination,
            SourceImage image,
            GridVotes votes,
            MainGrid main,
            @Nullable GridOrigin ofFile) {
        JpegStructure jpeg = examination.metadata().jpeg();
        Integer quality = jpeg == null ? null : jpeg.estimatedQuality();
        boolean covered =
                main.origin().equals(ofFile) && (quality == null || quality < HARMLESS_QUALITY);
        if (!main.significant() || covered) {
            return List.of();
        }
        GridOrigin trial = ofFile == null ? new GridOrigin(0, 0) : ofFile;
        Plane luma = image.luma(examination.cancellation());
        Plane compressed =
                Recompression.of(
                        luma,
                        trial,
                        GhostTables.standard(TRIAL_QUALITY, false),
                        examination.cancellation());
        GridVotes again = GridVoter.vote(compressed, examination.cancellation());
        examination.progress(0.9);
        MissingCells cells =
                MissingCells.of(
                        luma, votes, again, main.origin(), trial, examination.cancellation());
        return new MissingGridSearch(
                        cells,
                        new GridSignificance(votes.width(), votes.height()).log10Tests(),
                        examination.cancellation())
                .find();
    }

    /** Both kinds, surest first; of those that overlap, the foreign one, which says more. */
    private static List<GridRegion> regions(
            List<ForeignGrid> foreign, List<MissingGrid> missing, Media media) {
        List<GridRegion> regions = new ArrayList<>();
        for (ForeignGrid grid : foreign) {
            regions.add(new GridRegion(grid.mask(), "jpeg-grid-foreign", grid.log10Nfa()));
        }
        for (MissingGrid grid : missing) {
            Box box = grid.mask().box(media);
            if (foreign.stream().allMatch(f -> 4 * f.box().intersection(box) < box.area())) {
                regions.add(new GridRegion(grid.mask(), "jpeg-grid-missing", grid.log10Nfa()));
            }
        }
        regions.sort(Comparator.comparingDouble(GridRegion::log10Nfa));
        return regions;
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            GridVotes votes,
            MainGrid main,
            List<GridRegion> regions) {
        evidence.whole(regions.isEmpty() ? 0 : regions.getFirst().score());
        if (main.significant()) {
            evidence.cue("jpeg-grid-main", main.share(), "share of votes");
        }
        if (!main.significant() && regions.isEmpty()) {
            return;
        }
        EvidenceMap map = VoteMap.of(votes, main, examination);
        evidence.map(map);
        for (GridRegion region : regions) {
            evidence.region(
                    region.mask(),
                    map.sha256(),
                    region.score(),
                    region.cue(),
                    region.log10Nfa(),
                    "log10 NFA");
        }
    }

    private record GridRegion(CellMask mask, String cue, double log10Nfa) {
        private double score() {
            return Math.min(HIGHEST_SCORE, -log10Nfa);
        }
    }
}
