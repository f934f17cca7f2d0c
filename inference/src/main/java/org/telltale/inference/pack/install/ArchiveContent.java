package org.telltale.inference.pack.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;

/**
 * A pack in a zip archive, read by its central directory; the pack may stand in one outer folder.
 * Every name is judged before any byte is unpacked.
 */
final class ArchiveContent implements PackContent {
    private static final int MOST_ENTRIES = 2000;

    private final Path archive;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;
    private final List<String> paths;

    private ArchiveContent(
            Path archive, ZipFile zip, Map<String, ZipArchiveEntry> entries, List<String> paths) {
        this.archive = archive;
        this.zip = zip;
        this.entries = entries;
        this.paths = paths;
    }

    /** Opens an archive and judges its names. */
    static ArchiveContent of(Path archive, String name) throws PackException, IOException {
        ZipFile zip = open(archive, name);
        try {
            List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
            if (all.size() > MOST_ENTRIES) {
                throw new PackException(Reason.of("pack.too-many-files", name, MOST_ENTRIES));
            }
            ContentNames names = new ContentNames(name);
            Map<String, ZipArchiveEntry> entries = new HashMap<>();
            String outer = outerFolder(all);
            for (ZipArchiveEntry entry : all) {
                requireOrdinary(entry, zip, name);
                String path = inside(entry, outer);
                if (entry.isDirectory()) {
                    if (!path.isEmpty()) {
                        names.requirePlain(path);
                    }
                } else {
                    names.add(path);
                    entries.put(path, entry);
                }
            }
            return new ArchiveContent(archive, zip, entries, names.paths());
        } catch (PackException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path archive, String name) throws PackException, IOException {
        if (Files.size(archive) == 0) {
            throw new PackException(Reason.of("pack.archive-broken", name));
        }
        try {
            return ZipFile.builder().setPath(archive).setIgnoreLocalFileHeader(false).get();
        } catch (IOException | RuntimeException e) {
            // The library answers some damaged headers with unchecked exceptions.
            throw new PackException(Reason.of("pack.archive-broken", name), e);
        }
    }

    /** The folder that holds everything, with its slash; empty where the pack stands outermost. */
    private static String outerFolder(List<ZipArchiveEntry> all) {
        String manifest = "/" + PackManifest.FILE_NAME;
        for (ZipArchiveEntry entry : all) {
            String name = entry.getName();
            int slash = name.indexOf('/');
            if (slash > 0 && name.substring(slash).equals(manifest)) {
                String outer = name.substring(0, slash + 1);
                boolean holdsAll = all.stream().allMatch(e -> e.getName().startsWith(outer));
                return holdsAll ? outer : "";
            }
        }
        return "";
    }

    private static String inside(ZipArchiveEntry entry, String outer) {
        String path = entry.getName().substring(outer.length());
        return entry.isDirectory() && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private static void requireOrdinary(ZipArchiveEntry entry, ZipFile zip, String name)
            throws PackException {
        String shown = PackFile.shown(entry.getName());
        if (entry.isUnixSymlink()) {
            throw new PackException(Reason.of("pack.link", name, shown));
        }
        if (!zip.canReadEntryData(entry)) {
            throw new PackException(Reason.of("pack.archive-method", name, shown));
        }
    }

    @Override
    public String name() {
        return archive.toString();
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public InputStream open(String path) throws IOException, PackException {
        try {
            return zip.getInputStream(Objects.requireNonNull(entries.get(path)));
        } catch (RuntimeException e) {
            throw new PackException(Reason.of("pack.archive-broken", archive), e);
        }
    }

    @Override
    public long size() throws IOException {
        return Files.size(archive);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
