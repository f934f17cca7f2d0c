package org.telltale.db.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears complete or not at all: written beside its target under another name, then
 * moved. For one thread.
 */
public final class NewFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final boolean replace;
    private final OutputStream out;
    private boolean moved;

    /**
     * Opens the part.
     *
     * @param replace whether an older file may be replaced; of a link, only the link itself is
     * @throws FileAlreadyExistsException if there is one that may not
     * @throws IOException if the folder cannot be written to
     */
    public NewFile(Path target, boolean replace) throws IOException {
        this.target = target.toAbsolutePath();
        this.replace = replace;
        Path folder = this.target.getParent();
        if (folder == null || Files.isDirectory(this.target)) {
            throw new FileSystemException(target.toString(), null, "is a folder, not a file");
        }
        refuseExisting();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "is a file, not a folder");
        }
        Files.createDirectories(folder);
        String unique = Long.toHexString(System.nanoTime());
        this.part = folder.resolve("." + this.target.getFileName() + "." + unique + ".part");
        this.out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
    }

    /** Where to write; closed by this object. */
    public OutputStream stream() {
        return out;
    }

    /**
     * Everything is written: puts the file in its place.
     *
     * @throws FileAlreadyExistsException if another file came there meanwhile that may not be
     *     replaced
     */
    public void commit() throws IOException {
        out.close();
        refuseExisting();
        move();
        moved = true;
    }

    private void refuseExisting() throws FileAlreadyExistsException {
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "exists already and is not replaced");
        }
    }

    private void move() throws IOException {
        if (!replace) {
            Files.move(part, target); // an atomic move would replace
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        if (!moved) {
            out.close();
            Files.deleteIfExists(part);
        }
    }
}
