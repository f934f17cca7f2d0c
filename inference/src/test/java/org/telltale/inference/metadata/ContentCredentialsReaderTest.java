package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.metadata.ContentCredentials.Action;
import org.telltale.inference.metadata.ContentCredentials.Manifest;
import org.telltale.inference.reason.Reason;

class ContentCredentialsReaderTest {
    private static final String TRAINED =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    @TempDir Path folder;

    @Test
    void readsAStoreThatIsSplitOverSegments() throws IOException {
        byte[] store =
                C2paStore.store(
                        Map.of("claim_generator", "maker/1.0"),
                        List.of(
                                Map.of(
                                        "action",
                                        "c2pa.created",
                                        "softwareAgent",
                                        "Painter",
                                        "digitalSourceType",
                                        TRAINED)));

        Metadata metadata = readJpeg(C2paStore.segments(store, 100));

        Manifest manifest = only(metadata);
        assertThat(manifest.label()).isEqualTo("urn:uuid:1");
        assertThat(manifest.claimGenerator()).isEqualTo("maker/1.0");
        assertThat(manifest.actions())
                .containsExactly(new Action("c2pa.created", "Painter", TRAINED));
        assertThat(manifest.ingredients()).containsExactly("before.jpg");
        assertThat(metadata.value("C2PA", "Claim generator")).isEqualTo("maker/1.0");
    }

    @Test
    void readsTheWordsOfTheSecondVersion() throws IOException {
        byte[] store =
                C2paStore.store(
                        Map.of("claim_generator_info", Map.of("name", "Maker", "version", "2.1")),
                        List.of(
                                Map.of(
                                        "action",
                                        "c2pa.edited",
                                        "softwareAgent",
                                        Map.of("name", "Painter", "version", "3"))));

        Manifest manifest = only(readJpeg(C2paStore.segments(store, 60_000)));

        assertThat(manifest.claimGenerator()).isEqualTo("Maker 2.1");
        assertThat(manifest.actions())
                .containsExactly(new Action("c2pa.edited", "Painter 3", null));
    }

    @Test
    void readsAStoreInAPng() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] png = new PngFile().chunk("caBX", store).end();

        Metadata metadata =
                new MetadataReader().read(Files.write(folder.resolve("a.png"), png), "png");

        assertThat(only(metadata).claimGenerator()).isEqualTo("maker");
    }

    @Test
    void aSignatureWithoutCertificateIsAProblemAndNothingMore() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());

        Metadata metadata = readJpeg(C2paStore.segments(store, 60_000));

        assertThat(only(metadata).signatureIssuer()).isNull();
        assertThat(metadata.problems())
                .containsExactly(Reason.of("metadata.c2pa-certificate", "urn:uuid:1"));
    }

    @Test
    void aMissingPacketIsAProblem() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] segments = C2paStore.segments(store, 100);
        int secondAt = 2 + 2 + 8 + 100;
        int thirdAt = secondAt + 2 + 2 + 8 + 8 + 100;
        byte[] without =
                new Bytes()
                        .raw(Arrays.copyOf(segments, secondAt))
                        .raw(Arrays.copyOfRange(segments, thirdAt, segments.length))
                        .done();

        Metadata metadata = readJpeg(without);

        assertThat(metadata.contentCredentials()).isNull();
        assertThat(metadata.problems()).containsExactly(Reason.of("metadata.block-broken", "C2PA"));
    }

    @Test
    void nestingWithoutEndIsCutOffAndHidesNothing() throws IOException {
        byte[] box = C2paStore.superbox("inner", new byte[0]);
        for (int i = 0; i < 100; i++) {
            box = C2paStore.superbox("c2pa", box);
        }

        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] both = new Bytes().raw(store).raw(box).done();

        Metadata metadata = readPng(both);

        assertThat(generators(metadata)).contains("maker");
        assertThat(metadata.problems()).contains(Reason.of("metadata.block-too-large", "C2PA"));
    }

    @Test
    void aSecondStoreDoesNotHideTheFirst() throws IOException {
        byte[] first = C2paStore.store(Map.of("claim_generator", "first"), List.of());
        byte[] second = C2paStore.store(Map.of("claim_generator", "second"), List.of());
        byte[] png = new PngFile().chunk("caBX", first).chunk("caBX", second).end();

        Metadata metadata =
                new MetadataReader().read(Files.write(folder.resolve("c.png"), png), "png");

        assertThat(generators(metadata)).containsExactly("first", "second");
    }

    @Test
    void aBrokenInstanceDoesNotHideTheOthers() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] start = new Bytes().text("JP").u16(7).u32(1).raw(Arrays.copyOf(store, 64)).done();
        byte[] later = new Bytes().text("JP").u16(7).u32(9).raw(Arrays.copyOf(store, 64)).done();
        byte[] segments =
                new Bytes()
                        .raw(JpegFile.segment(0xeb, start))
                        .raw(JpegFile.segment(0xeb, later))
                        .raw(C2paStore.segments(store, 60_000))
                        .done();

        Metadata metadata = readJpeg(segments);

        assertThat(generators(metadata)).containsExactly("maker");
        assertThat(metadata.problems()).contains(Reason.of("metadata.block-broken", "C2PA"));
    }

    @Test
    void aPacketToldTwiceDoesNotHideItsStore() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] again = new Bytes().text("JP").u16(1).u32(1).raw(Arrays.copyOf(store, 20)).done();

        Metadata metadata =
                readJpeg(
                        new Bytes()
                                .raw(C2paStore.segments(store, 100))
                                .raw(JpegFile.segment(0xeb, again))
                                .done());

        assertThat(generators(metadata)).containsExactly("maker");
        assertThat(metadata.problems()).contains(Reason.of("metadata.block-broken", "C2PA"));
    }

    @Test
    void manifestsBeyondTheBoundDoNotHideThoseRead() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        Bytes junk = new Bytes();
        for (int i = 0; i < 250; i++) {
            junk.raw(C2paStore.superbox("junk" + i, new byte[0]));
        }
        byte[] both = new Bytes().raw(store).raw(C2paStore.superbox("c2pa", junk.done())).done();

        Metadata metadata = readPng(both);

        assertThat(generators(metadata)).hasSize(200).startsWith("maker");
        assertThat(metadata.problems()).contains(Reason.of("metadata.block-too-large", "C2PA"));
    }

    private Metadata readPng(byte[] jumbf) throws IOException {
        byte[] png = new PngFile().chunk("caBX", jumbf).end();
        return new MetadataReader().read(Files.write(folder.resolve("d.png"), png), "png");
    }

    private static List<@Nullable String> generators(Metadata metadata) {
        List<@Nullable String> generators = new ArrayList<>();
        Objects.requireNonNull(metadata.contentCredentials())
                .manifests()
                .forEach(manifest -> generators.add(manifest.claimGenerator()));
        return generators;
    }

    @Test
    void aBoxThatLiesAboutItsSizeLosesOnlyWhatFollows() throws IOException {
        byte[] store = C2paStore.store(Map.of("claim_generator", "maker"), List.of());
        byte[] more = new Bytes().raw(store).u32(9_999_999).text("jumb").fill(0, 8).done();

        Metadata metadata =
                new MetadataReader()
                        .read(
                                Files.write(
                                        folder.resolve("b.png"),
                                        new PngFile().chunk("caBX", more).end()),
                                "png");

        assertThat(only(metadata).claimGenerator()).isEqualTo("maker");
        assertThat(metadata.problems()).contains(Reason.of("metadata.block-broken", "C2PA"));
    }

    private static Manifest only(Metadata metadata) {
        List<Manifest> manifests =
                Objects.requireNonNull(metadata.contentCredentials()).manifests();
        assertThat(manifests).hasSize(1);
        return manifests.getFirst();
    }

    private Metadata readJpeg(byte[] app11) throws IOException {
        Path file = Files.write(folder.resolve("a.jpg"), JpegFile.baseline(75, app11));
        return new MetadataReader().read(file, "jpeg");
    }
}
