package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.install.FileServer;

/**
 * Every detector of the catalogue whose published file lies in the shared folder, from there and
 * from a server that cuts the connection once: licence, digest, self-test, and what the other
 * commands say of it afterwards.
 */
@Tag("shared")
@Isolated("takes the process's standard streams")
class PublishedPacksInstallTest {
    private static final Path WEIGHTS =
            Path.of(System.getProperty("telltale.shared", "../shared"), "assets/weights");

    @TempDir Path folder;

    static List<String> ids() {
        return Catalogue.builtIn().entries().stream()
                .filter(entry -> entry.file() != null)
                .map(CatalogueEntry::id)
                .toList();
    }

    @BeforeEach
    void requireWeights() {
        Assumptions.assumeTrue(
                Files.isDirectory(WEIGHTS),
                "no weights under " + WEIGHTS + "; set -Dtelltale.shared");
    }

    @Test
    void thePublishedFilesAreThere() throws Exception {
        int there = 0;
        for (String id : ids()) {
            there += published(id).isPresent() ? 1 : 0;
        }
        assertThat(there).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void fromTheFolder(String id) throws Exception {
        requirePublished(id);
        ShellRun declined = run("install", id, "--from", WEIGHTS.toString());
        assertThat(declined.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run("list").out()).isEmpty();

        ShellRun install = run("install", id, "--from", WEIGHTS.toString(), "--accept-licence");
        requireInstalled(id, install);

        String name = id + "\t";
        assertThat(run("list").lines()).singleElement().asString().startsWith(name);
        assertThat(run("list", "--available").lines())
                .filteredOn(line -> line.startsWith(name))
                .singleElement()
                .asString()
                .contains("\tinstalled\t");
        assertThat(run("show", id).out())
                .contains("Id: " + id + "@", "Digest: " + digest(install))
                .contains("Citation: ", "Licence of the weights: " + weights(id));
        ShellRun verify = run("verify", id);
        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out()).contains(": sound");
        assertThat(run("remove", id).out()).contains(id + "@").contains(" removed");
        assertThat(run("list").out()).isEmpty();
        assertThat(folder.resolve("packs").resolve(id)).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void fromAServerThatCutsTheConnectionOnce(String id) throws Exception {
        Path file = requirePublished(id);
        CatalogueEntry.PublishedFile published = Objects.requireNonNull(entry(id).file());
        try (FileServer server = new FileServer(Files.readAllBytes(file)).cutting(1)) {
            ShellRun install =
                    run(
                            "install",
                            server.address(file.getFileName().toString()).toString(),
                            "--sha256",
                            published.sha256(),
                            "--accept-licence");
            requireInstalled(id, install);
            assertThat(server.ranges).hasSize(2);
            assertThat(server.ranges.getLast()).matches("bytes=[1-9][0-9]*-");

            // However it came, it is the same pack, and installing it again is no fault.
            ShellRun again = run("install", id, "--from", WEIGHTS.toString(), "--accept-licence");
            assertThat(digest(again)).isEqualTo(digest(install));
        }
        assertThat(run("verify").exitCode()).isZero();
        assertThat(run("list").lines()).hasSize(1);
    }

    private static void requireInstalled(String id, ShellRun install) {
        assertThat(install.exitCode()).as(install.err()).isZero();
        assertThat(install.err())
                .contains("Licence of " + entry(id).title() + ":")
                .contains("Licence of the weights: " + weights(id));
        assertThat(install.lines())
                .singleElement()
                .asString()
                .startsWith(id + "@")
                .contains("its files are verified")
                .contains("its self-test agrees on the processor");
    }

    private static String digest(ShellRun install) {
        return install.out().replaceAll("(?s).*digest ([0-9a-f]{64}).*", "$1");
    }

    private static String weights(String id) {
        return entry(id).licence().weights();
    }

    private static CatalogueEntry entry(String id) {
        return Catalogue.builtIn().entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Path requirePublished(String id) throws IOException {
        Optional<Path> file = published(id);
        Assumptions.assumeTrue(file.isPresent(), "no file of " + id + " under " + WEIGHTS);
        return file.orElseThrow();
    }

    private static Optional<Path> published(String id) throws IOException {
        CatalogueEntry.PublishedFile wanted = Objects.requireNonNull(entry(id).file());
        try (Stream<Path> files = Files.list(WEIGHTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == wanted.bytes() && Sha256.of(file).equals(wanted.sha256())) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private ShellRun run(String... arguments) {
        return ShellRun.of(
                Stream.of(
                                Stream.of("packs"),
                                Stream.of(arguments),
                                Stream.of("--packs", folder.resolve("packs").toString()))
                        .flatMap(s -> s)
                        .toArray(String[]::new));
    }
}
