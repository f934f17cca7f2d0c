package org.telltale.inference.pack.install;

import java.nio.file.Path;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.checkpoint.CheckpointException;

/** Builds checkpoints with the architectures that the program knows. Thread-safe. */
public final class ArchitectureImporter implements CheckpointImporter {
    private final Architectures architectures;

    /** Builds with the given architectures. */
    public ArchitectureImporter(Architectures architectures) {
        this.architectures = architectures;
    }

    @Override
    public byte[] build(Path checkpoint, String architecture) throws PackException {
        try {
            return architectures.build(checkpoint, architecture).bytes();
        } catch (CheckpointException e) {
            throw new PackException(e.reason(), e);
        }
    }
}
