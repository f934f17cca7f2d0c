package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.face.RegionMeasure.Chroma;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

class ColourMeterTest {
    private static final Box ALL = new Box(0, 0, 8, 8);

    @Test
    void greyHasNoChromaHoweverDark() {
        for (int level : new int[] {0, 1, 90, 255}) {
            assertThat(chroma(level, level, level).strength()).isLessThan(0.1);
        }
    }

    @Test
    void agreesWithCielabWhereTheLuminanceIsAlreadyTheFixedOne() {
        // OpenCV 4.6's COLOR_RGB2LAB gives L* 69.96, a* 25.17, b* 22.25 for this colour, whose
        // luminance is 0.408.
        Chroma chroma = chroma(227, 153, 132);

        assertThat(chroma.a()).isCloseTo(25.17, within(0.3));
        assertThat(chroma.b()).isCloseTo(22.25, within(0.3));
    }

    @Test
    void halfTheLightIsTheSameColour() {
        Chroma lit = chroma(200, 150, 120);
        Chroma shaded = chroma(halved(200), halved(150), halved(120));

        assertThat(lit.distance(shaded)).isLessThan(0.5);
    }

    @Test
    void aColourShiftIsADistance() {
        // By the formulas of CIE 15:2004, computed apart from this program.
        assertThat(chroma(200, 150, 130).distance(chroma(200, 165, 130)))
                .isCloseTo(9.83, within(0.05));
    }

    /** Half the linear light of a code value of sRGB. */
    private static int halved(int code) {
        double v = code / 255.0;
        double light = Math.pow((v + 0.055) / 1.055, 2.4) / 2;
        return (int) Math.round(255 * (1.055 * Math.pow(light, 1 / 2.4) - 0.055));
    }

    private static Chroma chroma(int red, int green, int blue) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bgra = arena.allocate(4 * ALL.area());
            for (long i = 0; i < bgra.byteSize(); i += 4) {
                bgra.set(ValueLayout.JAVA_BYTE, i, (byte) blue);
                bgra.set(ValueLayout.JAVA_BYTE, i + 1, (byte) green);
                bgra.set(ValueLayout.JAVA_BYTE, i + 2, (byte) red);
                bgra.set(ValueLayout.JAVA_BYTE, i + 3, (byte) 255);
            }
            return new ColourMeter(new Pixels(8, 8, bgra)).chroma(ALL);
        }
    }
}
