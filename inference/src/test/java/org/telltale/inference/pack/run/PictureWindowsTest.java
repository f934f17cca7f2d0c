package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.InvalidManifestException;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.runtime.TensorType;

/** Several windows of one picture: where they lie, and that nothing is left out. */
class PictureWindowsTest {
    private static PictureInput input(CropRule crop, Dimension side) {
        return new PictureInput(
                "input",
                TensorType.FLOAT32,
                PictureInput.Layout.NCHW,
                List.of(Dimension.of(1), Dimension.of(3), side, side),
                PictureInput.Colour.RGB,
                1,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                crop,
                PictureInput.Fit.KEEP,
                PictureInput.Resampling.LINEAR,
                new PictureInput.Padding(PictureInput.Padding.Place.RIGHT_BOTTOM, 0),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 0, 200, 150",
        "64, 16, 200, 150",
        "64, 63, 80, 70",
        "64, 16, 64, 64",
        "64, 8, 65, 64",
        "64, 8, 30, 200",
        "64, 8, 1, 1"
    })
    void tilesCoverThePictureAtItsOwnResolution(int side, int overlap, int width, int height)
            throws Exception {
        List<PictureCut> cuts =
                PictureWindows.of(
                        "model",
                        input(new CropRule.Tiles(overlap), Dimension.of(side)),
                        width,
                        height);
        BitSet covered = new BitSet(width * height);
        for (PictureCut cut : cuts) {
            var window = cut.request();
            assertThat(window.x()).isBetween(0, width - window.width());
            assertThat(window.y()).isBetween(0, height - window.height());
            assertThat(window.toWidth()).isEqualTo(window.width());
            assertThat(window.toHeight()).isEqualTo(window.height());
            for (int y = window.y(); y < window.y() + window.height(); y++) {
                covered.set(y * width + window.x(), y * width + window.x() + window.width());
            }
        }
        assertThat(covered.cardinality()).isEqualTo(width * height);
        int[] columns =
                cuts.stream().mapToInt(cut -> cut.request().x()).distinct().sorted().toArray();
        for (int i = 1; i < columns.length; i++) {
            assertThat(columns[i - 1] + side - columns[i]).isGreaterThanOrEqualTo(overlap);
        }
    }

    @Test
    void anOpenInputIsTiledAtItsLargest() throws Exception {
        PictureInput input = input(new CropRule.Tiles(0), new Dimension(32, 96, 32));
        assertThat(PictureWindows.of("model", input, 192, 96)).hasSize(2);
        List<PictureCut> small = PictureWindows.of("model", input, 40, 40);
        assertThat(small).hasSize(1);
        assertThat(small.getFirst().width()).isEqualTo(64);
    }

    @Test
    void tenCropsAreFiveAndTheirMirrorImages() throws Exception {
        List<PictureCut> cuts =
                PictureWindows.of(
                        "model", input(new CropRule.TenCrop(0.5), Dimension.of(64)), 200, 100);
        assertThat(cuts)
                .extracting(
                        cut -> List.of(cut.request().x(), cut.request().y(), cut.request().width()))
                .startsWith(
                        List.of(0, 0, 50),
                        List.of(150, 0, 50),
                        List.of(0, 50, 50),
                        List.of(150, 50, 50),
                        List.of(75, 25, 50));
        assertThat(cuts).hasSize(10);
        assertThat(cuts.subList(5, 10)).allMatch(cut -> cut.side() == PictureCut.Side.MIRRORED);
        // The left edge of a mirrored window is the right one of the picture's part.
        assertThat(cuts.get(5).at(0, 0).x()).isCloseTo(50, within(1e-9));
        assertThat(cuts.get(5).at(50, 0).x()).isCloseTo(0, within(1e-9));
    }

    @Test
    void moreWindowsThanAnyoneWantsAreRefused() {
        PictureInput tiny = input(new CropRule.Tiles(7), Dimension.of(8));
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> PictureWindows.of("model", tiny, 4000, 3000))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.tiles"));
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> input(new CropRule.Tiles(8), Dimension.of(8)))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack.range"));
    }
}
