package org.telltale.inference.pack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.ManifestMapper;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published weights by their ids, from a folder and from a server that cuts connections. */
@Tag("shared")
class PublishedWeightsTest {
    private static final Path WEIGHTS =
            Path.of(System.getProperty("telltale.shared", "../shared"), "assets/weights");

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("org.telltale.inference.pack.ManifestExamples#IDS")
    void byIdFromAFolder(String id) throws Exception {
        requireWeights();
        try (InstallFixture fixture = new InstallFixture(folder)) {
            StoredPack.Installed pack = fixture.install(new PackOrigin.Catalogued(id, WEIGHTS));
            assertThat(pack.id()).isEqualTo(id);
            assertThat(fixture.store.verify(pack, new Cancellation())).isEmpty();
            assertThat(fixture.listener.shown).hasSize(1);
        }
    }

    @ParameterizedTest
    @FieldSource("org.telltale.inference.pack.ManifestExamples#IDS")
    void byIdFromAServerThatCutsTheConnectionOnce(String id) throws Exception {
        requireWeights();
        CatalogueEntry entry = Catalogue.builtIn().entry(id);
        byte[] file = Files.readAllBytes(published(entry));
        try (FileServer server = new FileServer(file).cutting(1);
                InstallFixture fixture =
                        new InstallFixture(folder, movedTo(entry, server.address("file")))) {
            StoredPack.Installed pack = fixture.install(new PackOrigin.Catalogued(id, null));
            assertThat(server.ranges).hasSize(2).first().isEqualTo("-");
            assertThat(server.ranges.getLast()).startsWith("bytes=");
            assertThat(pack.manifest().licence().weights()).isEqualTo(entry.licence().weights());

            // The same pack to the last byte, however it came.
            try (InstallFixture second = new InstallFixture(folder.resolve("second"))) {
                PackOrigin.Local bare = new PackOrigin.Local(published(entry), null);
                assertThat(second.install(bare).digest()).isEqualTo(pack.digest());
            }
        }
    }

    private static Catalogue movedTo(CatalogueEntry entry, java.net.URI address) {
        JsonMapper mapper = ManifestMapper.make();
        ObjectNode json = mapper.valueToTree(entry);
        ((ObjectNode) json.get("file")).put("url", address.toString());
        List<CatalogueEntry> moved = new ArrayList<>();
        moved.add(mapper.treeToValue(json, CatalogueEntry.class));
        return Catalogue.of(moved);
    }

    private static Path published(CatalogueEntry entry) throws IOException {
        String digest = Objects.requireNonNull(entry.file()).sha256();
        try (Stream<Path> files = Files.list(WEIGHTS)) {
            for (Path file : files.toList()) {
                if (Sha256.of(file).equals(digest)) {
                    return file;
                }
            }
        }
        throw new IllegalStateException("no weights of " + entry.id());
    }

    private static void requireWeights() {
        Assumptions.assumeTrue(
                Files.isDirectory(WEIGHTS),
                "no weights under " + WEIGHTS + "; set -Dtelltale.shared");
    }
}
