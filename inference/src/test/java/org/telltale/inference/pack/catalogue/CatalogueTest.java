package org.telltale.inference.pack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.pack.MadeFrom;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.architecture.Architecture;
import org.telltale.inference.pack.architecture.Architectures;

/** What the catalogue promises, it can keep. */
class CatalogueTest {
    private static final Path FOLDER =
            Path.of(
                    System.getProperty("telltale.root"),
                    "inference/src/main/resources/org/telltale/inference/pack/catalogue");

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void everyFileIsInTheIndex() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.equals("index.json"))
                            .map(name -> name.replace(".json", ""))
                            .toList();
            assertThat(catalogue.entries().stream().map(CatalogueEntry::id))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyEntryWithAFileMakesAManifestThatAgreesWithIt() throws Exception {
        List<String> built = Architectures.builtIn().all().stream().map(Architecture::id).toList();
        int checked = 0;
        for (CatalogueEntry entry : catalogue.entries()) {
            CatalogueEntry.PublishedFile file = entry.file();
            if (file == null || entry.pack() == null) {
                continue;
            }
            checked++;
            String architecture = file.architecture();
            MadeFrom madeFrom =
                    architecture == null
                            ? null
                            : new MadeFrom(file.name(), file.sha256(), architecture);
            PackFile model = new PackFile(entry.pack().model(), file.bytes(), file.sha256());
            PackManifest manifest = entry.pack().with(List.of(model), madeFrom);
            assertThat(manifest.id()).isEqualTo(entry.id());
            assertThat(manifest.task()).isEqualTo(entry.task());
            assertThat(manifest.media()).isEqualTo(entry.media());
            assertThat(manifest.historical()).isEqualTo(entry.historical());
            assertThat(manifest.source()).isEqualTo(entry.source());
            assertThat(manifest.selfTest()).as(entry.id()).isNotNull();
            assertThat(manifest.licence().weights()).isEqualTo(entry.licence().weights());
            assertThat(manifest.licence().nonCommercial())
                    .isEqualTo(entry.licence().nonCommercial());
            assertThat(URI.create(file.url()).getScheme()).isEqualTo("https");
            assertThat(file.url()).contains(String.valueOf(entry.source().commit()));
            if (architecture != null) {
                assertThat(built).contains(architecture);
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(10);
    }

    @Test
    void anEntryWithoutAFileSaysHowItIsObtained() {
        assertThat(catalogue.entries())
                .filteredOn(entry -> entry.file() == null)
                .hasSizeGreaterThan(10)
                .allSatisfy(entry -> {
                    assertThat(entry.obtain()).isNotBlank();
                    assertThat(entry.source().url()).startsWith("https://");
                });
    }

    @Test
    void whatIsHistoricalIsCalledSo() throws Exception {
        assertThat(catalogue.entry("meso4").historical()).isTrue();
        assertThat(catalogue.entry("mesoinception").historical()).isTrue();
        assertThat(catalogue.entry("yunet").historical()).isFalse();
    }
}
