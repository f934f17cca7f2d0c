package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

class AnalystTextTest {
    @Test
    void fakeStatesBothPropositionsTheSignAndItsRange() {
        assertThat(text(AnalysisFixture.fake(Analyses.IMAGE)))
                .startsWith("Verdict: fake. Likelihood ratio 79.4 for the proposition")
                .contains(
                        "against the proposition that it was not: moderate support for the first.")
                .contains(
                        "The noise ratio of the subject's left cheek to the subject's right cheek is"
                                + " 2.4; real media range from 0 to 1.4 (percentile 95, n = 120,"
                                + " face 256-512 px)")
                .contains("The facial regions are approximate")
                .contains("Tested: pasted parts with another noise level.")
                .contains("Not tested: parts with another JPEG grid than the rest or none")
                .contains("The detector stopped on an internal error (fixture)");
    }

    @Test
    void realIsModest() {
        assertThat(text(AnalysisFixture.real(Analyses.IMAGE)))
                .startsWith("Verdict: no manipulation of the tested kinds found.")
                .contains("Likelihood ratio 0.316 for", "weak support for the second.")
                .contains("face swap")
                .doesNotContain("authentic", "probability", "%");
    }

    @Test
    void inconclusiveSaysWhy() {
        assertThat(text(AnalysisFixture.inconclusive(Analyses.IMAGE)))
                .startsWith("Verdict: inconclusive.")
                .contains("no support for either.")
                .contains("The measurements support neither proposition enough to decide.");
    }

    @Test
    void cancelledSaysSo() {
        Analysis cancelled =
                Analyses.of(
                        Analyses.IMAGE,
                        null,
                        Analyses.faces(AnalysisFixture.face()),
                        Analyses.run("jpeg-grid", new Outcome.Cancelled()));
        assertThat(text(cancelled))
                .startsWith("The analysis was cancelled")
                .contains("No kind of manipulation was tested.");
        assertThat(new Explainer().explain(cancelled, Style.CHALLENGE, Locale.ENGLISH).text())
                .isEqualTo("The analysis was cancelled, so there is no answer to explain.");
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaKind.class,
            names = {"AUDIO", "VIDEO"})
    void mediaWithoutDetectorsAreExplained(MediaKind kind) {
        Analysis analysis =
                Analyses.of(
                        Analyses.other(kind),
                        Analyses.verdict(Label.INCONCLUSIVE, null, Label.REAL));
        assertThat(text(analysis))
                .contains("No kind of manipulation was tested.", "synthetic speech")
                .doesNotContain("JPEG");
    }

    @Test
    void abstentionsFailuresAndProblemsAreToldWithTheirReasons() {
        Analysis analysis =
                new Analysis(
                        Analyses.IMAGE,
                        Metadata.NONE,
                        AnalysisSettings.STANDARD,
                        AnalysisFixture.RUNTIME,
                        List.of(
                                Analyses.faces(),
                                Analyses.run(
                                        "noise-level",
                                        new Outcome.Inconclusive(
                                                Reason.of("verdict.dead-zone"), Evidence.NONE)),
                                Analyses.run(
                                        "jpeg-grid",
                                        new Outcome.Failed(
                                                Reason.of("engine.detector-fault", "Oops")))),
                        Analyses.verdict(Label.INCONCLUSIVE, null, Label.REAL),
                        List.of(Reason.of("verdict.no-evidence")));
        assertThat(text(analysis))
                .contains("No face was found.")
                .contains("noise-level abstained: The measurements support neither")
                .contains("jpeg-grid failed: The detector stopped on an internal error (Oops)")
                .endsWith("Problem with the file: No calibrated detector applies to this file.");
    }

    @Test
    void manyConsistentCuesBecomeOneSentenceThatCitesThemAll() {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.INCONCLUSIVE, null, Label.REAL),
                        Analyses.completed(
                                "third-party",
                                Evidence.of(
                                        List.of(),
                                        List.of(
                                                cue("c1", Cue.Support.REAL),
                                                cue("c2", Cue.Support.REAL),
                                                cue("c3", Cue.Support.NEITHER)))));
        List<Statement> statements =
                new Explainer().explain(analysis, Style.ANALYST, Locale.ENGLISH).statements();
        assertThat(statements).anyMatch(s -> s.cues().equals(List.of("c1", "c2")));
        assertThat(statements)
                .anyMatch(s ->
                        s.cues().equals(List.of("c3"))
                                && s.text().startsWith("One further measurement is not"));
    }

    @Test
    void everyCitedIdExistsInTheAnalysis() {
        for (Analysis analysis :
                List.of(
                        AnalysisFixture.fake(Analyses.IMAGE),
                        AnalysisFixture.real(Analyses.IMAGE),
                        AnalysisFixture.inconclusive(Analyses.IMAGE))) {
            Set<String> known = new HashSet<>();
            analysis.cues().stream().map(Cue::id).forEach(known::add);
            analysis.findings().stream().map(Finding::id).forEach(known::add);
            analysis.faces().stream().map(Face::id).forEach(known::add);
            for (Style style : Style.values()) {
                for (Statement s :
                        new Explainer().explain(analysis, style, Locale.ENGLISH).statements()) {
                    assertThat(known)
                            .containsAll(s.cues())
                            .containsAll(s.regions())
                            .containsAll(s.intervals())
                            .containsAll(s.faces());
                }
            }
        }
    }

    @Test
    void aLanguageWithoutTranslationFallsBackToEnglish() {
        Analysis analysis = AnalysisFixture.fake(Analyses.IMAGE);
        Explanation explanation =
                new Explainer().explain(analysis, Style.ANALYST, Locale.forLanguageTag("mt"));
        assertThat(explanation.text()).startsWith("Verdict: fake.");
    }

    @Test
    void theWordsOfAVerdictFollowTheScale() {
        VerdictWords words = new VerdictWords(Locale.ENGLISH);
        assertThat(words.words(Analyses.verdict(Label.FAKE, 1.9, Label.FAKE)))
                .isEqualTo("moderate support for manipulation of a tested kind");
        assertThat(words.words(Analyses.verdict(Label.REAL, -0.5, Label.REAL)))
                .isEqualTo("weak support for the absence of manipulation of the tested kinds");
        assertThat(words.words(Analyses.verdict(Label.INCONCLUSIVE, 0.1, Label.FAKE)))
                .isEqualTo("no support for either proposition");
    }

    private static Cue cue(String id, Cue.Support support) {
        return Analyses.cue(id, "moire", support, AnalysisFixture.CHEEK_BOX, "none");
    }

    @Test
    void aModelsScoreIsANumberAndMarksNothing() {
        Face face = AnalysisFixture.face();
        Place place = new Place.Region(face.box(), face.id(), null, Set.of());
        Finding finding = Analyses.finding("r1", place, null);
        Cue score =
                new Cue(
                        "c1",
                        "face-presentation-score",
                        0.0214,
                        "for \"live\"",
                        null,
                        Cue.Support.NEITHER,
                        face.id(),
                        null,
                        face.box(),
                        "r1",
                        finding.provenance());
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.INCONCLUSIVE, null, Label.REAL),
                        Analyses.faces(face),
                        Analyses.completed(
                                "A model", Evidence.of(List.of(finding), List.of(score))));
        assertThat(text(analysis))
                .contains("A model gives the face at (200, 100) to (600, 500) the score")
                .contains("the score 0.0214 for \"live\". It has no calibration here")
                .contains("decides nothing")
                .doesNotContain(" marks ", "further measurement", "the score of");
    }

    private static String text(Analysis analysis) {
        return new Explainer().explain(analysis, Style.ANALYST, Locale.ENGLISH).text();
    }
}
