package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.reference.ReferenceRanges;

class FaceConsistencyDetectorTest {
    private static final ReferenceRanges RANGES = ranges();

    @TempDir Path folder;

    @Test
    void anEvenFaceIsConsistentEverywhere() throws Exception {
        Analysis analysis = new DrawnFace(240).analyse(folder, RANGES);

        assertThat(outcome(analysis)).isInstanceOf(Outcome.Completed.class);
        assertThat(analysis.findings()).isEmpty();
        // Fourteen regions against the rest and four pairs, four kinds of each; the spectrum of
        // the eight regions and two pairs that are large enough; the boundary.
        assertThat(analysis.cues()).hasSize((14 + 4) * 4 + (8 + 2) + 3);
        assertThat(analysis.cues())
                .allMatch(c -> c.supports() == Cue.Support.REAL)
                .allMatch(c -> c.reference() != null && c.finding() == null)
                .allMatch(c -> "f1".equals(c.face()))
                .extracting(Cue::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void addedNoiseAndColourGiveTheExpectedCuesAndARegion() throws Exception {
        DrawnFace face = new DrawnFace(240);
        face.paint(face.region(FacialRegion.LEFT_CHEEK), 180, 150, 105, 3 * DrawnFace.SIGMA);

        Analysis analysis = face.analyse(folder, RANGES);

        Percentage tenth = Percentage.withPercentage(10);
        Cue mirror = cue(analysis, "noise-ratio-mirror", FacialRegion.LEFT_CHEEK);
        assertThat(mirror.value()).isCloseTo(3, tenth);
        assertThat(mirror.supports()).isEqualTo(Cue.Support.FAKE);
        assertThat(cue(analysis, "noise-ratio-face", FacialRegion.LEFT_CHEEK).value())
                .isCloseTo(3, tenth);
        // By the formulas of CIE 15:2004, computed apart from this program.
        assertThat(cue(analysis, "colour-distance-mirror", FacialRegion.LEFT_CHEEK).value())
                .isCloseTo(14.3, within(0.7));
        Finding finding = analysis.findings().getFirst();
        assertThat(analysis.findings()).hasSize(1);
        assertThat(finding.llr()).isNull();
        assertThat(finding.rawScore()).isGreaterThan(1);
        assertThat(finding.place())
                .isEqualTo(
                        new Place.Region(
                                face.region(FacialRegion.LEFT_CHEEK),
                                "f1",
                                null,
                                Set.of(FacialRegion.LEFT_CHEEK)));
        assertThat(mirror.finding()).isEqualTo(finding.id());
        assertThat(mirror.box()).isEqualTo(face.region(FacialRegion.LEFT_CHEEK));
    }

    @Test
    void oneKindAloneIsACueButNoRegion() throws Exception {
        DrawnFace face = new DrawnFace(240);
        face.paint(face.region(FacialRegion.FOREHEAD), 180, 150, 105, DrawnFace.SIGMA);

        Analysis analysis = face.analyse(folder, RANGES);

        assertThat(cue(analysis, "colour-distance-face", FacialRegion.FOREHEAD).supports())
                .isEqualTo(Cue.Support.FAKE);
        assertThat(analysis.findings()).isEmpty();
    }

    @Test
    void aHaloAlongTheOutlineIsPlacedOnTheBoundary() throws Exception {
        DrawnFace face = new DrawnFace(240);
        face.paintOutline(180, 150, 105, DrawnFace.SIGMA / 3);

        Analysis analysis = face.analyse(folder, RANGES);

        FacialRegion boundary = FacialRegion.FACE_BOUNDARY;
        // The ring's own rim shares its neighbours' noise, and rounding adds a little.
        assertThat(cue(analysis, "boundary-noise-ratio", boundary).value())
                .isCloseTo(0.34, within(0.05));
        // By the formulas of CIE 15:2004, computed apart from this program.
        assertThat(cue(analysis, "boundary-colour-step", boundary).value())
                .isCloseTo(14.3, within(0.7));
        assertThat(analysis.findings())
                .extracting(Finding::place)
                .contains(new Place.Region(face.region(boundary), "f1", null, Set.of(boundary)));
    }

    @Test
    void aBlurredCheekLacksFineTexture() throws Exception {
        DrawnFace face = new DrawnFace(240);
        face.blur(face.region(FacialRegion.LEFT_CHEEK));

        Analysis analysis = face.analyse(folder, RANGES);

        Cue slope = cue(analysis, "spectrum-slope-difference-mirror", FacialRegion.LEFT_CHEEK);
        assertThat(slope.value()).isLessThan(-0.6);
        assertThat(slope.unit()).isEqualTo("exponent");
        assertThat(analysis.findings())
                .extracting(Finding::place)
                .allSatisfy(place ->
                        assertThat(((Place.Region) place).facialRegions())
                                .containsExactly(FacialRegion.LEFT_CHEEK))
                .hasSize(1);
    }

    @Test
    void aLargeFaceIsMeasuredReducedAndSaysSo() throws Exception {
        DrawnFace face = new DrawnFace(400);
        face.paint(face.region(FacialRegion.RIGHT_CHEEK), 180, 140, 120, DrawnFace.SIGMA / 2);

        Analysis analysis = face.analyse(folder, RANGES);

        Cue cue = cue(analysis, "noise-ratio-mirror", FacialRegion.RIGHT_CHEEK);
        assertThat(cue.value()).isCloseTo(0.5, Percentage.withPercentage(15));
        assertThat(cue.provenance().settings()).containsEntry("working_scale", "1/3");
        assertThat(cue.provenance().settings()).containsEntry("reference_sha256", RANGES.sha256());
    }

    @Test
    void aSmallFaceIsInconclusive() throws Exception {
        Analysis analysis = new DrawnFace(63).analyse(folder, RANGES);

        assertThat(outcome(analysis))
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        o -> {
                            assertThat(o.reason().code()).isEqualTo("face-consistency.too-small");
                            assertThat(o.reason().arguments()).containsExactly("63", "64");
                        });
        assertThat(analysis.cues()).isEmpty();
    }

    @Test
    void withoutARangeACueIsNoEvidence() throws Exception {
        Analysis analysis =
                new DrawnFace(240)
                        .analyse(
                                folder,
                                ReferenceRanges.none(
                                        FaceConsistencyDetector.ID,
                                        FaceConsistencyDetector.VERSION));

        assertThat(outcome(analysis))
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        o -> assertThat(o.reason().code()).isEqualTo("face-consistency.uncovered"));
        assertThat(analysis.cues())
                .isNotEmpty()
                .allMatch(c -> c.supports() == Cue.Support.NEITHER && c.reference() == null);
    }

    @Test
    void withoutAFaceNeitherDetectorApplies() throws Exception {
        Analysis analysis =
                new DrawnFace(240)
                        .analyse(
                                folder,
                                RANGES,
                                new FrontalFaceFinder(ApproximateRegions.builtIn()));

        assertThat(analysis.runs())
                .extracting(run -> run.outcome().getClass().getSimpleName())
                .containsExactly("NotApplicable", "NotApplicable");
        assertThat(analysis.faces()).isEmpty();
    }

    @Test
    void aFaceSaysWhatFoundIt() throws Exception {
        Analysis analysis = new DrawnFace(240).analyse(folder, RANGES);

        assertThat(Objects.requireNonNull(analysis.faces().getFirst().provenance()).settings())
                .containsAllEntriesOf(Map.of("finder", "claimed", "claimed", "yes"));
        assertThat(analysis.runs().getFirst().packSha256()).isEqualTo("0".repeat(64));
    }

    private static Outcome outcome(Analysis analysis) {
        return analysis.runs().getLast().outcome();
    }

    private static Cue cue(Analysis analysis, String name, FacialRegion region) {
        return analysis.cues().stream()
                .filter(c -> c.name().equals(name) && c.region() == region)
                .findFirst()
                .orElseThrow();
    }

    private static ReferenceRanges ranges() {
        StringBuilder entries = new StringBuilder();
        for (ConsistencyCue cue : ConsistencyCue.values()) {
            String low =
                    switch (cue.unit()) {
                        case "ratio" -> "0.67";
                        case "exponent" -> "-3";
                        default -> "0";
                    };
            String high =
                    switch (cue.unit()) {
                        case "ratio" -> "1.5";
                        case "exponent" -> "3";
                        default -> "6";
                    };
            entries.append(entries.isEmpty() ? "" : ",")
                    .append(
                            """
                            {"cue": "%s", "region": "*", "low": %s, "high": %s,
                             "percentile": 95, "n": 60, "sources": ["drawn"]}
                            """
                                    .formatted(cue.cueName(), low, high));
        }
        String json =
                """
                {"detector": "%s", "version": "%s", "recipe": "", "sources": {},
                 "bins": [{"label": "any", "faceFrom": 64, "faceTo": 9999,
                           "jpegFrom": null, "jpegTo": null, "ranges": [%s]}]}
                """
                        .formatted(
                                FaceConsistencyDetector.ID,
                                FaceConsistencyDetector.VERSION,
                                entries);
        return ReferenceRanges.parse(
                json.getBytes(StandardCharsets.UTF_8),
                FaceConsistencyDetector.ID,
                FaceConsistencyDetector.VERSION);
    }
}
