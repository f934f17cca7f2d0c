package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

class ChallengeAnswerTest {
    private static final Box CORNER = new Box(10, 20, 90, 80);

    @Test
    void fakeNamesTheRegionOfItsBox() {
        ChallengeAnswer answer = answer(AnalysisFixture.fake(Analyses.IMAGE));
        assertThat(answer.label()).isEqualTo(Label.FAKE);
        assertThat(answer.boxes()).containsExactly(AnalysisFixture.CHEEK_BOX);
        assertThat(answer.boxesAreFallback()).isFalse();
        assertThat(answer.explanation().text())
                .isEqualTo(
                        "Signs of tampering are concentrated on the subject's left cheek. On the"
                                + " subject's left cheek there is abnormally strong noise that does"
                                + " not match the mirrored side of the face. Summary: This image"
                                + " has been tampered with.");
        assertThat(answer.explanation().statements().get(1).cues()).containsExactly("c1");
        assertThat(answer.explanation().statements().get(1).regions()).containsExactly("r1");
    }

    @Test
    void realBeginsAndEndsAsTheReferenceTextsDo() {
        ChallengeAnswer answer = answer(AnalysisFixture.real(Analyses.IMAGE));
        assertThat(answer.boxes()).isEmpty();
        assertThat(answer.explanation().text())
                .startsWith("No signs of manipulation are detected. ")
                .contains("both cheeks", "the forehead")
                .endsWith(" Summary: This image has not been tampered with.");
        assertThat(answer.explanation().statements().get(1).cues()).containsExactly("c1");
    }

    @Test
    void anAbstentionIsAnsweredByItsForcedLabel() {
        assertThat(answer(AnalysisFixture.inconclusive(Analyses.IMAGE)).label())
                .isEqualTo(Label.FAKE);
    }

    @Test
    void aCancelledAnalysisHasNoAnswer() {
        Analysis cancelled =
                Analyses.of(Analyses.IMAGE, null, Analyses.run("faces", new Outcome.Cancelled()));
        assertThat(new Explainer().challengeAnswer(cancelled)).isNull();
    }

    @Test
    void aBoxWithoutAFaceIsNamedByPosition() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "r1"),
                        Analyses.faces(),
                        Analyses.completed(
                                "jpeg-grid",
                                Evidence.of(
                                        List.of(Analyses.region("r1", CORNER, 1.5)),
                                        List.of(
                                                Analyses.cue(
                                                        "c1",
                                                        "jpeg-grid-foreign",
                                                        Cue.Support.FAKE,
                                                        CORNER,
                                                        "r1")))));
        ChallengeAnswer answer = answer(analysis);
        assertThat(answer.boxes()).containsExactly(CORNER);
        assertThat(answer.explanation().text())
                .startsWith(
                        "Signs of tampering are concentrated on the upper left of the picture (x 10"
                                + " to 90, y 20 to 80). On the upper left")
                .contains("block pattern");
    }

    @Test
    void aBareBoxOnAFaceIsNamedByTheRegionsItCovers() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "r1"),
                        Analyses.faces(AnalysisFixture.face()),
                        Analyses.completed(
                                "jpeg-grid",
                                Evidence.of(
                                        List.of(
                                                Analyses.region(
                                                        "r1", AnalysisFixture.CHEEK_BOX, 1.5)),
                                        List.of())));
        Explanation explanation = answer(analysis).explanation();
        assertThat(explanation.text())
                .contains("On the subject's left cheek the block pattern of the compression");
        assertThat(explanation.statements().getFirst().faces()).containsExactly("f1");
    }

    @Test
    void fakeWithoutAPlaceFallsBackToTheFaceAndSaysSo() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "w1"),
                        Analyses.faces(AnalysisFixture.face()),
                        Analyses.completed("pack", whole(1.5)));
        ChallengeAnswer answer = answer(analysis);
        assertThat(answer.boxesAreFallback()).isTrue();
        assertThat(answer.boxes()).containsExactly(AnalysisFixture.FACE_BOX);
        assertThat(answer.explanation().text()).contains("concern the face as a whole");
    }

    @Test
    void fakeWithoutAPlaceOrFaceFallsBackToTheFrame() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "w1"),
                        Analyses.completed("pack", whole(1.5)));
        ChallengeAnswer answer = answer(analysis);
        assertThat(answer.boxesAreFallback()).isTrue();
        assertThat(answer.boxes()).containsExactly(new Box(0, 0, 800, 600));
        assertThat(answer.explanation().text()).contains("concern the picture as a whole");
    }

    @Test
    void ofAnUnexaminedFileNothingIsClaimed() {
        Analysis analysis =
                Analyses.of(
                        Analyses.other(MediaKind.VIDEO),
                        Analyses.verdict(Label.INCONCLUSIVE, null, Label.REAL));
        assertThat(answer(analysis).explanation().text())
                .isEqualTo("Nothing in this file was examined; the label is a forced answer.");
    }

    @Test
    void soundHasNoBox() {
        Analysis analysis =
                Analyses.of(
                        Analyses.other(MediaKind.AUDIO),
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "i1"),
                        Analyses.completed(
                                "pack",
                                Evidence.of(
                                        List.of(
                                                Analyses.finding(
                                                        "i1",
                                                        new Place.Interval(
                                                                "audio", 1_200_000, 2_500_000),
                                                        1.5)),
                                        List.of())));
        ChallengeAnswer answer = answer(analysis);
        assertThat(answer.boxes()).isEmpty();
        assertThat(answer.boxesAreFallback()).isFalse();
        assertThat(answer.explanation().text())
                .isEqualTo(
                        "Signs of tampering lie in the audio track from 1.20 s to 2.50 s. Summary:"
                                + " This audio has been tampered with.");
        assertThat(answer.explanation().statements().getFirst().intervals()).containsExactly("i1");
    }

    @Test
    void ofSeveralFacesTheOneMeantIsSaid() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "r1"),
                        Analyses.faces(
                                Analyses.face("f1", -200, -100), Analyses.face("f2", 150, 0)),
                        Analyses.completed(
                                "jpeg-grid",
                                Evidence.of(
                                        List.of(
                                                Analyses.region(
                                                        "r1", new Box(580, 300, 710, 420), 1.5)),
                                        List.of())));
        Explanation explanation = answer(analysis).explanation();
        assertThat(explanation.text())
                .contains("the subject's left cheek, on the face in the middle right");
        assertThat(explanation.statements().getFirst().faces()).containsExactly("f2");
    }

    @Test
    void aWeakerAbstentionAddsNoBox() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "r1"),
                        Analyses.completed(
                                "jpeg-grid",
                                Evidence.of(
                                        List.of(
                                                Analyses.region("r1", CORNER, 1.5),
                                                Analyses.region(
                                                        "r2", AnalysisFixture.FACE_BOX, 0.1)),
                                        List.of())),
                        Analyses.run(
                                "noise-level",
                                new Outcome.Inconclusive(
                                        Reason.of("verdict.dead-zone"),
                                        Evidence.of(
                                                List.of(
                                                        Analyses.region(
                                                                "r3",
                                                                AnalysisFixture.CHEEK_BOX,
                                                                null)),
                                                List.of()))));
        assertThat(answer(analysis).boxes()).containsExactly(CORNER);
    }

    @Test
    void realSaysWhatWasSearchedForOnTheFace() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.REAL, -0.5, Label.REAL, "w1"),
                        Analyses.faces(AnalysisFixture.face()),
                        Analyses.completed("noise-level", whole(-0.5)));
        assertThat(answer(analysis).explanation().text())
                .contains("No inconsistent noise is found on the forehead and both cheeks.");
    }

    @Test
    void anUnknownCueIsNamedAsItsDetectorNamesIt() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 1.5, Label.FAKE, "r1"),
                        Analyses.completed(
                                "third-party",
                                Evidence.of(
                                        List.of(Analyses.region("r1", CORNER, 1.5)),
                                        List.of(
                                                Analyses.cue(
                                                        "c9",
                                                        "moiré {0}",
                                                        Cue.Support.FAKE,
                                                        CORNER,
                                                        "r1")))));
        assertThat(answer(analysis).explanation().text()).contains("the measured moiré {0} is");
    }

    private static Evidence whole(double llr) {
        return Evidence.of(List.of(Analyses.finding("w1", new Place.Whole(), llr)), List.of());
    }

    private static ChallengeAnswer answer(Analysis analysis) {
        return Objects.requireNonNull(new Explainer().challengeAnswer(analysis));
    }
}
