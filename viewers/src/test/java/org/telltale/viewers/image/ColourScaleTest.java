package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourScaleTest {
    /** First, middle and last entries of matplotlib's {@code _cm_listed.py}. */
    @Test
    void theTablesAreThePublishedOnes() {
        assertThat(ColourScale.VIRIDIS.at(0)).isEqualTo(Color.web("#440154"));
        assertThat(ColourScale.VIRIDIS.at(1)).isEqualTo(Color.web("#fde725"));
        assertThat(ColourScale.VIRIDIS.argb(128)).isEqualTo(0xff21918c);
        assertThat(ColourScale.CIVIDIS.at(0)).isEqualTo(Color.web("#00224e"));
        assertThat(ColourScale.CIVIDIS.at(1)).isEqualTo(Color.web("#fee838"));
        assertThat(ColourScale.MAGMA.at(1)).isEqualTo(Color.web("#fcfdbf"));
        assertThat(ColourScale.INFERNO.at(1)).isEqualTo(Color.web("#fcffa4"));
        assertThat(ColourScale.GREY.argb(77)).isEqualTo(0xff4d4d4d);
    }

    /** Lightness (CIE 1976 L*, sRGB) never falls, so that more always looks brighter. */
    @ParameterizedTest
    @EnumSource
    void lightnessRises(ColourScale scale) {
        double last = -1;
        for (int i = 0; i < 256; i++) {
            double lightness = lightness(scale.argb(i));
            assertThat(lightness).as("%s %d", scale, i).isGreaterThan(last - 0.35);
            last = Math.max(last, lightness);
        }
        assertThat(last).isGreaterThan(85);
    }

    private static double lightness(int argb) {
        double y =
                0.2126 * linear(argb >> 16 & 255)
                        + 0.7152 * linear(argb >> 8 & 255)
                        + 0.0722 * linear(argb & 255);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
