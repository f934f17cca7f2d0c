package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.reason.Reason;

/** Whether the disk has room for what is about to be written. Stateless. */
final class Room {
    private static final long SPARE = 64L << 20;

    private Room() {}

    /** Refuses before anything is written, rather than half way. */
    static void require(Path folder, long bytes) throws PackException, IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < bytes + SPARE) {
            throw new PackException(Reason.of("pack.no-room", folder, bytes, usable));
        }
    }
}
