package org.telltale.inference.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {
    @ParameterizedTest
    @CsvSource({
        "1, NONE",
        "1.99, NONE",
        "2, WEAK",
        "9.99, WEAK",
        "10, MODERATE",
        "100, MODERATELY_STRONG",
        "1000, STRONG",
        "10000, VERY_STRONG",
        "999999, VERY_STRONG",
        "1000000, EXTREMELY_STRONG",
    })
    void theSameWordsServeBothPropositions(double ratio, Strength words) {
        assertThat(Strength.of(Math.log10(ratio))).isEqualTo(words);
        assertThat(Strength.of(-Math.log10(ratio))).isEqualTo(words);
    }
}
