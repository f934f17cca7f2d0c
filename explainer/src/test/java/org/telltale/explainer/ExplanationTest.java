package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Explanation THREE =
            new Explanation(Style.ANALYST, "en", List.of(said("A."), said("B."), said("C.")));

    @Test
    void editsGiveAnotherExplanationAndLeaveThisOne() {
        assertThat(THREE.replaced(1, said("X.")).text()).isEqualTo("A. X. C.");
        assertThat(THREE.inserted(3, said("X.")).text()).isEqualTo("A. B. C. X.");
        assertThat(THREE.removed(0).text()).isEqualTo("B. C.");
        assertThat(THREE.moved(0, 2).text()).isEqualTo("B. C. A.");
        assertThat(THREE.moved(2, 0).text()).isEqualTo("C. A. B.");
        assertThat(THREE.text()).isEqualTo("A. B. C.");
    }

    @Test
    void aSentenceKeepsWhatItCitesInOtherWords() {
        Statement cited = new Statement("A.", List.of("c1"), List.of(), List.of(), List.of());
        assertThat(cited.isUncited()).isFalse();
        assertThat(cited.reworded("B.").cues()).containsExactly("c1");
        assertThat(said("A.").isUncited()).isTrue();
    }

    private static Statement said(String text) {
        return new Statement(text, List.of(), List.of(), List.of(), List.of());
    }
}
