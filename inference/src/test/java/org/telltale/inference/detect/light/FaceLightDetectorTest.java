package org.telltale.inference.detect.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;
import org.telltale.inference.reference.ReferenceRanges;

class FaceLightDetectorTest {
    private static final Box ALL = new Box(0, 0, 900, 450);
    private static final Box ONE = new Box(100, 120, 300, 320);
    private static final Box TWO = new Box(600, 120, 780, 300);
    private static final ReferenceRanges RANGES = ranges();

    @TempDir Path folder;

    @Test
    void oneLightIsTheSameEverywhere() throws Exception {
        Analysis analysis =
                analyse(new LitScene(900, 450).lit(ALL, 1, 0.8, 0.6).face(ONE).face(TWO));

        assertThat(outcome(analysis)).isInstanceOf(Outcome.Completed.class);
        assertThat(values(analysis, "illuminant-angle-surroundings"))
                .hasSize(2)
                .allSatisfy(angle -> assertThat(angle).isLessThan(1));
        assertThat(values(analysis, "illuminant-angle-faces"))
                .hasSize(1)
                .allSatisfy(angle -> assertThat(angle).isLessThan(1));
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.cues())
                .filteredOn(c -> c.name().equals("illuminant-angle-surroundings"))
                .allMatch(c -> c.supports() == Cue.Support.NEITHER && c.reference() != null);
    }

    @Test
    void aFaceUnderAnotherLightIsAsFarAsTheLightsAre() throws Exception {
        LitScene scene =
                new LitScene(900, 450)
                        .lit(ALL, 1, 0.8, 0.6)
                        .lit(new Box(590, 90, 790, 330), 0.6, 0.8, 1)
                        .face(ONE)
                        .face(TWO);

        Analysis analysis = analyse(scene);

        // acos((0.6 + 0.64 + 0.6) / 2)
        double angle = 23.07;
        Cue faces = cues(analysis, "illuminant-angle-faces").getFirst();
        assertThat(faces.value()).isCloseTo(angle, within(0.05 * angle));
        assertThat(faces.unit()).isEqualTo("°");
        assertThat(faces.face()).isEqualTo("f2");
        assertThat(faces.box()).isEqualTo(TWO);
        // No real pictures of two faces were measured for it.
        assertThat(faces.supports()).isEqualTo(Cue.Support.NEITHER);
        assertThat(cues(analysis, "illuminant-angle-surroundings"))
                .extracting(Cue::supports)
                .containsExactly(Cue.Support.NEITHER, Cue.Support.FAKE);
    }

    @Test
    void ofThreeFacesEachIsComparedWithTheOthers() throws Exception {
        LitScene scene =
                new LitScene(900, 450)
                        .lit(ALL, 1, 0.8, 0.6)
                        .lit(new Box(590, 90, 790, 330), 0.6, 0.8, 1)
                        .face(ONE)
                        .face(TWO)
                        .face(new Box(350, 140, 500, 290));

        List<Double> angles = values(analyse(scene), "illuminant-angle-faces");

        assertThat(angles).hasSize(3);
        assertThat(angles.get(1)).isGreaterThan(1.5 * Math.max(angles.get(0), angles.get(2)));
    }

    @Test
    void reflectionsInTheSamePlaceAgreeAndOthersDoNot() throws Exception {
        double[][] spot = {{-0.3, -0.4}};
        Box face = new Box(100, 50, 440, 390);
        LitScene same = new LitScene(560, 460).lit(new Box(0, 0, 560, 460), 1, 0.8, 0.6);
        LitScene apart = new LitScene(560, 460).lit(new Box(0, 0, 560, 460), 1, 0.8, 0.6);

        Analysis agreeing = analyse(same.face(face).eyes(spot, spot));
        Analysis differing = analyse(apart.face(face).eyes(spot, new double[][] {{0.4, -0.2}}));

        assertThat(values(agreeing, "corneal-highlight-offset").getFirst()).isLessThan(0.15);
        assertThat(values(agreeing, "corneal-highlight-overlap").getFirst()).isGreaterThan(0.4);
        assertThat(values(differing, "corneal-highlight-offset").getFirst())
                .isCloseTo(Math.hypot(0.7, 0.2), within(0.15));
        // The place differs, the shape does not.
        assertThat(values(differing, "corneal-highlight-overlap").getFirst()).isGreaterThan(0.4);
    }

    @Test
    void severalReflectionsOrSmallEyesGiveNoCue() throws Exception {
        double[][] one = {{-0.3, -0.4}};
        double[][] two = {{-0.4, -0.4}, {0.4, -0.4}};
        Box all = new Box(0, 0, 560, 460);
        Box large = new Box(100, 50, 440, 390);
        Box small = new Box(100, 50, 290, 240);

        Analysis several =
                analyse(new LitScene(560, 460).lit(all, 1, 0.8, 0.6).face(large).eyes(one, two));
        Analysis tiny =
                analyse(new LitScene(560, 460).lit(all, 1, 0.8, 0.6).face(small).eyes(one, one));

        assertThat(cues(several, "corneal-highlight-offset")).isEmpty();
        assertThat(cues(tiny, "corneal-highlight-offset")).isEmpty();
    }

    @Test
    void abstainsWhereLightCannotBeMeasured() throws Exception {
        assertThat(reason(new LitScene(900, 450).flat(ALL, 120).face(ONE)))
                .isEqualTo("face-light.grey");
        assertThat(reason(new LitScene(900, 450).lit(ALL, 1, 1, 1).face(ONE)))
                .isEqualTo("face-light.grey");
        assertThat(reason(new LitScene(900, 450).flat(ALL, 255).face(ONE)))
                .isEqualTo("face-light.grey");
        assertThat(
                        reason(
                                new LitScene(900, 450)
                                        .lit(ALL, 1, 0.8, 0.6)
                                        .face(new Box(10, 10, 73, 73))))
                .isEqualTo("face-light.too-small");
    }

    @Test
    void withoutAFaceItDoesNotApply() throws Exception {
        assertThat(outcome(analyse(new LitScene(90, 45).flat(new Box(0, 0, 90, 45), 9))))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void withoutARangeItIsNoEvidence() throws Exception {
        ReferenceRanges none =
                ReferenceRanges.none(FaceLightDetector.ID, FaceLightDetector.VERSION);
        Analysis analysis =
                new LitScene(900, 450).lit(ALL, 1, 0.8, 0.6).face(ONE).analyse(folder, none);

        assertThat(outcome(analysis)).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(analysis.cues())
                .isNotEmpty()
                .allMatch(cue -> cue.supports() == Cue.Support.NEITHER);
    }

    @Test
    void stopsWhenAsked() throws Exception {
        Analysis analysis =
                analyse(new LitScene(900, 450).lit(ALL, 1, 0.8, 0.6).face(ONE).stopOnceFound());

        assertThat(analysis.cues()).isEmpty();
        assertThat(analysis.runs())
                .extracting(run -> run.outcome().getClass().getSimpleName())
                .endsWith("Cancelled");
    }

    private Analysis analyse(LitScene scene) throws Exception {
        return scene.analyse(folder, RANGES);
    }

    private String reason(LitScene scene) throws Exception {
        return outcome(analyse(scene)) instanceof Outcome.Inconclusive inconclusive
                ? inconclusive.reason().code()
                : "";
    }

    private static Outcome outcome(Analysis analysis) {
        return analysis.runs().getLast().outcome();
    }

    private static List<Cue> cues(Analysis analysis, String name) {
        return analysis.cues().stream().filter(cue -> cue.name().equals(name)).toList();
    }

    private static List<Double> values(Analysis analysis, String name) {
        return cues(analysis, name).stream().map(Cue::value).toList();
    }

    private static ReferenceRanges ranges() {
        String json =
                """
                {"detector": "%s", "version": "%s", "recipe": "", "sources": {},
                 "bins": [{"label": "any", "faceFrom": 64, "faceTo": 9999,
                           "jpegFrom": null, "jpegTo": null,
                           "ranges": [{"cue": "illuminant-angle-surroundings", "region": "*",
                                       "low": 0, "high": 12, "percentile": 95, "n": 60,
                                       "sources": ["drawn"]}]}]}
                """
                        .formatted(FaceLightDetector.ID, FaceLightDetector.VERSION);
        return ReferenceRanges.parse(
                json.getBytes(StandardCharsets.UTF_8),
                FaceLightDetector.ID,
                FaceLightDetector.VERSION);
    }
}
