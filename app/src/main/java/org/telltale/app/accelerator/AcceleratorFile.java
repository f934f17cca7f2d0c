package org.telltale.app.accelerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.DataFolders;
import org.telltale.inference.file.WholeFile;
import org.telltale.inference.runtime.Accelerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code accelerators.json} that keeps {@link AcceleratorSettings}, written beside itself
 * and moved into place. Its key {@code order} may be edited by hand; accelerators that do not exist
 * are left out. An unreadable file counts as nothing set, and is left alone until something is.
 */
public final class AcceleratorFile {
    private static final Logger LOG = LoggerFactory.getLogger(AcceleratorFile.class);

    private final Path file;
    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** At that path. */
    public AcceleratorFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The current user's. */
    public static AcceleratorFile of(DataFolders folders) {
        return new AcceleratorFile(folders.config().resolve("accelerators.json"));
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** What is set. */
    public AcceleratorSettings load() {
        try {
            Content content = mapper.readValue(Files.readAllBytes(file), Content.class);
            List<Accelerator> order =
                    content.order() == null
                            ? List.of()
                            : content.order().stream()
                                    .map(Accelerator::of)
                                    .flatMap(Optional::stream)
                                    .toList();
            return new AcceleratorSettings(order, content.natives());
        } catch (NoSuchFileException e) {
            return AcceleratorSettings.first();
        } catch (IOException | JacksonException | NullPointerException e) {
            LOG.warn("the accelerators' settings cannot be read from {}: {}", file, e.toString());
            return AcceleratorSettings.first();
        }
    }

    /**
     * Keeps settings.
     *
     * @throws IOException if they cannot be written
     */
    public void save(AcceleratorSettings settings) throws IOException {
        Content content =
                new Content(
                        settings.order().stream().map(Accelerator::id).toList(),
                        settings.natives());
        WholeFile.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    private record Content(@Nullable List<String> order, @Nullable Natives natives) {}
}
