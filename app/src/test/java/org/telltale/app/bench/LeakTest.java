package org.telltale.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.app.Composition;
import org.telltale.app.DataFolders;
import org.telltale.inference.detect.pack.PackFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.pack.run.InstalledPacks;
import org.telltale.inference.pack.store.PackStore;

/**
 * Many analyses with packs hold no more memory than a few. A decoded picture kept each time would
 * be well over a hundred megabytes here; the bound on resident memory lies below that, and above
 * what allocators keep for later.
 */
@Isolated("reads the memory of the whole process")
class LeakTest {
    private static final long MEBIBYTE = 1048576;
    private static final int ANALYSES = 72;

    @TempDir Path folder;

    @Test
    void analysesWithPacksHoldNothing() throws Exception {
        PackStore packs = new PackStore(folder.resolve("packs"));
        PackFixture.wholePack("whole").install(packs);
        PackFixture.facePack("face").install(packs);
        Path samples = Path.of(System.getProperty("telltale.root", ".."), "app/samples");
        flat(List.of(samples.resolve("portrait.jpg"), samples.resolve("toys.jpg")));
    }

    @Test
    @Tag("shared")
    void analysesWithPublishedPacksHoldNothing() throws Exception {
        Path faces = InstalledPacks.SHARED.resolve("assets/faces");
        Assumptions.assumeTrue(Files.isDirectory(faces), "no faces at " + faces);
        try (InstalledPacks packs = new InstalledPacks(folder.resolve("packs"));
                Stream<Path> tree = Files.walk(faces)) {
            for (String id : List.of("yunet", "facemesh", "meso4", "minifasnet-v2")) {
                packs.install(id);
            }
            flat(tree.filter(p -> p.toString().endsWith(".jpg")).sorted().limit(3).toList());
        }
    }

    private void flat(List<Path> files) throws Exception {
        AnalysisSettings settings =
                new AnalysisSettings(Profile.QUICK, Set.of(), "auto", MediaLimits.STANDARD);
        try (Composition program = new Composition(new DataFolders(folder, folder, folder))) {
            LeakReport report = new LeakBench(program, settings).run(files, ANALYSES, done -> {});
            assertThat(report.analyses()).isEqualTo(ANALYSES);
            assertThat(report.growth(MemoryUse::objects)).isLessThan(10);
            assertThat(report.growth(MemoryUse::heapBytes)).isLessThan(8 * MEBIBYTE);
            assertThat(report.growth(MemoryUse::residentBytes)).isLessThan(96 * MEBIBYTE);
        }
    }
}
