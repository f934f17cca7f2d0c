package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;

/** Looks for missing media by size and then by digest. Used by one thread. */
final class MediaSearch {
    private final Map<String, MissingMedia> missing = new HashMap<>();
    private final int missingAtFirst;
    private final Cancellation cancellation;
    private final DoubleConsumer progress;
    private final List<Path> unreadable = new ArrayList<>();

    MediaSearch(List<MissingMedia> missing, Cancellation cancellation, DoubleConsumer progress) {
        missing.forEach(media -> this.missing.put(media.sha256(), media));
        this.missingAtFirst = missing.size();
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /** Looks in a folder and those in it. */
    FoundMedia in(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw Refusal.of("media.no-folder", null, place);
        }
        List<Candidate> candidates = missing.isEmpty() ? List.of() : candidates(place);
        long all = candidates.stream().mapToLong(Candidate::bytes).sum();
        long read = 0;
        List<FoundMedia.Moved> moved = new ArrayList<>();
        for (Candidate candidate : candidates) {
            cancellation.check();
            look(candidate.path(), moved);
            read += candidate.bytes();
            progress.accept(all == 0 ? 1 : (double) read / all);
        }
        return new FoundMedia(missingAtFirst, moved, unreadable);
    }

    private void look(Path file, List<FoundMedia.Moved> moved) {
        try {
            MissingMedia found = missing.remove(Sha256.of(file, cancellation));
            if (found != null) {
                moved.add(new FoundMedia.Moved(found.session(), found.sha256(), file));
            }
        } catch (IOException e) {
            unreadable.add(file);
        }
    }

    private List<Candidate> candidates(Path folder) {
        Set<Long> sizes =
                missing.values().stream().map(MissingMedia::bytes).collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
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
                            if (facts.isRegularFile() && sizes.contains(facts.size())) {
                                candidates.add(new Candidate(file, facts.size()));
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
            throw Refusal.of(e, folder);
        }
        return candidates;
    }

    /** A file of the size of a missing one. */
    private record Candidate(Path path, long bytes) {}
}
