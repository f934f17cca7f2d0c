package org.telltale.app.window.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.explainer.Statement;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;

class AttentionTest {
    private final Analysis analysis =
            AnalysisFixture.fake(AnalysisFixture.media(AnalysisFixture.digest('a')));
    private final Attention attention = new Attention();

    AttentionTest() {
        attention.link(
                new EvidenceLinks(
                        List.of(
                                statement(List.of(), List.of(), List.of()),
                                statement(List.of("c1"), List.of(), List.of("f1")),
                                statement(List.of(), List.of("r1"), List.of()),
                                statement(List.of(), List.of(), List.of("f1"))),
                        analysis.cues()));
    }

    @Test
    void aSentenceLightsUpWhatItRestsOn() {
        attention.hoverStatement(1);
        assertThat(attention.litMarksProperty().get())
                .containsExactlyInAnyOrder("c1", "r1", "f1/LEFT_CHEEK");
        attention.hoverStatement(-1);
        assertThat(attention.litMarksProperty().get()).isEmpty();
        attention.toggleStatement(2);
        assertThat(attention.litMarksProperty().get()).containsExactly("r1");
        attention.hoverStatement(3);
        assertThat(attention.litMarksProperty().get()).containsExactly("f1");
        attention.hoverStatement(-1);
        assertThat(attention.litMarksProperty().get())
                .as("what was selected stays")
                .containsExactly("r1");
        attention.toggleStatement(2);
        assertThat(attention.litMarksProperty().get()).isEmpty();
    }

    @Test
    void aMarkLightsUpTheSentencesThatSpeakOfIt() {
        attention.selectMark("r1");
        assertThat(attention.litStatementsProperty().get()).containsExactlyInAnyOrder(1, 2);
        attention.selectMark("f1");
        assertThat(attention.litStatementsProperty().get()).containsExactlyInAnyOrder(1, 3);
        attention.selectMark("f1/LEFT_CHEEK");
        assertThat(attention.litStatementsProperty().get()).containsExactly(1);
        attention.selectMark(null);
        assertThat(attention.litStatementsProperty().get()).isEmpty();
    }

    @Test
    void anotherExplanationForgetsTheSelection() {
        attention.toggleStatement(2);
        attention.link(EvidenceLinks.NONE);
        assertThat(attention.litMarksProperty().get()).isEmpty();
        assertThat(attention.litStatementsProperty().get()).isEmpty();
    }

    private static Statement statement(
            List<String> cues, List<String> regions, List<String> faces) {
        return new Statement("A sentence.", cues, regions, List.of(), faces);
    }
}
