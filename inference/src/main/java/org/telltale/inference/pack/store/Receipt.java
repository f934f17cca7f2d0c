package org.telltale.inference.pack.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an installation leaves in a pack's folder: the SHA-256 of the {@code pack.json} that was
 * verified and inspected. It tells an edited manifest and a folder that nobody installed; it is no
 * signature, and does not stop somebody who writes both files. Stateless.
 */
final class Receipt {
    private static final int MOST_BYTES = 80;

    private Receipt() {}

    /** Leaves a receipt in a folder, over one that is there. */
    static void write(Path folder, String digest) throws IOException {
        Files.writeString(folder.resolve(PackStore.RECEIPT), digest + "\n");
    }

    /**
     * The digest in a folder's receipt, whatever stands there; nothing where there is none.
     *
     * @throws IOException if it is there and cannot be read
     */
    static Optional<String> read(Path folder) throws IOException {
        Path file = folder.resolve(PackStore.RECEIPT);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
