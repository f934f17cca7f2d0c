package org.telltale.app.window.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsFileTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void whatWasTypedComesBack() throws IOException {
        DraftsFile file = new DraftsFile(folder.resolve("new/drafts.json"));
        assertThat(file.load()).isEmpty();
        Map<String, String> texts = Map.of("note:1", "From the „blue“\nlorry", "note:2", "x");
        file.save(texts);
        assertThat(file.load()).isEqualTo(texts);
        file.save(Map.of());
        assertThat(file.load()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsSetAside() throws IOException {
        Path path = folder.resolve("drafts.json");
        Files.writeString(path, "{\"note:1\": \"half");
        DraftsFile file = new DraftsFile(path);
        assertThatIOException().isThrownBy(file::load).withMessageContaining("unreadable");
        assertThat(folder.resolve("drafts.json.unreadable")).hasContent("{\"note:1\": \"half");
        assertThat(file.load()).isEmpty();
    }
}
