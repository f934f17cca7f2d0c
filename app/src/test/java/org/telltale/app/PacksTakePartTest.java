package org.telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.DetectorInfo;

/** What lies in the packs' folder takes part without a restart. */
class PacksTakePartTest {
    @TempDir Path folder;

    @Test
    void thePacksOfTheDataFolderAreAskedForEveryTime() throws Exception {
        DataFolders folders = new DataFolders(folder, folder, folder);
        try (Composition composition = new Composition(folders)) {
            List<String> before = ids(composition);
            assertThat(before).contains("faces", "face-consistency");
            assertThat(before).noneMatch(id -> id.startsWith("pack"));
            Path broken = Files.createDirectories(folders.packs().resolve("broken/1"));
            Files.writeString(broken.resolve("pack.json"), "{");
            assertThat(ids(composition)).containsAll(before).contains("pack-broken");
            Files.delete(broken.resolve("pack.json"));
            Files.delete(broken);
            assertThat(ids(composition)).isEqualTo(before);
        }
    }

    private static List<String> ids(Composition composition) {
        return composition.engine().detectors().stream().map(DetectorInfo::id).toList();
    }
}
