package org.telltale.inference.pack.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves, deletes and tells apart whole folders of the store. Stateless. */
final class Trees {
    private static final Duration ABANDONED = Duration.ofDays(2);

    private Trees() {}

    /** Moves a folder or file within the store at once. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes a folder's files through to the disk, so that a power cut after the move costs none.
     */
    static void force(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** Tells a folder from another at the same place; nothing where there is none. */
    static Optional<Object> identity(Path version) {
        try {
            BasicFileAttributes of = Files.readAttributes(version, BasicFileAttributes.class);
            return Optional.of(List.of(String.valueOf(of.fileKey()), of.creationTime()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("unreadable"); // looking at it tells why
        }
    }

    /** Deletes a folder that another pack may have been put into meanwhile. */
    static void deleteIfEmpty(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return; // another version is in it
            }
        }
    }

    /** Deletes a folder with all in it, without following links; an absent one is no fault. */
    static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deleter());
        } catch (NoSuchFileException e) {
            return; // deleted or moved already
        }
    }

    /** Deletes what a process that died left in the staging folder two days ago or longer. */
    static void sweep(Path staging) throws IOException {
        List<Path> left;
        try (Stream<Path> inside = Files.list(staging)) {
            left = inside.toList();
        }
        Instant limit = Instant.now().minus(ABANDONED);
        for (Path path : left) {
            if (modified(path).isBefore(limit)) {
                delete(path);
            }
        }
    }

    private static Instant modified(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX; // its own process deleted it meanwhile
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
                throws IOException {
            if (fault != null) {
                throw fault;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
