package org.telltale.viewers.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourReadOutTest {
    /** Reference values of JFIF's equations (ECMA TR/98, clause 7), to two decimals. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 128, 128",
        "255, 255, 255, 255, 128, 128",
        "255, 0, 0, 76.245, 84.97, 255.5",
        "0, 255, 0, 149.685, 43.53, 21.23",
        "0, 0, 255, 29.07, 255.5, 107.27",
        "128, 64, 32, 79.488, 101.20, 162.60"
    })
    void yCbCrIsThatOfJpeg(double r, double g, double b, double y, double cb, double cr) {
        YCbCr seen = YCbCr.of(r, g, b, 255);
        assertThat(seen.y()).isCloseTo(y, within(0.005));
        assertThat(seen.cb()).isCloseTo(cb, within(0.005));
        assertThat(seen.cr()).isCloseTo(cr, within(0.005));
    }

    /** Python's colorsys.rgb_to_hsv. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0",
        "255, 255, 255, 0, 0, 1",
        "255, 0, 0, 0, 1, 1",
        "0, 255, 0, 120, 1, 1",
        "0, 0, 255, 240, 1, 1",
        "255, 0, 128, 329.88235, 1, 1",
        "64, 128, 96, 150, 0.5, 0.50196"
    })
    void hsvIsThatOfSmith(double r, double g, double b, double h, double s, double v) {
        Hsv seen = Hsv.of(r, g, b, 255);
        assertThat(seen.hue()).isCloseTo(h, within(1e-4));
        assertThat(seen.saturation()).isCloseTo(s, within(1e-4));
        assertThat(seen.value()).isCloseTo(v, within(1e-4));
    }
}
