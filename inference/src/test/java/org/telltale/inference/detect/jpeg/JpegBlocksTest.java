package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.InProcessWorker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JpegBlocksTest {
    private static final int[] ALL = LumaTable.zigzag(0, 64);

    @TempDir Path folder;

    @Test
    void agreesWithOpenCvsTransform() throws Exception {
        JsonNode golden = golden();
        int[] frequencies = JsonMapper.shared().treeToValue(golden.get("frequencies"), int[].class);
        float[][] expected = JsonMapper.shared().treeToValue(golden.get("values"), float[][].class);
        GreyPicture picture =
                GreyPicture.of(43, 30, (x, y) -> (7 * x * x + 13 * y * y + 3 * x * y) % 251);

        JpegBlocks blocks = JpegBlocks.of(picture.plane(), Orientation.UPRIGHT);
        float[][] found = blocks.coefficients(frequencies, new Cancellation());

        assertThat(blocks.across()).isEqualTo(5);
        assertThat(blocks.down()).isEqualTo(3);
        for (int i = 0; i < frequencies.length; i++) {
            assertThat(found[i]).containsExactly(expected[i], within(2e-3f));
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void namesCoefficientsAsTheFileDoesWhateverTheOrientation(Orientation orientation) {
        GreyPicture stored = GreyPicture.scene(61, 43, 3, 7);
        JpegBlocks upright = JpegBlocks.of(stored.upright(orientation).plane(), orientation);
        float[][] turned = upright.coefficients(ALL, new Cancellation());
        JpegBlocks asStored = JpegBlocks.of(stored.plane(), Orientation.UPRIGHT);
        float[][] plain = asStored.coefficients(ALL, new Cancellation());

        assertThat(upright.count()).isEqualTo(asStored.count());
        for (int block = 0; block < asStored.count(); block++) {
            int column = block % asStored.across();
            int row = block / asStored.across();
            int c = orientation.swapsAxes() ? row : column;
            int r = orientation.swapsAxes() ? column : row;
            int there =
                    (orientation.fromBottom() ? upright.down() - 1 - r : r) * upright.across()
                            + (orientation.fromRight() ? upright.across() - 1 - c : c);
            for (int i = 0; i < ALL.length; i++) {
                assertThat(turned[i][there]).isCloseTo(plain[i][block], within(2e-3f));
            }
        }
        Box last = upright.box(upright.across() - 1, 0, upright.across(), 1);
        assertThat(last.x2()).isLessThanOrEqualTo(stored.upright(orientation).width());
    }

    /** A colour file through the JDK's encoder and our decoder: the error stated in the Javadoc. */
    @Test
    void recoversAColourFilesIntegers() throws Exception {
        Recovered recovered = recover(colourFile());
        double squares = 0;
        int near = 0;
        int n = 0;
        float[][] values = recovered.blocks.coefficients(ALL, new Cancellation());
        short[][] integers = recovered.blocks.quantized(ALL, recovered.table, new Cancellation());
        for (int i = 0; i < ALL.length; i++) {
            int step = recovered.table.step(ALL[i]);
            assertThat(step).isGreaterThan(2);
            for (int block = 0; block < recovered.blocks.count(); block++) {
                double error = values[i][block] - (double) integers[i][block] * step;
                squares += error * error;
                near += Math.abs(error) < 1.5 ? 1 : 0;
                n++;
            }
        }
        assertThat(Math.sqrt(squares / n)).isCloseTo(JpegBlocks.RECOVERY_ERROR, within(0.05));
        assertThat(near).isGreaterThan((int) (0.99 * n));
    }

    @Test
    void aMovedGridHasTheBlocksThatFit() {
        Plane plane = GreyPicture.scene(64, 48, 2, 1).plane();
        JpegBlocks moved = JpegBlocks.of(plane, Orientation.UPRIGHT).moved(4, 3);
        assertThat(moved.across()).isEqualTo(7);
        assertThat(moved.down()).isEqualTo(5);
        assertThat(moved.box(0, 0, 7, 5)).isEqualTo(new Box(4, 3, 60, 43));
        assertThat(moved.moved(4, 5).origin()).isEqualTo(new GridOrigin(0, 0));
        Plane cut = GreyPicture.scene(64, 48, 2, 1).croppedFrom(4, 3).plane();
        assertThat(moved.coefficients(ALL, new Cancellation())[5])
                .containsExactly(
                        JpegBlocks.of(cut, Orientation.UPRIGHT)
                                .coefficients(ALL, new Cancellation())[5],
                        within(2e-3f));
    }

    @Test
    void aPictureSmallerThanABlockHasNone() {
        for (int[] size : new int[][] {{1, 1}, {1, 300}, {300, 1}, {7, 7}}) {
            JpegBlocks blocks =
                    JpegBlocks.of(
                            new Plane(size[0], size[1], new float[size[0] * size[1]]),
                            Orientation.ROTATED_180);
            assertThat(blocks.count()).isZero();
            assertThat(blocks.coefficients(ALL, new Cancellation())[0]).isEmpty();
        }
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        JpegBlocks blocks =
                JpegBlocks.of(GreyPicture.scene(64, 64, 2, 1).plane(), Orientation.UPRIGHT);
        assertThatThrownBy(() -> blocks.coefficients(ALL, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void zigzagBeginsAsTheStandardSays() {
        assertThat(LumaTable.zigzag(0, 10)).containsExactly(0, 1, 8, 16, 9, 2, 3, 10, 17, 24);
        assertThat(LumaTable.zigzag(60, 4)).containsExactly(47, 55, 62, 63);
    }

    private record Recovered(JpegBlocks blocks, LumaTable table) {}

    private Recovered recover(Path file) throws Exception {
        JpegStructure structure =
                Objects.requireNonNull(new MetadataReader().read(file, "jpeg").jpeg());
        try (InProcessWorker worker = new InProcessWorker();
                SourceImage image =
                        SourceImage.decode(
                                worker,
                                new DecodeRequest(
                                        file.toString(),
                                        "jpeg",
                                        Orientation.UPRIGHT,
                                        MediaLimits.STANDARD.maxPixels()))) {
            return new Recovered(
                    JpegBlocks.of(image.luma(), Orientation.UPRIGHT),
                    Objects.requireNonNull(LumaTable.of(structure)));
        }
    }

    private Path colourFile() throws Exception {
        Plane red = GreyPicture.scene(400, 304, 3, 21).plane();
        Plane blue = GreyPicture.scene(400, 304, 3, 22).plane();
        BufferedImage image = new BufferedImage(400, 304, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 304; y++) {
            for (int x = 0; x < 400; x++) {
                int r = 60 + (int) red.at(x, y) / 2;
                int b = 60 + (int) blue.at(x, y) / 2;
                image.setRGB(x, y, (r << 16) | (((r + b) / 2) << 8) | b);
            }
        }
        Path file = folder.resolve("colour.jpg");
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "jpeg", out);
        }
        return file;
    }

    private static JsonNode golden() throws Exception {
        try (InputStream in = JpegBlocksTest.class.getResourceAsStream("blocks.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }
}
