package org.telltale.app.window.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that keeps what is being typed: JSON, written beside itself and moved into place, so
 * that a crash leaves the old one. One that cannot be read is set aside, not written over: it is
 * somebody's text. Thread-safe; blocks.
 */
public final class DraftsFile {
    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** At the given path; its folder is made when something is saved. */
    public DraftsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was saved last, by what it is for.
     *
     * @throws IOException if it cannot be read; it was set aside
     */
    public synchronized Map<String, String> load() throws IOException {
        try {
            Map<String, String> read =
                    mapper.readValue(
                            Files.readAllBytes(file),
                            new TypeReference<LinkedHashMap<String, String>>() {});
            read.values().removeIf(text -> text == null);
            return read;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (JacksonException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new IOException(aside.toString(), e);
        }
    }

    /**
     * Saves.
     *
     * @throws IOException if it cannot be written
     */
    public synchronized void save(Map<String, String> texts) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(texts));
        Files.move(
                written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
