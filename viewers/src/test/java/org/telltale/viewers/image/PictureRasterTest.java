package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.worker.Pixels;

/** What reaches the screen, pixel by pixel. */
class PictureRasterTest {
    private static final int W = 96;
    private static final int H = 64;

    @ParameterizedTest
    @EnumSource
    void everyScreenPixelShowsTheSourcePixelUnderIt(Turn turn) {
        Picture picture = picture(1300, 1100, PictureBuilder.Kind.COLOUR);
        ViewTransform transform =
                new ViewTransform(3, 0, 0, turn).showing(1024, 1024, W / 2.0, H / 2.0);
        int[] seen = paint(transform, RasterLayers.of(picture));
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                Point2D source = transform.toSource(x + 0.5, y + 0.5);
                assertThat(seen[y * W + x])
                        .as("%d,%d", x, y)
                        .isEqualTo(colour((int) source.getX(), (int) source.getY()));
            }
        }
    }

    @Test
    void beyondThePictureNothingIsDrawn() {
        Picture picture = picture(20, 10, PictureBuilder.Kind.COLOUR);
        int[] seen = paint(new ViewTransform(2, 30, 20), RasterLayers.of(picture));
        assertThat(seen[19 * W + 40]).isZero();
        assertThat(seen[25 * W + 29]).isZero();
        assertThat(seen[25 * W + 70]).isZero();
        assertThat(seen[20 * W + 30]).isEqualTo(colour(0, 0));
        assertThat(seen[39 * W + 69]).isEqualTo(colour(19, 9));
    }

    @Test
    void belowOneToOneValuesAreBlended() {
        Picture picture = new PictureBuilder().build(columns(200, 100), new Cancellation());
        // Every second column is white: at half the size all of it is the same grey.
        int[] seen = paint(new ViewTransform(0.5, 0, 0), RasterLayers.of(picture));
        assertThat(seen[20 * W + 20] & 255).isBetween(126, 129);
        assertThat(seen[20 * W + 21]).isEqualTo(seen[20 * W + 20]);
        // Between two levels the finer one is blended, so nothing is black or white.
        int[] between = paint(new ViewTransform(0.75, 0, 0), RasterLayers.of(picture));
        for (int x = 0; x < W; x++) {
            assertThat(between[20 * W + x] & 255).isBetween(20, 235);
        }
    }

    @Test
    void transparencyLetsACheckerboardThrough() {
        Picture clear = picture(96, 64, PictureBuilder.Kind.TRANSPARENT);
        assertThat(clear.transparent()).isTrue();
        int[] seen = paint(new ViewTransform(1, 0, 0), RasterLayers.of(clear));
        assertThat(seen[0]).isEqualTo(0xff9a9a9a);
        assertThat(seen[8]).isEqualTo(0xff6a6a6a);
        assertThat(seen[8 * W + 8]).isEqualTo(0xff9a9a9a);
        Picture opaque = picture(96, 64, PictureBuilder.Kind.COLOUR);
        assertThat(paint(new ViewTransform(1, 0, 0), RasterLayers.of(opaque))[8])
                .isEqualTo(colour(8, 0));
    }

    @Test
    void fromEightTimesOnLinesTellPixelsApart() {
        Picture picture = picture(30, 20, PictureBuilder.Kind.COLOUR);
        RasterLayers layers =
                new RasterLayers(picture, 1, null, ColourScale.GREY, 0, List.of(), true);
        int[] seen = paint(new ViewTransform(8, 0, 0), layers);
        assertThat(seen[4 * W + 4]).isEqualTo(colour(0, 0));
        assertThat(seen[4 * W + 8]).isNotEqualTo(colour(1, 0));
        assertThat(seen[4 * W + 9]).isEqualTo(colour(1, 0));
        assertThat(seen[8 * W + 12]).isNotEqualTo(colour(1, 1));
    }

    @Test
    void aMapIsColouredAndAMaskHasAnOutline() {
        Picture picture = picture(96, 64, PictureBuilder.Kind.COLOUR);
        HeatMap map = HeatMap.of(grey(2, 2, 255), new EvidenceMap.Transform(10, 10, 40, 20));
        RasterLayers mapped =
                new RasterLayers(picture, 1, map, ColourScale.MAGMA, 1, List.of(), false);
        int[] seen = paint(new ViewTransform(1, 0, 0), mapped);
        assertThat(seen[20 * W + 40]).isEqualTo(ColourScale.MAGMA.argb(255));
        assertThat(seen[39 * W + 59]).isEqualTo(ColourScale.MAGMA.argb(255));
        assertThat(seen[40 * W + 59]).isEqualTo(colour(59, 40));

        MaskLayer mask = new MaskLayer("r1", map, Color.RED);
        RasterLayers masked =
                new RasterLayers(picture, 1, null, ColourScale.MAGMA, 1, List.of(mask), false);
        int[] outlined = paint(new ViewTransform(1, 0, 0), masked);
        assertThat(outlined[30 * W + 40]).isEqualTo(0xffff0000);
        assertThat(outlined[30 * W + 50]).isNotIn(0xffff0000, colour(50, 30));
        assertThat(outlined[30 * W + 39]).isEqualTo(colour(39, 30));
    }

    private static int[] paint(ViewTransform transform, RasterLayers layers) {
        int[] screen = new int[W * H];
        new PictureRaster(transform, 1)
                .paint(layers, screen, W, new PictureRaster.ScreenArea(0, 0, W, H));
        return screen;
    }

    private static int colour(int x, int y) {
        return 0xff000000 | (x & 255) << 16 | (y & 255) << 8 | (x >> 8) << 4 | (y >> 8);
    }

    private static Picture picture(int width, int height, PictureBuilder.Kind kind) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 4);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = kind == PictureBuilder.Kind.TRANSPARENT ? 0x00ffffff : colour(x, y);
                memory.set(ValueLayout.JAVA_INT, 4L * (y * width + x), argb);
            }
        }
        return new PictureBuilder()
                .build(new Pixels(width, height, memory), kind, new Cancellation());
    }

    private static Pixels columns(int width, int height) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 4);
        for (int i = 0; i < width * height; i++) {
            memory.set(ValueLayout.JAVA_INT, 4L * i, (i & 1) == 0 ? 0xff000000 : 0xffffffff);
        }
        return new Pixels(width, height, memory);
    }

    private static Pixels grey(int width, int height, int grey) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 4);
        memory.fill((byte) grey);
        return new Pixels(width, height, memory);
    }
}
