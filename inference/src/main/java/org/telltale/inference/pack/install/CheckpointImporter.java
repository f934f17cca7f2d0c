package org.telltale.inference.pack.install;

import java.nio.file.Path;
import org.telltale.inference.pack.PackException;

/** Makes an ONNX model of a published checkpoint. */
public interface CheckpointImporter {
    /**
     * The ONNX file's bytes; the same for the same checkpoint.
     *
     * @param checkpoint a {@code .pth} or {@code .h5} file
     * @param architecture id of a network that the program can build
     * @throws PackException if the checkpoint is broken, holds more than numbers, or does not fit
     */
    byte[] build(Path checkpoint, String architecture) throws PackException;
}
