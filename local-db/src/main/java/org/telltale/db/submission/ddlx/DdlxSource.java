package org.telltale.db.submission.ddlx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.reason.Reason;

/**
 * Hands on the JSON documents of a submission one after the other, from a zip or from a folder.
 * Nothing is unpacked to disk, and only one document is in memory at a time.
 */
final class DdlxSource {
    /** A document of more bytes than that is refused unread. */
    static final int MOST_BYTES = 1 << 20;

    /** Files of more bytes than that together are refused. */
    private static final long MOST_BYTES_TOGETHER = 8L << 30;

    private static final int MOST_ENTRIES = 2_000_000;
    private static final String SUFFIX = ".json";
    private static final Set<String> LEFT_BY_SYSTEMS =
            Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private final IssueLog issues;
    private final Visitor visitor;
    private final Set<String> stems = new HashSet<>();
    private long bytesTogether;

    private DdlxSource(IssueLog issues, Visitor visitor) {
        this.issues = issues;
        this.visitor = visitor;
    }

    /** Takes documents. */
    interface Visitor {
        /**
         * One document.
         *
         * @param file where it is, for messages
         * @param stem of the image
         * @param bytes null where they could not be read, and the log says why
         */
        void document(String file, String stem, byte @Nullable [] bytes);
    }

    static void read(Path source, IssueLog issues, Visitor visitor) throws IOException {
        DdlxSource reader = new DdlxSource(issues, visitor);
        if (Files.isDirectory(source)) {
            reader.readFolder(source);
        } else {
            reader.readZip(source);
        }
    }

    private void readFolder(Path source) throws IOException {
        issues.warning(
                String.valueOf(source.getFileName()), null, Reason.of("submission.ddlx-folder"));
        Path inner = source.resolve("json");
        Path folder = Files.isDirectory(inner) ? inner : source;
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String shown = folder.equals(inner) ? "json/" + name : name;
            if (Files.isDirectory(file)) {
                issues.error(shown, null, Reason.of("submission.ddlx-unexpected"));
            } else if (expected(shown, name) && unique(shown, name)) {
                try (InputStream in = Files.newInputStream(file)) {
                    visitor.document(shown, stem(name), bounded(shown, in));
                }
            }
        }
    }

    private void readZip(Path source) throws IOException {
        String archive = String.valueOf(source.getFileName());
        if (Files.size(source) == 0) {
            issues.error(archive, null, Reason.of("submission.broken-zip"));
            return;
        }
        try (ZipFile zip = new ZipFile(source.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                issues.error(
                        archive,
                        null,
                        Reason.of("submission.zip-many", zip.size() + "", MOST_ENTRIES + ""));
                return;
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements() && bytesTogether <= MOST_BYTES_TOGETHER) {
                readEntry(zip, entries.nextElement());
            }
            if (bytesTogether > MOST_BYTES_TOGETHER) {
                issues.error(archive, null, Reason.of("submission.zip-huge"));
            }
        } catch (ZipException e) {
            issues.error(archive, null, Reason.of("submission.broken-zip"));
        }
    }

    private void readEntry(ZipFile zip, ZipEntry entry) {
        String path = entry.getName();
        if (unsafe(path)) {
            issues.error(path, null, Reason.of("submission.zip-unsafe"));
            return;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (entry.isDirectory() || !expected(path, name)) {
            return;
        }
        if (!path.equals("json/" + name)) {
            issues.error(path, null, Reason.of("submission.ddlx-place", name));
        }
        if (unique(path, name)) {
            visitor.document(path, stem(name), bytes(zip, entry));
        }
    }

    private byte @Nullable [] bytes(ZipFile zip, ZipEntry entry) {
        String path = entry.getName();
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = bounded(path, in);
            if (bytes != null && entry.getCrc() >= 0) {
                CRC32 crc = new CRC32();
                crc.update(bytes);
                if (crc.getValue() != entry.getCrc()) {
                    issues.error(path, null, Reason.of("submission.zip-checksum"));
                    return null;
                }
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            issues.error(path, null, Reason.of("submission.zip-entry"));
            return null;
        }
    }

    private byte @Nullable [] bounded(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        bytesTogether += bytes.length;
        if (bytes.length > MOST_BYTES) {
            issues.error(file, null, Reason.of("submission.too-large", MOST_BYTES / 1024));
            return null;
        }
        return bytes;
    }

    private boolean expected(String shown, String name) {
        if (LEFT_BY_SYSTEMS.contains(name) || shown.startsWith("__MACOSX/")) {
            issues.warning(shown, null, Reason.of("submission.ddlx-left-by-system"));
            return false;
        }
        boolean json = name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
        if (!json || stem(name).isBlank()) {
            issues.error(shown, null, Reason.of("submission.ddlx-unexpected"));
            return false;
        }
        if (!name.endsWith(SUFFIX)) {
            issues.error(shown, null, Reason.of("submission.ddlx-suffix"));
        }
        return true;
    }

    private boolean unique(String shown, String name) {
        if (!stems.add(stem(name))) {
            issues.error(shown, null, Reason.of("submission.ddlx-stem-twice", stem(name)));
            return false;
        }
        return true;
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static boolean unsafe(String path) {
        boolean absolute = path.startsWith("/") || path.contains(":");
        boolean strange = path.chars().anyMatch(c -> c == '\\' || c < ' ');
        return absolute || strange || Arrays.asList(path.split("/")).contains("..");
    }
}
