package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.metadata.ContentCredentials.Action;
import org.telltale.inference.metadata.ContentCredentials.Manifest;
import org.telltale.inference.reason.Reason;

/** Files of real cameras and programs, and the C2PA public test files. */
@Tag("shared")
class SharedMetadataTest {
    private final Path assets =
            Path.of(System.getProperty("telltale.shared", "")).resolve("assets");

    @BeforeEach
    void needsTheSharedFolder() {
        Assumptions.assumeTrue(
                Files.isDirectory(assets), "no ../shared here: tests on its files are skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CA", "CACA", "CAI", "CAIAIIICAICIICAIICICA", "E-clm-CAICAI", "E-dat-CA"})
    void readsClaimsActionsAndIngredients(String name) {
        Metadata metadata = credentials(name);

        List<Manifest> manifests =
                Objects.requireNonNull(metadata.contentCredentials()).manifests();
        Manifest active = manifests.getLast();
        assertThat(active.claimGenerator()).startsWith("make_test_images/");
        assertThat(active.actions()).extracting(Action::action).contains("c2pa.opened");
        assertThat(active.ingredients()).isNotEmpty();
        assertThat(active.signatureIssuer()).isEqualTo("C2PA Signer");
        assertThat(metadata.problems()).isEmpty();
    }

    @Test
    void aClaimWithoutParentNamesNoIngredient() {
        Manifest manifest =
                Objects.requireNonNull(credentials("C").contentCredentials()).manifests().getLast();

        assertThat(manifest.ingredients()).isEmpty();
        assertThat(manifest.actions()).extracting(Action::action).startsWith("c2pa.created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "I"})
    void picturesWithoutCredentialsHaveNone(String name) {
        assertThat(credentials(name).contentCredentials()).isNull();
    }

    @Test
    void countsAnAppendedArchive() {
        Metadata metadata = read(assets.resolve("hostile/zip_appended.jpg"), "jpeg");

        assertThat(Objects.requireNonNull(metadata.jpeg()).trailingBytes()).isEqualTo(5004);
        assertThat(metadata.problems())
                .containsExactly(Reason.of("metadata.jpeg-trailing-zip", 5004));
    }

    @Test
    void readsEveryOrientation() {
        for (Orientation orientation : Orientation.values()) {
            Path file = assets.resolve("hostile/exif_orientation_" + orientation.tag() + ".jpg");
            assertThat(read(file, "jpeg").orientation()).isEqualTo(orientation);
        }
    }

    @Test
    void readsTheFilesOfManyCameras() throws IOException {
        int cameras = 0;
        int previews = 0;
        for (Path file : files("photographs/exif")) {
            String format = file.toString().endsWith(".tiff") ? "tiff" : "jpeg";
            Metadata metadata = read(file, format);
            assertThat(metadata.entries()).as(file.toString()).isNotEmpty();
            assertThat(metadata.problems())
                    .as(file.toString())
                    .noneMatch(problem -> problem.code().equals("metadata.unreadable"));
            if (metadata.value("Exif IFD0", "Make") != null) {
                cameras++;
            }
            if (metadata.thumbnail() != null) {
                previews++;
            }
        }
        assertThat(cameras).isGreaterThan(30);
        assertThat(previews).isGreaterThan(25);
    }

    private Metadata credentials(String name) {
        return read(assets.resolve("photographs/c2pa/adobe-20220124-" + name + ".jpg"), "jpeg");
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(assets.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Metadata read(Path file, String format) {
        return new MetadataReader().read(file, format);
    }
}
