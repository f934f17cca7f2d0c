package org.telltale.db.submission.ddlx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.telltale.db.submission.NewFile;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import tools.jackson.databind.json.JsonMapper;

/** Writes a submission. The same entries give the same bytes on every machine. */
final class DdlxWriter {
    /** One time for all; a time zone does not change it. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final WriteOptions options;
    private final JsonMapper mapper = JsonMapper.shared();
    private final Set<String> stems = new HashSet<>();

    DdlxWriter(WriteOptions options) {
        this.options = options;
    }

    void write(Path target, Iterable<SubmissionEntry> entries)
            throws IOException, SubmissionException {
        try (NewFile file = new NewFile(target, options.replace())) {
            write(file.stream(), entries);
            file.commit();
        }
    }

    private void write(OutputStream out, Iterable<SubmissionEntry> entries)
            throws IOException, SubmissionException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (SubmissionEntry entry : entries) {
            String document = document(entry);
            ZipEntry place = new ZipEntry("json/" + stem(entry) + ".json");
            place.setTimeLocal(ENTRY_TIME);
            zip.putNextEntry(place);
            zip.write(document.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }

    private String stem(SubmissionEntry entry) throws SubmissionException {
        String stem = SubmissionEntry.stem(entry.file());
        boolean strange = stem.chars().anyMatch(c -> c < ' ' || "/\\:".indexOf(c) >= 0);
        if (strange || stem.isBlank() || stem.equals("..")) {
            throw new SubmissionException(Reason.of("submission.ddlx-name", entry.file()));
        }
        if (!stems.add(stem)) {
            throw new SubmissionException(Reason.of("submission.same-key", stem));
        }
        return stem;
    }

    private String document(SubmissionEntry entry) throws SubmissionException {
        boolean fake = entry.forcedLabel() == Label.FAKE;
        return "{\"%s\": %s, \"%s\": %s, \"%s\": \"%s\"}\n"
                .formatted(
                        DdlxDocumentReader.BOXES,
                        boxes(entry, fake),
                        DdlxDocumentReader.TEXT,
                        mapper.writeValueAsString(entry.text()),
                        DdlxDocumentReader.LABEL,
                        fake ? "fake" : "real");
    }

    private String boxes(SubmissionEntry entry, boolean fake) throws SubmissionException {
        if (!fake && !entry.boxes().isEmpty()) {
            throw new SubmissionException(Reason.of("submission.real-with-boxes", entry.file()));
        }
        if (!fake) {
            return switch (options.noBoxes()) {
                case EMPTY_LIST -> "[]";
                case NONE -> "\"None\"";
                case NULL -> "null";
            };
        }
        List<Box> boxes = inDdlx(entry);
        return boxes.stream()
                .map(b -> "[%d, %d, %d, %d]".formatted(b.x1(), b.y1(), b.x2(), b.y2()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<Box> inDdlx(SubmissionEntry entry) throws SubmissionException {
        if (entry.space() == SubmissionEntry.Space.DDLX || entry.boxes().isEmpty()) {
            return entry.boxes();
        }
        PictureSize picture = entry.picture();
        if (picture == null) {
            throw new SubmissionException(Reason.of("submission.no-size", entry.file()));
        }
        return entry.boxes().stream().map(b -> DdlxCoordinates.toDdlx(b, picture)).toList();
    }
}
