package org.telltale.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaNames;

/**
 * The media that a user's arguments name: files as given, folders by what lies in them.
 *
 * @param files to analyse, in the order of the arguments, a folder's own in order of their names
 * @param unreadable arguments and folders that cannot be read
 */
public record MediaFiles(List<Path> files, List<Path> unreadable) {
    public MediaFiles {
        files = List.copyOf(files);
        unreadable = List.copyOf(unreadable);
    }

    /** Looks at the arguments; links to folders are not followed. */
    public static MediaFiles of(List<Path> arguments) {
        return of(arguments, new Cancellation());
    }

    /**
     * Looks at the arguments until it is told to stop; links to folders are not followed.
     *
     * @throws org.telltale.inference.engine.CancelledException if it was stopped
     */
    public static MediaFiles of(List<Path> arguments, Cancellation cancellation) {
        List<Path> files = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        for (Path argument : arguments) {
            cancellation.check();
            if (Files.isDirectory(argument)) {
                List<Path> inside = new ArrayList<>();
                walk(argument, inside, unreadable, cancellation);
                inside.sort(null);
                files.addAll(inside);
            } else {
                files.add(argument);
            }
        }
        return new MediaFiles(files, unreadable);
    }

    private static void walk(
            Path folder, List<Path> files, List<Path> unreadable, Cancellation cancellation) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path inner, BasicFileAttributes facts) {
                            cancellation.check();
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            cancellation.check();
                            if (facts.isRegularFile() && hasMediaName(file)) {
                                files.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            unreadable.add(file);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            unreadable.add(folder);
        }
    }

    // In a folder a name decides what to look at, so that truth lists and texts are passed over;
    // the content decides what it is. A file given by name is always looked at.
    private static boolean hasMediaName(Path file) {
        return MediaNames.kind(file.getFileName().toString()) != null;
    }
}
