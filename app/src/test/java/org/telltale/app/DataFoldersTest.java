package org.telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsXdg() {
        DataFolders folders = DataFolders.of(Map.of("XDG_DATA_HOME", "/data/ada"), HOME, "Linux");
        assertThat(folders.database()).isEqualTo(Path.of("/data/ada/telltale/telltale.db"));
        assertThat(folders.config()).isEqualTo(HOME.resolve(".config/telltale"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/telltale"));
    }

    @Test
    void aRelativeXdgFolderIsIgnored() {
        DataFolders folders = DataFolders.of(Map.of("XDG_DATA_HOME", "data"), HOME, "Linux");
        assertThat(folders.data()).isEqualTo(HOME.resolve(".local/share/telltale"));
    }

    @Test
    void oneVariableMovesEverything() {
        DataFolders folders = DataFolders.of(Map.of("TELLTALE_HOME", "/mnt/case"), HOME, "Linux");
        assertThat(folders)
                .isEqualTo(
                        new DataFolders(
                                Path.of("/mnt/case"), Path.of("/mnt/case"), Path.of("/mnt/case")));
    }

    @Test
    void macKeepsLogsApart() {
        DataFolders folders = DataFolders.of(Map.of(), HOME, "Mac OS X");
        assertThat(folders.data()).isEqualTo(HOME.resolve("Library/Application Support/Telltale"));
        assertThat(folders.state()).isEqualTo(HOME.resolve("Library/Logs/Telltale"));
    }
}
