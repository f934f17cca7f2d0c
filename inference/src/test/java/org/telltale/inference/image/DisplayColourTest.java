package org.telltale.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.Pixels;

class DisplayColourTest {
    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        arena.close();
    }

    private DecodedImage image(int width, int height, boolean grey, int... bgra) {
        MemorySegment memory = arena.allocate(4L * width * height);
        for (long i = 0; i < memory.byteSize(); i++) {
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) bgra[(int) (i % bgra.length)]);
        }
        boolean alpha = bgra[3] != 255;
        return new DecodedImage(new Pixels(width, height, memory), 8, grey, alpha, 1, List.of());
    }

    private static Blob builtIn(int space) {
        return new Blob(ICC_Profile.getInstance(space).getData());
    }

    private static int sample(Pixels pixels, long index) {
        return pixels.bgra().get(ValueLayout.JAVA_BYTE, index) & 0xff;
    }

    @Test
    void withoutAProfileTheSamePixelsComeBack() {
        DecodedImage image = image(3, 2, false, 1, 2, 3, 255);
        assertThat(DisplayColour.of(image, null, arena).pixels()).isSameAs(image.pixels());
    }

    @Test
    void anSrgbProfileIsSkipped() {
        DecodedImage image = image(3, 2, false, 1, 2, 3, 255);
        DisplayColour.Shown shown = DisplayColour.of(image, builtIn(ColorSpace.CS_sRGB), arena);
        assertThat(shown.pixels()).isSameAs(image.pixels());
        assertThat(shown.problem()).isNull();
    }

    @Test
    void linearLightIsEncodedOverManyStripes() {
        // IEC 61966-2-1: linear 0.2140 (55/255) is sRGB 0.5 (about 128).
        DecodedImage image = image(2000, 300, false, 0, 55, 255, 255);
        DisplayColour.Shown shown =
                DisplayColour.of(image, builtIn(ColorSpace.CS_LINEAR_RGB), arena);
        assertThat(shown.problem()).isNull();
        for (long pixel : new long[] {0, 299_999, 599_999}) {
            assertThat(sample(shown.pixels(), 4 * pixel)).isCloseTo(0, Offset.offset(1));
            assertThat(sample(shown.pixels(), 4 * pixel + 1)).isCloseTo(128, Offset.offset(2));
            assertThat(sample(shown.pixels(), 4 * pixel + 2)).isCloseTo(255, Offset.offset(1));
            assertThat(sample(shown.pixels(), 4 * pixel + 3)).isEqualTo(255);
        }
        assertThat(sample(image.pixels(), 1)).as("what is measured stays").isEqualTo(55);
    }

    @Test
    void aGreyProfileAppliesToGreyPicturesOnly() {
        Blob grey = builtIn(ColorSpace.CS_GRAY);
        DisplayColour.Shown shown =
                DisplayColour.of(image(4, 4, true, 55, 55, 55, 255), grey, arena);
        assertThat(shown.problem()).isNull();
        assertThat(sample(shown.pixels(), 0)).isCloseTo(128, Offset.offset(4));
        DecodedImage colour = image(4, 4, false, 55, 55, 55, 255);
        DisplayColour.Shown refused = DisplayColour.of(colour, grey, arena);
        assertThat(refused.pixels()).isSameAs(colour.pixels());
        assertThat(refused.problem()).isEqualTo(Reason.of("media.icc-other-model"));
    }

    @Test
    void aBrokenProfileLeavesThePictureAsItIs() {
        DecodedImage image = image(3, 2, false, 1, 2, 3, 255);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        for (byte[] broken :
                List.of(new byte[] {1, 2, 3}, Arrays.copyOf(profile, 200), garbled(profile))) {
            DisplayColour.Shown shown = DisplayColour.of(image, new Blob(broken), arena);
            assertThat(shown.pixels()).isSameAs(image.pixels());
            assertThat(shown.problem()).isEqualTo(Reason.of("media.icc-broken"));
        }
    }

    /** The header stays, every tag's content goes. */
    private static byte[] garbled(byte[] profile) {
        byte[] bytes = profile.clone();
        Arrays.fill(bytes, 260, bytes.length, (byte) 0x5a);
        return bytes;
    }

    @Test
    void whatIsTransparentIsShown() {
        DecodedImage image = image(3, 2, false, 10, 20, 30, 0);
        Pixels shown = DisplayColour.of(image, null, arena).pixels();
        assertThat(sample(shown, 3)).isEqualTo(255);
        assertThat(sample(shown, 2)).isEqualTo(30);
        assertThat(sample(image.pixels(), 3)).isZero();
    }
}
