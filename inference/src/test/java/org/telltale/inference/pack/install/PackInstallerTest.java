package org.telltale.inference.pack.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.ManifestMapper;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Packs from folders, archives and the network, whole and in pieces. */
class PackInstallerTest {
    @TempDir Path folder;

    @Test
    void fromAFolder() throws Exception {
        PackBuilder pack = new PackBuilder();
        pack.files.put("notes/read-me.txt", new byte[] {65, 66});
        Path source = pack.folder(folder.resolve("source"));
        try (InstallFixture fixture = new InstallFixture(folder)) {
            StoredPack.Installed installed = fixture.local(source);
            assertThat(installed.digest()).isEqualTo(Sha256.of(source.resolve("pack.json")));
            assertThat(installed.folder()).isEqualTo(fixture.store.folder().resolve("tiny/1.0"));
            assertThat(installed.file("notes/read-me.txt")).hasContent("AB");
            assertThat(fixture.store.list()).containsExactly(installed);
            assertThat(fixture.store.verify(installed, new Cancellation())).isEmpty();
            assertThat(fixture.listener.shown).containsExactly("A tiny pack: MIT");
            assertThat(fixture.leftovers()).hasSize(4);
            assertThat(fixture.local(source)).isEqualTo(installed);
        }
    }

    @Test
    void fromACopyOfAnInstalledOne() throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        Files.writeString(source.resolve(PackStore.RECEIPT), "of another machine");
        try (InstallFixture fixture = new InstallFixture(folder)) {
            StoredPack.Installed installed = fixture.local(source);
            assertThat(fixture.store.list()).containsExactly(installed);
        }
    }

    @Test
    void fromWhereSomebodyPutItByHand() throws Exception {
        try (InstallFixture fixture = new InstallFixture(folder)) {
            Path dropped = new PackBuilder().folder(fixture.store.folder().resolve("tiny/1.0"));
            assertThat(fixture.store.usable()).isEmpty();
            assertThat(fixture.local(dropped)).isEqualTo(fixture.store.usable().getFirst());
        }
    }

    @Test
    void fromAnArchiveWithAnOuterFolder() throws Exception {
        PackBuilder pack = new PackBuilder().list();
        Path archive = folder.resolve("outer.zip");
        try (var zip =
                new org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream(
                        Files.newOutputStream(archive))) {
            PackBuilder.add(zip, "tiny-1.0/", new byte[0]);
            PackBuilder.add(zip, "tiny-1.0/pack.json", pack.manifestBytes());
            byte[] model = java.util.Objects.requireNonNull(pack.files.get("tiny.onnx"));
            PackBuilder.add(zip, "tiny-1.0/tiny.onnx", model);
        }
        try (InstallFixture fixture = new InstallFixture(folder)) {
            assertThat(fixture.local(archive).id()).isEqualTo("tiny");
            String digest = Sha256.of(archive);
            PackOrigin.Local wrong = new PackOrigin.Local(archive, digest.replace('a', 'b'));
            assertThat(refusal(fixture, wrong)).isEqualTo("pack.file-digest");
        }
    }

    @Test
    void withoutConsentNothingIsKept() throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        try (InstallFixture fixture = new InstallFixture(folder)) {
            PackException refused =
                    catchThrowableOfType(
                            PackException.class,
                            () ->
                                    fixture.install(
                                            new PackOrigin.Local(source, null),
                                            Quietly.refusing(),
                                            new Cancellation()));
            assertThat(refused.reason().code()).isEqualTo("pack.licence-refused");
            assertThat(fixture.leftovers()).isEmpty();
        }
    }

    @Test
    void anotherPackOfTheSameNameIsRefused() throws Exception {
        PackBuilder second = new PackBuilder();
        second.manifest.put("title", "Another tiny pack");
        Path a = new PackBuilder().folder(folder.resolve("a"));
        Path b = second.folder(folder.resolve("b"));
        try (InstallFixture fixture = new InstallFixture(folder)) {
            StoredPack.Installed first = fixture.local(a);
            assertThat(refusal(fixture, new PackOrigin.Local(b, null)))
                    .isEqualTo("pack.other-installed");
            assertThat(fixture.store.list()).containsExactly(first);
        }
    }

    @Test
    void aCutDownloadGoesOnWhereItBroke() throws Exception {
        byte[] archive = archive();
        try (InstallFixture fixture = new InstallFixture(folder);
                FileServer server = new FileServer(archive).cutting(2)) {
            fixture.install(remote(server, archive));
            assertThat(server.ranges).hasSize(3).first().isEqualTo("-");
            assertThat(server.ranges.subList(1, 3)).allMatch(range -> !range.equals("-"));
            assertThat(fixture.listener.downloaded)
                    .isSorted()
                    .last()
                    .isEqualTo((long) archive.length);
            assertThat(fixture.store.downloads()).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void whatCameIsKeptForALaterTry() throws Exception {
        byte[] archive = archive();
        try (InstallFixture fixture = new InstallFixture(folder)) {
            try (FileServer server = new FileServer(archive).cutting(1000)) {
                Path part = fixture.store.downloads().resolve(Sha256.of(archive) + ".part");
                // Each try brings half of the rest, until nothing more comes.
                assertThat(refusal(fixture, remote(server, archive)))
                        .isEqualTo("pack.download-cut");
                assertThat(part).exists();
            }
            try (FileServer server = new FileServer(archive)) {
                fixture.install(remote(server, archive));
                assertThat(server.ranges).hasSize(1).first().asString().startsWith("bytes=");
            }
        }
    }

    @Test
    void aServerWithoutRangesSendsItAgain() throws Exception {
        byte[] archive = archive();
        try (InstallFixture fixture = new InstallFixture(folder);
                FileServer server = new FileServer(archive).cutting(1).withoutRanges()) {
            assertThat(fixture.install(remote(server, archive)).id()).isEqualTo("tiny");
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsNotPieced() throws Exception {
        byte[] archive = archive();
        byte[] other = archive.clone();
        other[0] ^= 1;
        try (InstallFixture fixture = new InstallFixture(folder)) {
            try (FileServer server = new FileServer(other).cutting(1000)) {
                assertThat(refusal(fixture, remote(server, archive)))
                        .isEqualTo("pack.download-cut");
                server.replace(archive);
            }
            try (FileServer server = new FileServer(archive)) {
                server.replace(archive);
                fixture.install(remote(server, archive));
                assertThat(fixture.store.list()).hasSize(1);
            }
        }
    }

    @Test
    void theNetworkIsNotTrusted() throws Exception {
        byte[] archive = archive();
        try (InstallFixture fixture = new InstallFixture(folder);
                FileServer server = new FileServer(archive)) {
            URI there = server.address("tiny.zip");
            assertThat(refusal(fixture, new PackOrigin.Remote(there, null)))
                    .isEqualTo("pack.digest-required");
            assertThat(refusal(fixture, new PackOrigin.Remote(there, "0".repeat(64))))
                    .isEqualTo("pack.download-digest");
            URI file = folder.toUri();
            assertThat(refusal(fixture, new PackOrigin.Remote(file, "0".repeat(64))))
                    .isEqualTo("pack.address");
            assertThat(fixture.leftovers()).isEmpty();
        }
    }

    @Test
    void stoppingWhileBytesComeKeepsThem() throws Exception {
        byte[] archive = archive();
        Cancellation cancellation = new Cancellation();
        try (InstallFixture fixture = new InstallFixture(folder);
                FileServer server = new FileServer(archive).cutting(1)) {
            InstallListener stopper =
                    new StoppingAt(InstallListener.Step.DOWNLOADING, cancellation);
            assertThatThrownBy(
                            () -> fixture.install(remote(server, archive), stopper, cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(fixture.store.list()).isEmpty();
            assertThat(fixture.leftovers()).isNotEmpty();
            assertThat(fixture.install(remote(server, archive)).id()).isEqualTo("tiny");
        }
    }

    @Test
    void whatTheCatalogueKnowsByItsDigestIsAgreedToBeforeItIsFetched() throws Exception {
        CatalogueEntry entry = Catalogue.builtIn().entry("yunet");
        try (InstallFixture fixture = new InstallFixture(folder);
                FileServer server = new FileServer(new byte[] {1})) {
            PackOrigin origin =
                    new PackOrigin.Remote(
                            server.address("yunet.onnx"),
                            Objects.requireNonNull(entry.file()).sha256());
            Quietly refusing = Quietly.refusing();
            assertThatThrownBy(() -> fixture.install(origin, refusing, new Cancellation()))
                    .isInstanceOf(PackException.class);
            assertThat(refusing.shown).hasSize(1);
            assertThat(server.ranges).isEmpty();
        }
    }

    @Test
    void theSelfTestIsRunBeforeAPackIsKept() throws Exception {
        try (InstallFixture fixture = new InstallFixture(folder)) {
            fixture.local(new PackBuilder().folder(folder.resolve("source")));
            assertThat(fixture.listener.tested)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TestedOn.Ran.class, ran -> assertThat(ran.agrees()).isTrue());
        }
    }

    @Test
    void aPackWithoutASelfTestIsKeptAndThatIsSaid() throws Exception {
        PackBuilder pack = new PackBuilder();
        pack.manifest.remove("self_test");
        try (InstallFixture fixture = new InstallFixture(folder)) {
            assertThat(fixture.local(pack.folder(folder.resolve("source"))).id()).isEqualTo("tiny");
            assertThat(fixture.listener.tested)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TestedOn.NotRun.class,
                            none -> assertThat(none.reason().code()).isEqualTo("pack-test.none"));
        }
    }

    @Test
    void stoppingBeforeTheSelfTestLeavesNothing() throws Exception {
        Cancellation cancellation = new Cancellation();
        Path source = new PackBuilder().folder(folder.resolve("source"));
        try (InstallFixture fixture = new InstallFixture(folder)) {
            InstallListener stopper = new StoppingAt(InstallListener.Step.TESTING, cancellation);
            PackOrigin origin = new PackOrigin.Local(source, null);
            assertThatThrownBy(() -> fixture.install(origin, stopper, cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(fixture.store.list()).isEmpty();
            assertThat(fixture.leftovers()).isEmpty();
        }
    }

    /** Agrees to everything, and stops at one step. */
    private record StoppingAt(Step at, Cancellation cancellation) implements InstallListener {
        @Override
        public void progress(Step step, long done, long total) {
            if (step == at) {
                cancellation.request();
            }
        }

        @Override
        public boolean acceptsLicence(
                String title, org.telltale.inference.pack.PackLicence licence) {
            return true;
        }

        @Override
        public void selfTested(TestedOn result) {
            throw new AssertionError("it was stopped before");
        }
    }

    private byte[] archive() throws Exception {
        PackBuilder pack = new PackBuilder();
        byte[] noise = new byte[400_000];
        new java.util.Random(3).nextBytes(noise);
        pack.files.put("noise.bin", noise);
        return Files.readAllBytes(pack.archive(folder.resolve("tiny.zip")));
    }

    private static PackOrigin.Remote remote(FileServer server, byte[] archive) {
        return new PackOrigin.Remote(server.address("tiny.zip"), Sha256.of(archive));
    }

    private static String refusal(InstallFixture fixture, PackOrigin origin) {
        return catchThrowableOfType(PackException.class, () -> fixture.install(origin))
                .reason()
                .code();
    }

    /** A catalogue of one entry whose file is the tiny model, fetched from an address. */
    private static Catalogue catalogue(PackBuilder pack, URI address) {
        byte[] model = Objects.requireNonNull(pack.files.get("tiny.onnx"));
        JsonMapper mapper = ManifestMapper.make();
        ObjectNode entry = mapper.createObjectNode();
        entry.put("schema", CatalogueEntry.SCHEMA).put("id", "tiny").put("title", "A tiny pack");
        entry.put("task", "audio-spoof").put("media", "audio").put("historical", false);
        entry.put("summary", "Made for this test.");
        entry.putObject("source").put("url", "https://example.org/tiny");
        entry.putObject("licence")
                .put("code", "MIT")
                .put("weights", "MIT")
                .put("redistribution", "yes")
                .put("commercial", "yes");
        entry.putObject("file")
                .put("name", "tiny.onnx")
                .put("url", address.toString())
                .put("bytes", model.length)
                .put("sha256", Sha256.of(model));
        ObjectNode template = pack.manifest.deepCopy();
        template.remove("files");
        entry.set("pack", template);
        return Catalogue.of(List.of(mapper.treeToValue(entry, CatalogueEntry.class)));
    }

    @Test
    void anIdOfTheCatalogueGoesOnWhereTheConnectionBroke() throws Exception {
        PackBuilder pack = new PackBuilder();
        byte[] model = Objects.requireNonNull(pack.files.get("tiny.onnx"));
        try (FileServer server = new FileServer(model).cutting(1);
                InstallFixture fixture =
                        new InstallFixture(folder, catalogue(pack, server.address("tiny.onnx")))) {
            StoredPack.Installed installed =
                    fixture.install(new PackOrigin.Catalogued("tiny", null));
            assertThat(server.ranges).containsExactly("-", "bytes=" + model.length / 2 + "-");
            assertThat(installed.file("tiny.onnx")).hasBinaryContent(model);
            assertThat(fixture.store.verify(installed, new Cancellation())).isEmpty();
            assertThat(fixture.listener.shown).containsExactly("A tiny pack: MIT");
        }
    }
}
