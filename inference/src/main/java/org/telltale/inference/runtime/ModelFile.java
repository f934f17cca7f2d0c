package org.telltale.inference.runtime;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import org.telltale.inference.media.Sha256;

/**
 * An ONNX file and what must be in it. Immutable.
 *
 * @param file absolute, as a string since a path is not serializable
 * @param sha256 of the file, lower-case hexadecimal; a file with another digest is not loaded
 */
public record ModelFile(String file, String sha256) implements Serializable {
    private static final long serialVersionUID = 1L;

    public ModelFile {
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256);
    }

    /** A file of which the digest is known, as an installed pack's manifest states it. */
    public ModelFile(Path file, String sha256) {
        this(file.toAbsolutePath().normalize().toString(), sha256);
    }

    /**
     * A file as it is now, for one that no manifest describes yet.
     *
     * @throws IOException if it cannot be read
     */
    public static ModelFile measured(Path file) throws IOException {
        return new ModelFile(file, Sha256.of(file));
    }

    /** The file. */
    public Path path() {
        return Path.of(file);
    }
}
