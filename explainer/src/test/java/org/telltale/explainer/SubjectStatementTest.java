package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.explainer.rubric.RubricFacts;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;

class SubjectStatementTest {
    private static final Map<String, String> CONFIRMED =
            Map.of(
                    "age-group", "elderly",
                    "gender", "woman",
                    "hair", "long",
                    "hair-color", "gray",
                    "glasses", "yes",
                    "facial-hair", "no");

    @Test
    void theTextNamesWhatWasConfirmedAndTheRubricFindsItRight() {
        for (Analysis analysis :
                new Analysis[] {
                    AnalysisFixture.fake(Analyses.IMAGE), AnalysisFixture.real(Analyses.IMAGE)
                }) {
            assertThat(answer(analysis, CONFIRMED).explanation().statements())
                    .anySatisfy(s -> {
                        assertThat(s.text())
                                .isEqualTo(
                                        "The face is that of an elderly woman with long hair, gray"
                                                + " hair, glasses, and no facial hair.");
                        assertThat(s.faces()).containsExactly("f1");
                    });
            RubricResult result = check(analysis, CONFIRMED);
            assertThat(result.grades().getFirst().grade()).isEqualTo(2);
            assertThat(result.grades().getFirst().remarks()).hasSize(6);
        }
    }

    @Test
    void everyAttributeAndValueIsReadBackAsConfirmed() {
        Analysis analysis = AnalysisFixture.fake(Analyses.IMAGE);
        for (SubjectAttribute attribute : SubjectAttribute.values()) {
            for (String value : attribute.choices()) {
                Map<String, String> one = Map.of(attribute.id(), value);
                assertThat(check(analysis, one).grades().getFirst())
                        .as("%s %s", attribute, value)
                        .satisfies(grade -> {
                            assertThat(grade.grade()).isEqualTo(2);
                            assertThat(grade.remarks())
                                    .allMatch(remark -> remark.why().startsWith("Right"));
                        });
            }
        }
    }

    @Test
    void anAgeAndAGenderTogetherAreReadBack() {
        Analysis analysis = AnalysisFixture.fake(Analyses.IMAGE);
        for (String age : SubjectAttribute.AGE_GROUP.choices()) {
            for (String gender : SubjectAttribute.GENDER.choices()) {
                Map<String, String> both = Map.of("age-group", age, "gender", gender);
                assertThat(check(analysis, both).grades().getFirst().grade())
                        .as("%s %s", age, gender)
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void nothingIsSaidOfWhatNobodyConfirmed() {
        Analysis analysis = AnalysisFixture.fake(Analyses.IMAGE);
        String plain = answer(analysis, Map.of()).explanation().text();
        assertThat(plain).doesNotContain("The face is that of");
        assertThat(answer(analysis, Map.of("skin-tone", "light", "hair", "green")))
                .isEqualTo(answer(analysis, Map.of()));
    }

    private static ChallengeAnswer answer(Analysis analysis, Map<String, String> confirmed) {
        return Objects.requireNonNull(new Explainer().challengeAnswer(analysis, confirmed));
    }

    private static RubricResult check(Analysis analysis, Map<String, String> confirmed) {
        return new RubricCheck()
                .check(RubricFacts.of(analysis, answer(analysis, confirmed), null, confirmed));
    }
}
