package org.telltale.inference.pack.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.reason.Reason;

/** A pack in a folder; links are refused, since they lead elsewhere. */
final class FolderContent implements PackContent {
    private static final int MOST_DEPTH = 10;

    private final Path folder;
    private final List<String> paths;
    private final long size;

    private FolderContent(Path folder, List<String> paths, long size) {
        this.folder = folder;
        this.paths = paths;
        this.size = size;
    }

    /** Looks through a folder; hidden files count as files that no manifest may list. */
    static FolderContent of(Path folder) throws IOException, PackException {
        Walk walk = new Walk(folder);
        try {
            Files.walkFileTree(folder, java.util.Set.of(), MOST_DEPTH, walk);
        } catch (RefusedName e) {
            throw e.refusal;
        }
        return new FolderContent(folder, walk.names.paths(), walk.size);
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {}

    /** Carries a refusal through the walk. */
    private static final class RefusedName extends IOException {
        private static final long serialVersionUID = 1L;
        private final PackException refusal;

        RefusedName(PackException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final ContentNames names;
        private long size;

        Walk(Path folder) {
            this.folder = folder;
            this.names = new ContentNames(folder.toString());
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (path.equals(PackStore.RECEIPT)) {
                return FileVisitResult
                        .CONTINUE; // a copy of an installed pack; it proves nothing here
            }
            try {
                if (!attributes.isRegularFile()) {
                    throw new PackException(Reason.of("pack.link", folder, PackFile.shown(path)));
                }
                names.add(path);
            } catch (PackException e) {
                throw new RefusedName(e);
            }
            size += attributes.size();
            return FileVisitResult.CONTINUE;
        }
    }
}
