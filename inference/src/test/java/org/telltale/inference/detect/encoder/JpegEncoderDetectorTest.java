package org.telltale.inference.detect.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.metadata.Bytes;
import org.telltale.inference.metadata.ExifBlock;
import org.telltale.inference.metadata.JpegFile;
import org.telltale.inference.metadata.JpegQuality;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;

class JpegEncoderDetectorTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 50, 75, 90, 99})
    void tablesOfTheLibraryAreKnownAtEachQuality(int quality) throws Exception {
        Outcome outcome = bench().examine(JpegFile.baseline(quality));

        assertThat(statements(outcome)).contains(Reason.of("encoder.tables.library", quality));
        assertThat(outcome.evidence().cues())
                .singleElement()
                .satisfies(cue -> {
                    assertThat(cue.value()).isEqualTo(quality);
                    assertThat(cue.supports()).isEqualTo(Cue.Support.NEITHER);
                });
        assertThat(outcome.evidence().findings()).isEmpty();
    }

    @Test
    void theBestQualityTellsNoEncoder() throws Exception {
        Outcome outcome = bench().examine(withMake(100, "Canon", "Canon EOS 450D"));

        assertThat(EncoderBench.codes(outcome)).startsWith("encoder.tables.ones");
        assertThat(kinds(outcome)).doesNotContain(Kind.MISMATCH);
    }

    @Test
    void lumaAndChromaMayHaveDifferentQualities() throws Exception {
        byte[] file =
                new JpegFile()
                        .table(0, JpegQuality.standardTable(false, 90))
                        .table(1, JpegQuality.standardTable(true, 70))
                        .frame(0xc0, 8, 16, 0x22)
                        .scan()
                        .end();

        assertThat(statements(bench().examine(file)))
                .contains(Reason.of("encoder.tables.library-apart", 90, 70));
    }

    @ParameterizedTest
    @CsvSource({"true,encoder.tables.library-luma", "false,encoder.tables.library-chroma"})
    void oneTableOfTheLibraryIsToldAsOne(boolean luma, String code) throws Exception {
        List<Integer> other = Collections.nCopies(64, 7);
        byte[] file =
                new JpegFile()
                        .table(0, luma ? JpegQuality.standardTable(false, 80) : other)
                        .table(1, luma ? other : JpegQuality.standardTable(true, 80))
                        .frame(0xc0, 8, 16, 0x22)
                        .scan()
                        .end();

        Outcome outcome = bench().examine(file);

        assertThat(statements(outcome)).contains(Reason.of(code, 80));
        assertThat(outcome.evidence().cues()).isEmpty();
    }

    /** At quality 50 the base table is written as it is, as far as a byte holds it. */
    @Test
    void theDefaultOfMozjpegIsKnown() throws Exception {
        PublishedTables.Pair robidoux =
                Resource.read("known-tables.json", PublishedTables.class).scaled().getFirst();
        List<Integer> table =
                robidoux.luminance().stream().map(value -> Math.min(255, value)).toList();

        assertThat(table).startsWith(16, 16, 16, 18, 25, 37, 56, 85);
        assertThat(statements(bench().examine(twoTables(table, table))))
                .contains(Reason.of("encoder.tables.scaled", robidoux.name(), 50));
    }

    @Test
    void everyPublishedTableIsKnown() {
        KnownTables known = KnownTables.load();
        PublishedTables published = Resource.read("known-tables.json", PublishedTables.class);

        assertThat(published.fixed()).hasSize(9);
        for (PublishedTables.Pair pair : published.fixed()) {
            StoredTables tables = new StoredTables(pair.luminance(), pair.chrominance(), true, "");
            assertThat(known.origin(tables).name()).isEqualTo(pair.name());
        }
        for (PublishedTables.Pair pair : published.scaled()) {
            StoredTables tables =
                    new StoredTables(
                            JpegQuality.scaledTable(pair.luminance(), 60),
                            JpegQuality.scaledTable(pair.chrominance(), 60),
                            true,
                            "");
            assertThat(known.origin(tables))
                    .isEqualTo(new TableOrigin(TableOrigin.Kind.SCALED, pair.name(), 60, 60));
        }
    }

    @Test
    void unknownTablesAreToldAsUnknown() throws Exception {
        List<Integer> odd = new ArrayList<>(Collections.nCopies(64, 9));
        odd.set(0, 3);

        Outcome outcome = bench().examine(twoTables(odd, odd));

        assertThat(EncoderBench.codes(outcome)).startsWith("encoder.tables.unknown-near");
        assertThat(kinds(outcome)).containsOnly(Kind.ENCODER);
    }

    @Test
    void libraryTablesUnderTheNameOfACameraWithOthersAreAMismatch() throws Exception {
        Outcome outcome = bench().examine(withMake(90, "Canon", "Canon EOS 450D"));

        Declaration mismatch = mismatch(outcome);
        assertThat(mismatch.statement().code()).isEqualTo("encoder.camera.not-model");
        assertThat(mismatch.statement().text(Locale.ENGLISH))
                .contains("“Canon EOS 450D”")
                .contains("proves neither")
                .contains("several modes");
    }

    @Test
    void aModelOutsideTheTableIsComparedWithItsMake() throws Exception {
        Outcome outcome = bench().examine(withMake(90, "Apple", "iPhone 99"));

        assertThat(mismatch(outcome).statement().code()).isEqualTo("encoder.camera.not-make");
    }

    @Test
    void aMakeWhoseFilesUseTheLibraryIsNoMismatch() throws Exception {
        Outcome outcome = bench().examine(withMake(90, "SONY", "DSC-X"));

        assertThat(EncoderBench.codes(outcome)).contains("encoder.camera.make");
        assertThat(kinds(outcome)).doesNotContain(Kind.MISMATCH);
    }

    @Test
    void anUnknownMakeIsNotCompared() throws Exception {
        assertThat(EncoderBench.codes(bench().examine(withMake(90, "Nobody", "X"))))
                .noneMatch(code -> code.startsWith("encoder.camera."));
    }

    @Test
    void aCommentWithAnotherQualityIsAMismatch() throws Exception {
        String same = "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n";
        String other = "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 60\n";

        assertThat(EncoderBench.codes(bench().examine(withComment(same))))
                .doesNotContain("encoder.comment-quality");
        assertThat(mismatch(bench().examine(withComment(other))).statement().arguments())
                .contains("60");
    }

    @Test
    void encodersAreKnownByTheirComments() throws Exception {
        assertThat(statements(bench().examine(withComment("Lavc58.91.100"))))
                .contains(Reason.of("encoder.comment", "Lavc58.91.100", "libavcodec of FFmpeg"));
        assertThat(EncoderBench.codes(bench().examine(withComment("See Lavc"))))
                .doesNotContain("encoder.comment");
    }

    @Test
    void theOrderOfTheLibraryIsKnown() throws Exception {
        byte[] huffman = JpegFile.segment(0xc4, new byte[17]);
        JpegFile file =
                new JpegFile()
                        .add(JpegFile.segment(0xe0, new Bytes().text("JFIF\0").done()))
                        .tables(75)
                        .frame(0xc0, 8, 16, 0x22);
        for (int i = 0; i < 4; i++) {
            file.add(huffman);
        }

        assertThat(statements(bench().examine(file.scan().end())))
                .contains(
                        Reason.of(
                                "encoder.order.library",
                                "4:2:0",
                                "APP0 DQT DQT SOF0 DHT DHT DHT DHT SOS"));
        assertThat(EncoderBench.codes(bench().examine(JpegFile.baseline(75))))
                .contains("encoder.order.other");
    }

    @Test
    void wideTablesAreCompared() throws Exception {
        List<Integer> wide = new ArrayList<>(Collections.nCopies(64, 300));
        byte[] file =
                new JpegFile()
                        .wideTable(0, JpegQuality.standardTable(false, 85))
                        .wideTable(1, JpegQuality.standardTable(true, 85))
                        .frame(0xc1, 8, 16, 0x22)
                        .scan()
                        .end();
        byte[] odd = new JpegFile().wideTable(0, wide).greyFrame(8, 16).scan().end();

        assertThat(statements(bench().examine(file)))
                .contains(Reason.of("encoder.tables.library", 85));
        assertThat(EncoderBench.codes(bench().examine(odd)))
                .containsExactly("encoder.tables.unknown-near", "encoder.order.grey");
    }

    @Test
    void withoutWholeTablesItSaysSo() throws Exception {
        byte[] cut = new Bytes().u8(0).fill(1, 20).done();
        byte[] file =
                new JpegFile()
                        .add(JpegFile.segment(0xdb, cut))
                        .frame(0xc0, 8, 16, 0x11)
                        .scan()
                        .end();

        Outcome outcome = bench().examine(file);

        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("encoder.no-tables");
        assertThat(EncoderBench.codes(outcome)).containsExactly("encoder.order.other");
    }

    @Test
    void aColourPictureWithOneTableIsNotTheLibrarysDefault() throws Exception {
        byte[] file =
                new JpegFile()
                        .table(0, JpegQuality.standardTable(false, 80))
                        .frame(0xc0, 8, 16, 0x11)
                        .scan()
                        .end();

        assertThat(EncoderBench.codes(bench().examine(file)))
                .startsWith("encoder.tables.library-luma");
    }

    @Test
    void otherFormatsAreNotApplicable() throws Exception {
        Outcome outcome =
                bench().examine(folder.resolve("x.png"), Metadata.NONE, new Cancellation());

        assertThat(outcome).isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    @Tag("shared")
    void everySharedFileIsToldInFullSentences() throws Exception {
        Path files =
                Path.of(System.getProperty("telltale.shared", ""))
                        .resolve("assets/photographs/exif");
        Assumptions.assumeTrue(
                Files.isDirectory(files), "no ../shared here: tests on its files are skipped");
        int told = 0;
        try (Stream<Path> listed = Files.list(files)) {
            for (Path file : listed.filter(f -> f.toString().endsWith("jpg")).toList()) {
                for (Declaration found : bench().examine(file).evidence().declarations()) {
                    assertThat(found.statement().text(Locale.ENGLISH))
                            .as(file.toString())
                            .endsWith(".")
                            .doesNotContain("{");
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(80);
    }

    private EncoderBench bench() {
        return new EncoderBench(folder);
    }

    private static List<Reason> statements(Outcome outcome) {
        return outcome.evidence().declarations().stream().map(Declaration::statement).toList();
    }

    private static List<Kind> kinds(Outcome outcome) {
        return outcome.evidence().declarations().stream().map(Declaration::kind).toList();
    }

    private static Declaration mismatch(Outcome outcome) {
        return outcome.evidence().declarations().stream()
                .filter(d -> d.kind() == Kind.MISMATCH)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] twoTables(List<Integer> luminance, List<Integer> chrominance) {
        return new JpegFile()
                .table(0, luminance)
                .table(1, chrominance)
                .frame(0xc0, 8, 16, 0x22)
                .scan()
                .end();
    }

    private static byte[] withMake(int quality, String make, String model) {
        return JpegFile.baseline(
                quality, new ExifBlock().ascii(0x010f, make).ascii(0x0110, model).segment());
    }

    private static byte[] withComment(String comment) {
        return JpegFile.baseline(
                90, JpegFile.segment(0xfe, comment.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The resource as it is written, read apart from the code under test. */
    record PublishedTables(List<Pair> scaled, List<Pair> fixed) {
        record Pair(String name, List<Integer> luminance, List<Integer> chrominance) {}
    }
}
