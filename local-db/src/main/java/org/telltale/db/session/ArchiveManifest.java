package org.telltale.db.session;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an archive holds: the file {@code manifest.json} in it. Immutable.
 *
 * @param format {@link #FORMAT}
 * @param made when, as {@link LogTime} writes it
 * @param head digest of the newest entry of the log that it was made from
 * @param logEntries entries of that log
 * @param sessions archived
 * @param files everything else in the archive
 */
record ArchiveManifest(
        String format,
        String made,
        String head,
        long logEntries,
        List<ArchivedSession> sessions,
        List<ArchivedFile> files) {
    static final String FORMAT = "telltale-archive-2";
    static final Set<String> READABLE = Set.of(FORMAT, "telltale-archive-1");
    static final String NAME = "manifest.json";
    static final String LOG = "log.jsonl";
    static final String ARTIFACTS = "artifacts/";

    ArchiveManifest {
        Objects.requireNonNull(format);
        Objects.requireNonNull(made);
        Objects.requireNonNull(head);
        sessions = List.copyOf(sessions);
        files = List.copyOf(files);
    }

    /**
     * One session.
     *
     * @param id in the log that it was archived from
     * @param media digest of its media
     * @param entries that it has
     */
    record ArchivedSession(String id, String media, long entries) {
        ArchivedSession {
            Objects.requireNonNull(id);
            Objects.requireNonNull(media);
        }
    }

    /**
     * One file in the archive.
     *
     * @param name {@code log.jsonl} or {@code artifacts/<digest>}
     * @param bytes unpacked
     * @param sha256 of its content
     */
    record ArchivedFile(String name, long bytes, String sha256) {
        ArchivedFile {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }
}
