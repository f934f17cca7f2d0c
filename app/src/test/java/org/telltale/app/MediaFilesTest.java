package org.telltale.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;

class MediaFilesTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aFolderGivesItsMediaInOrderAndAFileIsTakenAsItIs() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Path b = Files.createFile(folder.resolve("b.JPG"));
        Path a = Files.createFile(inner.resolve("a.png"));
        Path list = Files.createFile(folder.resolve("truth.csv"));
        assertThat(MediaFiles.of(List.of(folder)).files()).containsExactly(b, a);
        assertThat(MediaFiles.of(List.of(list, inner)).files()).containsExactly(list, a);
    }

    @Test
    void aWalkStopsWhenToldTo() throws IOException {
        Files.createFile(folder.resolve("a.png"));
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> MediaFiles.of(List.of(folder), cancellation))
                .isInstanceOf(CancelledException.class);
    }
}
