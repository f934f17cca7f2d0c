package org.telltale.app.window.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that keeps {@link WindowSettings}: JSON, written beside itself and moved into place, so
 * that a crash leaves the old one. An unreadable file is left alone until the next save and the
 * first-start settings are used: losing a layout must not keep anyone from working.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                    .build();

    /** At the given path; its folder is made when something is saved. */
    public SettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What was saved last; the first-start settings where nothing was or it cannot be read. */
    public WindowSettings load() {
        try {
            return overFirst(mapper.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return WindowSettings.FIRST;
        } catch (IOException | JacksonException e) {
            LOG.warn("window settings cannot be read from {}: {}", file, e.toString());
            return WindowSettings.FIRST;
        }
    }

    /** What the file does not say is as at the first start. */
    private WindowSettings overFirst(JsonNode read) {
        ObjectNode all = mapper.valueToTree(WindowSettings.FIRST);
        lay(read, all);
        return mapper.treeToValue(all, WindowSettings.class);
    }

    private static void lay(JsonNode read, ObjectNode over) {
        read.properties().stream()
                .filter(property -> !property.getValue().isNull())
                .forEach(property -> {
                    String name = property.getKey();
                    if (over.get(name) instanceof ObjectNode inner
                            && property.getValue().isObject()) {
                        lay(property.getValue(), inner);
                    } else {
                        over.set(name, property.getValue());
                    }
                });
    }

    /** Saves; a failure is logged, since nothing of the user's work depends on it. */
    public synchronized void save(WindowSettings settings) {
        try {
            WholeFile.write(
                    file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
        } catch (IOException | JacksonException e) {
            LOG.warn("window settings cannot be saved to {}: {}", file, e.toString());
        }
    }
}
