package org.telltale.db.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.reason.Reason;

/** Keeps a file that says very much of itself from filling the database; what is cut is said. */
final class MetadataBounds {
    static final int MAX_CHARACTERS = 2_000_000;
    static final int MAX_BLOB_BYTES = 16 << 20;

    private MetadataBounds() {}

    /** The same, or as much of its metadata as is stored, with a problem that says so. */
    static Probe bound(Probe probe) {
        Metadata all = probe.metadata();
        List<MetadataEntry> entries = kept(all.entries());
        Blob thumbnail = kept(all.thumbnail());
        Blob iccProfile = kept(all.iccProfile());
        List<Reason> problems = new ArrayList<>(probe.problems());
        if (entries.size() < all.entries().size()) {
            problems.add(Reason.of("store.metadata-cut", entries.size(), all.entries().size()));
        }
        if (isCut(thumbnail, all.thumbnail()) || isCut(iccProfile, all.iccProfile())) {
            problems.add(Reason.of("store.blob-cut", MAX_BLOB_BYTES >> 20));
        }
        return new Probe(
                probe.media(),
                new Metadata(
                        entries,
                        all.orientation(),
                        all.jpeg(),
                        all.contentCredentials(),
                        thumbnail,
                        iccProfile,
                        all.problems()),
                problems);
    }

    private static List<MetadataEntry> kept(List<MetadataEntry> entries) {
        long characters = 0;
        for (int i = 0; i < entries.size(); i++) {
            MetadataEntry entry = entries.get(i);
            characters +=
                    (long) entry.directory().length()
                            + entry.name().length()
                            + entry.value().length();
            if (characters > MAX_CHARACTERS) {
                return entries.subList(0, i);
            }
        }
        return entries;
    }

    private static @Nullable Blob kept(@Nullable Blob blob) {
        return blob == null || blob.size() > MAX_BLOB_BYTES ? null : blob;
    }

    private static boolean isCut(@Nullable Blob kept, @Nullable Blob given) {
        return kept == null && given != null;
    }
}
