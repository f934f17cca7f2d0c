package org.telltale.inference.metadata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Gathers what a file says of itself within bounds: 5,000 entries, 4 million characters, 100
 * problems, 32 MiB for an embedded profile or preview. One use, one thread.
 */
final class MetadataCollector {
    static final int MAX_ENTRIES = 5_000;
    static final int MAX_BLOB = 32 << 20;
    private static final int MAX_TEXT = 4_000_000;
    private static final int MAX_PROBLEMS = 100;

    private final List<MetadataEntry> entries = new ArrayList<>();
    private final Set<Reason> problems = new LinkedHashSet<>();
    private @Nullable Orientation orientation;
    private @Nullable JpegStructure jpeg;
    private @Nullable ContentCredentials contentCredentials;
    private @Nullable Blob thumbnail;
    private @Nullable Blob iccProfile;
    private int text;

    /** Notes an entry, cleaned and cut; empty ones are left out. */
    void add(String directory, String name, @Nullable String value) {
        String clean = value == null ? "" : CleanText.clean(value);
        if (clean.isEmpty()) {
            return;
        }
        if (full()) {
            problem(Reason.of("metadata.too-many-entries", entries.size()));
            return;
        }
        text += clean.length();
        entries.add(
                new MetadataEntry(
                        CleanText.cut(CleanText.clean(directory), 100),
                        CleanText.cut(CleanText.clean(name), 300),
                        clean));
    }

    /** Whether no further entry is taken. */
    boolean full() {
        return entries.size() >= MAX_ENTRIES || text >= MAX_TEXT;
    }

    void problem(Reason reason) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(reason);
        }
    }

    /** The first orientation told is the file's. */
    void orientation(Orientation told) {
        if (orientation == null) {
            orientation = told;
        }
    }

    void jpeg(@Nullable JpegStructure structure) {
        jpeg = structure;
    }

    /** Manifests of one more store, after those of the others: none hides another. */
    void contentCredentials(ContentCredentials credentials) {
        List<ContentCredentials.Manifest> all = new ArrayList<>();
        if (contentCredentials != null) {
            all.addAll(contentCredentials.manifests());
        }
        all.addAll(credentials.manifests());
        contentCredentials = new ContentCredentials(all);
    }

    /** Manifests so far. */
    int manifests() {
        return contentCredentials == null ? 0 : contentCredentials.manifests().size();
    }

    /** The first preview is the file's. */
    void thumbnail(byte[] encoded) {
        if (thumbnail == null && encoded.length <= MAX_BLOB) {
            thumbnail = new Blob(encoded);
        }
    }

    /** The first profile is the file's. */
    void iccProfile(byte[] profile) {
        if (iccProfile == null && profile.length <= MAX_BLOB) {
            iccProfile = new Blob(profile);
        }
    }

    /**
     * Reads one block; whatever is wrong with it becomes one problem and the rest is read.
     *
     * @param block name for the analyst, e.g. {@code EXIF}
     */
    void reading(String block, Block reader) {
        try {
            reader.read();
        } catch (BlockLimitException e) {
            problem(Reason.of("metadata.block-too-large", block));
        } catch (IOException | RuntimeException e) {
            problem(Reason.of("metadata.block-broken", block));
        } catch (StackOverflowError e) {
            // Nesting as deep as the file's author liked; the parsers of the libraries recurse.
            problem(Reason.of("metadata.block-too-deep", block));
        }
    }

    Metadata build() {
        return new Metadata(
                entries,
                orientation == null ? Orientation.UPRIGHT : orientation,
                jpeg,
                contentCredentials,
                thumbnail,
                iccProfile,
                List.copyOf(problems));
    }

    /** Reads one block of a file. */
    @FunctionalInterface
    interface Block {
        void read() throws IOException;
    }

    /** A block asks for more memory or work than any honest one needs. */
    static final class BlockLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
