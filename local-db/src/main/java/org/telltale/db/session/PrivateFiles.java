package org.telltale.db.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files and folders that only their owner reads, where the file system knows owners (POSIX). */
final class PrivateFiles {
    private PrivateFiles() {}

    /** The folder, made with its parents where it was not there. */
    static Path folder(@Nullable Path folder) throws IOException {
        Path wanted = Objects.requireNonNull(folder, "a file lies in a folder");
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted, attributes("rwx------"));
        }
        return wanted;
    }

    /** An empty file where there was none. */
    static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, attributes("rw-------"));
            } catch (FileAlreadyExistsException e) {
                // another process was quicker: as good
                return;
            }
        }
    }

    /** Makes a file's place in its folder durable, where the system can do that. */
    static void forceFolder(Path folder) throws IOException {
        if (!isPosix()) {
            return; // Windows cannot open a folder; NTFS journals its names
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
