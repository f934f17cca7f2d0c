package org.telltale.inference.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a small file whole: beside itself under a name that nobody else has, then moved into its
 * place. Who reads it meanwhile sees the old one or the new one; of two processes that write at
 * once, the later one's stands. Stateless.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes it, in the place of what is there.
     *
     * @param file whose folder is made if there is none
     * @throws IOException if it cannot be written; what was there then stays
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " is no file");
        }
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, target.getFileName() + ".", ".new");
        try {
            Files.write(written, bytes);
            Files.move(
                    written,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
