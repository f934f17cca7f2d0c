package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pointer lies in the step whose words the ratio earns, on either side alike. */
class RatioScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 6",
        "0.2, 6",
        "-0.2, 6",
        "0.31, 7",
        "-0.31, 5",
        "1, 8",
        "1.82, 8",
        "-1.82, 4",
        "2, 9",
        "3, 10",
        "4, 11",
        "5.99, 11",
        "6, 12",
        "9, 12",
        "-9, 0"
    })
    void pointsAtTheStep(double llr, int step) {
        assertThat((int) Math.floor(RatioScale.position(llr))).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "1.82", "3.3", "7"})
    void isSymmetric(double llr) {
        assertThat(RatioScale.position(llr) + RatioScale.position(-llr))
                .isCloseTo(13, within(1e-9));
    }
}
