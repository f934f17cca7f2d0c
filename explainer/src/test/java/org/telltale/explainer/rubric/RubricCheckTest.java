package org.telltale.explainer.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

class RubricCheckTest {
    private final RubricCheck check = new RubricCheck();

    @Test
    void missingInputsLeaveTheWeightedScore() {
        RubricResult result = check.check(text("The left cheek is blurred.", Label.FAKE, null));
        assertThat(result.grades())
                .extracting(StandardGrade::standard)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(result.grades().get(0).grade()).isNull();
        assertThat(result.grades().get(5).grade()).isNull();
        // 2, 3, 5, 7, 8 full and 4 half, of the weights 12 + 15 + 15 + 20 + 8 + 8.
        assertThat(result.weighted()).isEqualTo((78 - 7.5) / 78);
    }

    @Test
    void everySentenceThatMattersIsRemarkedOn() {
        RubricResult result =
                check.check(
                        text(
                                "The left cheek is blurred. The chin may be smeared. Summary: This"
                                        + " image has been tampered with.",
                                Label.FAKE,
                                null));
        assertThat(result.grades().get(7).remarks())
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.sentence()).isEqualTo(1);
                    assertThat(remark.text()).isEqualTo("The chin may be smeared.");
                    assertThat(remark.why()).contains("\"may\"");
                });
        assertThat(result.grades().get(4).remarks())
                .extracting(Remark::sentence)
                .containsExactly(0, 1, 2);
    }

    @Test
    void anEmptyTextIsJudged() {
        RubricResult result = check.check(text("  \n ", Label.REAL, List.of()));
        assertThat(result.grades().get(2).grade()).isZero();
        assertThat(result.grades().get(3).grade()).isZero();
        assertThat(result.grades().get(4).grade()).isEqualTo(1);
    }

    @Test
    void hostileTextIsJudged() {
        String noise =
                "\u0000'’ —;:,()💥 n't 's ".repeat(2000)
                        + "no blur not seam is , and ".repeat(5000);
        RubricResult result = check.check(text(noise, Label.FAKE, List.of()));
        assertThat(result.grades()).hasSize(8);
    }

    private static ExplainedText text(String text, Label prediction, @Nullable List<Box> boxes) {
        return new ExplainedText(text, prediction, null, boxes, null, null, Map.of());
    }
}
