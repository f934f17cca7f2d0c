package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.worker.Pixels;

class PictureBuilderTest {
    @AutoClose private final Arena arena = Arena.ofConfined();

    @Test
    void everyPixelIsShownWhereItIs() {
        Pixels pixels = gradient(2500, 1100);
        Picture picture = new PictureBuilder().build(pixels, new Cancellation());
        Picture.Level finest = picture.levelFor(1);
        assertThat(finest.reduction()).isEqualTo(1);
        assertThat(finest.tiles()).hasSize(6);
        int[] across = new int[2000];
        finest.read(300, 1050, 2000, across, 0);
        assertThat(across[0]).isEqualTo(colour(300, 1050));
        assertThat(across[1999]).isEqualTo(colour(2299, 1050));
        for (Picture.Tile tile : finest.tiles()) {
            int last = tile.argb().limit() - 1;
            assertThat(tile.argb().get(0)).isEqualTo(colour(tile.x(), tile.y()));
            assertThat(tile.argb().get(last))
                    .isEqualTo(colour(tile.x() + tile.width() - 1, tile.y() + last / tile.width()));
        }
    }

    @Test
    void aCoarserLevelHoldsTheMeansOfTwoByTwo() {
        Pixels pixels = uniform(1025, 3, 0xff000000);
        set(pixels, 2, 0, 0xff0000ff);
        set(pixels, 3, 0, 0xff00ff00);
        set(pixels, 2, 1, 0xffff0000);
        set(pixels, 1024, 2, 0xffffffff);
        Picture picture = new PictureBuilder().build(pixels, new Cancellation());
        Picture.Level half = picture.levelFor(0.5);
        assertThat(half.reduction()).isEqualTo(2);
        assertThat(argb(half, 1, 0)).isEqualTo(0xff404040);
        assertThat(argb(half, 512, 1)).as("odd edges are averaged alone").isEqualTo(-1);
    }

    @Test
    void aPictureAboveTheBoundIsReducedAndSaysSo() {
        Picture picture =
                new PictureBuilder(100_000).build(gradient(1200, 800), new Cancellation());
        assertThat(picture.reduction()).isEqualTo(4);
        assertThat(picture.width()).isEqualTo(1200);
        assertThat(picture.levelFor(1).reduction()).isEqualTo(4);
    }

    @Test
    void transparentPixelsArePremultiplied() {
        Picture picture =
                new PictureBuilder()
                        .build(
                                uniform(4, 4, 0x80ff0040),
                                PictureBuilder.Kind.TRANSPARENT,
                                new Cancellation());
        assertThat(picture.transparent()).isTrue();
        int argb = argb(picture.levels().getFirst(), 1, 1);
        assertThat(argb >>> 24).isEqualTo(0x80);
        assertThat(argb >> 16 & 255).isEqualTo(0x80);
        assertThat(argb & 255).isBetween(0x1f, 0x21);
    }

    @Test
    void cancellingStops() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> new PictureBuilder().build(gradient(10, 10), cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void whatIsStoredCanBeReadUnlessItWasReduced() {
        Pixels pixels = gradient(1200, 800);
        StoredPixels stored =
                Objects.requireNonNull(
                        new PictureBuilder().build(pixels, new Cancellation()).stored());
        assertThat(stored.at(1100, 700)).containsExactly(1100 & 255, 700 & 255, 1100 >> 8);
        assertThat(new PictureBuilder(100_000).build(pixels, new Cancellation()).stored()).isNull();
    }

    private static int argb(Picture.Level level, int x, int y) {
        int[] one = new int[1];
        level.read(x, y, 1, one, 0);
        return one[0];
    }

    private static int colour(int x, int y) {
        return 0xff000000 | (x & 255) << 16 | (y & 255) << 8 | (x >> 8);
    }

    private Pixels gradient(int width, int height) {
        Pixels pixels = uniform(width, height, 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                set(pixels, x, y, colour(x, y));
            }
        }
        return pixels;
    }

    private Pixels uniform(int width, int height, int argb) {
        MemorySegment memory = arena.allocate(4L * width * height, 4);
        Pixels pixels = new Pixels(width, height, memory);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                set(pixels, x, y, argb);
            }
        }
        return pixels;
    }

    private static void set(Pixels pixels, int x, int y, int argb) {
        long at = 4L * (y * (long) pixels.width() + x);
        for (int i = 0; i < 4; i++) {
            pixels.bgra().set(ValueLayout.JAVA_BYTE, at + i, (byte) (argb >> (8 * i)));
        }
    }
}
