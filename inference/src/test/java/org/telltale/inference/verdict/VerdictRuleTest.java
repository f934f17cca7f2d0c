package org.telltale.inference.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

class VerdictRuleTest {
    private static final VerdictRule RULE = new VerdictRule(0.4);

    @Test
    void theStrongestRatioStandsAndIsNeverASum() {
        Verdict verdict = decide(completed("a", 0.9), completed("b", 0.8), completed("c", -0.5));
        assertThat(verdict.label()).isEqualTo(Label.FAKE);
        assertThat(verdict.llr()).isEqualTo(0.9);
        assertThat(verdict.strength()).isEqualTo(Strength.WEAK);
        assertThat(verdict.decisive()).containsExactly("a");
    }

    @Test
    void insideTheDeadZoneItAbstainsAndKeepsTheForcedAnswer() {
        Verdict verdict = decide(completed("a", 0.39), completed("b", -0.1));
        assertThat(verdict.label()).isEqualTo(Label.INCONCLUSIVE);
        assertThat(verdict.forcedLabel()).isEqualTo(Label.FAKE);
        assertThat(verdict.reason().code()).isEqualTo("verdict.dead-zone");
        assertThat(verdict.probability()).isCloseTo(1 / (1 + Math.pow(10, -0.39)), within(1e-12));
    }

    @Test
    void realNeedsADetectorThatClearsTheDeadZone() {
        assertThat(decide(completed("a", -0.4)).label()).isEqualTo(Label.REAL);
        assertThat(decide(completed("a", -0.39)).label()).isEqualTo(Label.INCONCLUSIVE);
    }

    @Test
    void whatAbstainedForcesTheAnswerButDecidesNothing() {
        Reason reason = Reason.of("verdict.no-evidence");
        Verdict verdict = decide(run("a", new Outcome.Inconclusive(reason, evidence("a", 3.0))));
        assertThat(verdict.label()).isEqualTo(Label.INCONCLUSIVE);
        assertThat(verdict.llr()).isNull();
        assertThat(verdict.strength()).isEqualTo(Strength.NONE);
        assertThat(verdict.forcedLabel()).isEqualTo(Label.FAKE);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void anUncalibratedScoreHasNoVote() {
        Verdict verdict = decide(run("a", new Outcome.Completed(evidence("a", null))));
        assertThat(verdict.label()).isEqualTo(Label.INCONCLUSIVE);
        assertThat(verdict.probability()).isEqualTo(0.5);
    }

    @Test
    void aDeclaredGeneratorIsTheReasonButMovesNothing() {
        Reason statement = Reason.of("declared.camera", "made up");
        Declaration declared =
                new Declaration("png-text", Declaration.Kind.GENERATOR, statement, false);
        Evidence evidence =
                new Evidence(List.of(), List.of(), List.of(), List.of(declared), List.of());
        Verdict verdict = decide(run("d", new Outcome.Completed(evidence)), completed("a", -0.1));
        assertThat(verdict.label()).isEqualTo(Label.INCONCLUSIVE);
        assertThat(verdict.llr()).isEqualTo(-0.1);
        assertThat(verdict.reason()).isEqualTo(statement);
    }

    @Test
    void withoutDetectorsForItsKindItSaysSo() {
        Outcome other = new Outcome.NotApplicable(Reason.of("engine.other-kind.audio"));
        assertThat(RULE.decide(MediaKind.AUDIO, List.of(run("a", other))).reason().code())
                .isEqualTo("verdict.no-detector.audio");
    }

    @Test
    void aDeadZoneBelowTheScaleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VerdictRule(0.3));
    }

    private static Verdict decide(DetectorRun... runs) {
        return RULE.decide(MediaKind.IMAGE, List.of(runs));
    }

    private static DetectorRun completed(String id, double llr) {
        return run(id, new Outcome.Completed(evidence(id, llr)));
    }

    private static DetectorRun run(String id, Outcome outcome) {
        return new DetectorRun(id, AnalysisFixture.detector(id, 1), outcome, "cpu", null, 1);
    }

    private static Evidence evidence(String id, @Nullable Double llr) {
        Provenance provenance =
                new Provenance("0".repeat(64), id, "1", null, Map.of(), "cpu", "test");
        String calibration = llr == null ? null : id + "/1";
        Finding finding = new Finding(id, new Place.Whole(), 1, llr, calibration, provenance);
        return Evidence.of(List.of(finding), List.of());
    }
}
