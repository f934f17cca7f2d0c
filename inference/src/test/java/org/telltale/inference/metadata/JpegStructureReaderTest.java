package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegStructureReaderTest {
    @TempDir Path folder;

    @Test
    void tellsHowABaselineFileIsLaidOut() throws IOException {
        JpegStructure structure = read(JpegFile.baseline(75));

        assertThat(structure.storedWidth()).isEqualTo(16);
        assertThat(structure.storedHeight()).isEqualTo(8);
        assertThat(structure.components()).isEqualTo(3);
        assertThat(structure.bitsPerSample()).isEqualTo(8);
        assertThat(structure.progressive()).isFalse();
        assertThat(structure.subsampling()).isEqualTo("4:2:0");
        assertThat(structure.markers()).containsExactly("SOI", "DQT", "DQT", "SOF0", "SOS", "EOI");
        assertThat(structure.complete()).isTrue();
        assertThat(structure.trailingBytes()).isZero();
    }

    @Test
    void recognisesEveryQualityOfTheIndependentJpegGroup() throws IOException {
        for (int quality : IntStream.rangeClosed(1, 100).toArray()) {
            JpegStructure structure = read(JpegFile.baseline(quality));
            assertThat(structure.estimatedQuality()).isEqualTo(quality);
            assertThat(structure.qualityIsExact()).isTrue();
        }
    }

    @Test
    void tablesAreInNaturalOrder() throws IOException {
        JpegStructure structure = read(JpegFile.baseline(50));

        // Annex K.1 of T.81 is the quality 50 of the group.
        assertThat(structure.quantizationTables().get(0))
                .startsWith(16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14)
                .endsWith(112, 100, 103, 99);
        assertThat(structure.quantizationTables().get(1)).startsWith(17, 18, 24, 47, 99);
    }

    @Test
    void aTableNearAStandardOneIsNotExact() throws IOException {
        List<Integer> table = new ArrayList<>(JpegQuality.standardTable(false, 80));
        table.set(5, table.get(5) + 1);
        byte[] file = new JpegFile().table(0, table).greyFrame(8, 8).scan().end();

        JpegStructure structure = read(file);

        assertThat(structure.estimatedQuality()).isEqualTo(80);
        assertThat(structure.qualityIsExact()).isFalse();
        assertThat(structure.subsampling()).isEmpty();
    }

    @Test
    void readsTablesOfSixteenBits() throws IOException {
        List<Integer> table = Collections.nCopies(64, 300);
        byte[] file = new JpegFile().wideTable(0, table).greyFrame(8, 8).scan().end();

        assertThat(read(file).quantizationTables().get(0)).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({
        "0x11,4:4:4",
        "0x21,4:2:2",
        "0x22,4:2:0",
        "0x12,4:4:0",
        "0x41,4:1:1",
        "0x31,'3x1,1x1,1x1'"
    })
    void namesTheSubsampling(String factors, String name) throws IOException {
        byte[] file =
                new JpegFile().tables(90).frame(0xc0, 8, 8, Integer.decode(factors)).scan().end();

        assertThat(read(file).subsampling()).isEqualTo(name);
    }

    @Test
    void walksEveryScanOfAProgressiveFile() throws IOException {
        byte[] file = new JpegFile().tables(90).frame(0xc2, 8, 8, 0x11).scan().scan().scan().end();

        JpegStructure structure = read(file);

        assertThat(structure.progressive()).isTrue();
        assertThat(structure.markers()).filteredOn("SOS"::equals).hasSize(3);
        assertThat(structure.complete()).isTrue();
    }

    @Test
    void takesTheHeightThatFollowsTheFirstScan() throws IOException {
        byte[] lines = JpegFile.segment(0xdc, new Bytes().u16(24).done());
        byte[] file =
                new JpegFile().tables(90).frame(0xc0, 0, 8, 0x11).scan().add(lines).scan().end();

        assertThat(read(file).storedHeight()).isEqualTo(24);
    }

    @Test
    void anEndMarkInsideAPreviewIsNotTheEnd() throws IOException {
        byte[] preview = JpegFile.baseline(60);
        byte[] file = JpegFile.baseline(90, new ExifBlock().thumbnail(preview).segment());

        JpegStructure structure = read(file);

        assertThat(structure.trailingBytes()).isZero();
        assertThat(structure.estimatedQuality()).isEqualTo(90);
    }

    @Test
    void countsWhatFollowsTheEndMark() throws IOException {
        byte[] file = new Bytes().raw(JpegFile.baseline(75)).text("PK\3\4 and so on").done();

        assertThat(read(file).trailingBytes()).isEqualTo(14);
    }

    @Test
    void fillBytesBeforeAMarkerAreNoGarbage() throws IOException {
        byte[] file =
                new JpegFile()
                        .add(new byte[] {(byte) 0xff, (byte) 0xff})
                        .tables(75)
                        .frame(0xc0, 8, 8, 0x11)
                        .scan()
                        .end();
        JpegWalk walk = walk(file);

        assertThat(walk.problems()).isEmpty();
        assertThat(walk.complete()).isTrue();
    }

    @Test
    void passesOverGarbageAndSaysSo() throws IOException {
        byte[] file =
                new JpegFile()
                        .add(new Bytes().text("garbage").done())
                        .tables(75)
                        .frame(0xc0, 8, 8, 0x11)
                        .scan()
                        .end();

        assertThat(read(file).estimatedQuality()).isEqualTo(75);
        assertThat(walk(file).problems())
                .extracting(problem -> problem.code())
                .containsExactly("metadata.jpeg-garbage");
    }

    @Test
    void aFileWithoutEndMarkIsIncomplete() throws IOException {
        byte[] file = new JpegFile().tables(75).frame(0xc0, 8, 8, 0x11).scan().unfinished();

        JpegStructure structure = read(file);

        assertThat(structure.complete()).isFalse();
        assertThat(structure.trailingBytes()).isZero();
    }

    @Test
    void cleansComments() throws IOException {
        byte[] comment = JpegFile.segment(0xfe, new Bytes().text("by\u0007 me\n\u001b[31m").done());

        assertThat(read(JpegFile.baseline(75, comment)).comments()).containsExactly("by me [31m");
    }

    @Test
    void whatHasNoFrameIsNoJpeg() throws IOException {
        assertThat(new JpegStructureReader().read(write(new byte[0]))).isNull();
        assertThat(new JpegStructureReader().read(write(new JpegFile().end()))).isNull();
    }

    private JpegStructure read(byte[] file) throws IOException {
        return Objects.requireNonNull(new JpegStructureReader().read(write(file)));
    }

    private JpegWalk walk(byte[] file) throws IOException {
        try (FileBytes bytes = new FileBytes(write(file))) {
            return JpegWalk.over(bytes);
        }
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(folder.resolve("file.jpg"), file);
    }
}
