package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PictureInput.Colour;
import org.telltale.inference.pack.PictureInput.Fit;
import org.telltale.inference.pack.PictureInput.Layout;
import org.telltale.inference.pack.PictureInput.Padding;
import org.telltale.inference.pack.PictureInput.Resampling;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.Pixels;

/** Where windows lie, how they come to size, and what numbers they become. */
class PictureCutTest {
    private static PictureInput input(
            Layout layout, Colour colour, CropRule crop, Fit fit, Dimension side, Padding padding) {
        Dimension channels = Dimension.of(colour.channels());
        List<Dimension> shape =
                layout == Layout.NHWC
                        ? List.of(Dimension.of(1), side, side, channels)
                        : List.of(Dimension.of(1), channels, side, side);
        List<Double> mean = colour == Colour.GREY ? List.of(0.0) : List.of(1.0, 2.0, 3.0);
        List<Double> std = colour == Colour.GREY ? List.of(1.0) : List.of(2.0, 4.0, 8.0);
        return new PictureInput(
                "input",
                TensorType.FLOAT32,
                layout,
                shape,
                colour,
                1,
                mean,
                std,
                crop,
                fit,
                Resampling.LINEAR,
                padding,
                null);
    }

    private static PictureInput fitting(Fit fit, Dimension side, Padding.Place place) {
        return input(
                Layout.NCHW, Colour.BGR, new CropRule.Whole(), fit, side, new Padding(place, 7));
    }

    @ParameterizedTest
    @CsvSource({
        // fit, side from, to, multiple | picture | window, its size, pads, extents
        "KEEP, 32, 96, 32, 40, 70, '0,0 40x70 to 40x70 at 0,0 in 64x96'",
        "KEEP, 32, 64, 32, 128, 100, '0,0 128x100 to 64x50 at 0,0 in 64x64'",
        "STRETCH, 64, 64, 1, 40, 70, '0,0 40x70 to 64x64 at 0,0 in 64x64'",
        "INSIDE, 64, 64, 1, 128, 64, '0,0 128x64 to 64x32 at 0,16 in 64x64'",
        "COVER, 64, 64, 1, 128, 64, '32,0 64x64 to 64x64 at 0,0 in 64x64'",
        "CENTRE, 64, 64, 1, 100, 40, '18,-12 64x64 to 64x64 at 0,0 in 64x64'",
    })
    void cropsComeToSizeAsTheManifestSays(
            Fit fit, int lowest, int highest, int multiple, int width, int height, String expected)
            throws Exception {
        PictureInput input = fitting(fit, new Dimension(lowest, highest, multiple), place(fit));
        PictureCut cut = PictureCut.of("model", input, width, height, null);
        var request = cut.request();
        assertThat(
                        "%d,%d %dx%d to %dx%d at %d,%d in %dx%d"
                                .formatted(
                                        request.x(),
                                        request.y(),
                                        request.width(),
                                        request.height(),
                                        request.toWidth(),
                                        request.toHeight(),
                                        cut.left(),
                                        cut.top(),
                                        cut.width(),
                                        cut.height()))
                .isEqualTo(expected);
    }

    private static Padding.Place place(Fit fit) {
        return fit == Fit.KEEP ? Padding.Place.RIGHT_BOTTOM : Padding.Place.AROUND;
    }

    @Test
    void placesGoBackToThePicture() throws Exception {
        PictureCut cut =
                PictureCut.of(
                        "model",
                        fitting(Fit.INSIDE, Dimension.of(64), Padding.Place.AROUND),
                        128,
                        64,
                        null);
        assertThat(cut.at(32, 0).x()).isCloseTo(64, within(1e-9));
        assertThat(cut.at(0, 16).y()).isCloseTo(0, within(1e-9));
        assertThat(cut.at(0, 48).y()).isCloseTo(64, within(1e-9));
    }

    @Test
    void aFaceRuleNeedsAFaceAndAWindowHasAnEnd() {
        CropRule huge = new CropRule.FaceBox(CropRule.FaceBox.Method.SQUARE, 20);
        PictureInput input =
                input(
                        Layout.NCHW,
                        Colour.BGR,
                        huge,
                        Fit.STRETCH,
                        Dimension.of(64),
                        new Padding(Padding.Place.AROUND, 0));
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> PictureCut.of("model", input, 100, 100, null))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.no-face"));
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(
                        () -> PictureCut.of("model", input, 9000, 9000, new Box(0, 0, 9000, 9000)))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.window"));
    }

    @ParameterizedTest
    @CsvSource({"NCHW, BGR", "NHWC, RGB", "NHWC, BGR", "NCHW, GREY"})
    void pixelsBecomeNumbersInTheOrderAsked(Layout layout, Colour colour) throws Exception {
        // Two pixels, both blue 10, green 20, red 30, padded by a column of 7 to the right.
        PictureInput input =
                input(
                        layout,
                        colour,
                        new CropRule.Whole(),
                        Fit.KEEP,
                        Dimension.of(3),
                        new Padding(Padding.Place.RIGHT_BOTTOM, 7));
        try (Arena arena = Arena.ofConfined()) {
            byte[] bgra = {10, 20, 30, 0, 10, 20, 30, -1};
            Pixels pixels = new Pixels(2, 1, arena.allocateFrom(ValueLayout.JAVA_BYTE, bgra));
            PictureCut cut = PictureCut.of("model", input, 2, 1, null);
            Tensor tensor =
                    Tensor.allocate(
                            "input", TensorType.FLOAT32, List.of(9L * colour.channels()), arena);
            new PixelNumbers("model", input).write(tensor, 0, cut, PixelWindow.whole(pixels));
            for (int c = 0; c < colour.channels(); c++) {
                double value =
                        switch (colour) {
                            case BGR -> 10 + 10 * c;
                            case RGB -> 30 - 10 * c;
                            case GREY -> 0.114 * 10 + 0.587 * 20 + 0.299 * 30;
                        };
                double mean = input.mean().get(c);
                double std = input.std().get(c);
                assertThat(at(tensor, layout, colour, c, 0, 1))
                        .isEqualTo((float) ((value - mean) / std));
                assertThat(at(tensor, layout, colour, c, 0, 2))
                        .isEqualTo((float) ((7 - mean) / std));
                assertThat(at(tensor, layout, colour, c, 2, 0))
                        .isEqualTo((float) ((7 - mean) / std));
            }
        }
    }

    private static float at(Tensor tensor, Layout layout, Colour colour, int c, int y, int x) {
        int index = layout == Layout.NHWC ? (3 * y + x) * colour.channels() + c : 9 * c + 3 * y + x;
        return tensor.floats()[index];
    }

    @Test
    void memoryIsKeptUntilMoreIsNeeded() {
        try (InputMemory memory = new InputMemory()) {
            Tensor first = memory.tensor("a", TensorType.FLOAT32, List.of(4L, 4L));
            Tensor again = memory.tensor("a", TensorType.FLOAT32, List.of(2L, 2L));
            assertThat(again.data().address()).isEqualTo(first.data().address());
            assertThat(memory.bytes()).isEqualTo(64);
            memory.tensor("a", TensorType.FLOAT32, List.of(8L, 8L));
            memory.tensor("b", TensorType.UINT8, List.of(3L));
            assertThat(memory.bytes()).isEqualTo(256 + 3);
        }
    }
}
