package org.telltale.db.submission.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a truth of the schema {@code forensic-truth/1}: one JSON object whose {@code items} name a
 * {@code file} and, for an altered picture, {@code image.mask}, both relative to the JSON file.
 */
final class ForensicTruth {
    private static final String SCHEMA = "forensic-truth/1";
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;
    private final Path folder;
    private final List<TruthPicture> pictures = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private long skipped;

    private ForensicTruth(Path file) {
        this.file = file;
        this.folder = file.toAbsolutePath().normalize().resolveSibling("");
    }

    static MaskTruth read(Path file) throws IOException, SubmissionException {
        if (Files.size(file) > MOST_BYTES) {
            throw new SubmissionException(Reason.of("submission.too-large", MOST_BYTES / 1024));
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new SubmissionException(Reason.of("submission.masks-schema", file, SCHEMA));
        }
        if (!SCHEMA.equals(text(root.get("schema")))) {
            throw new SubmissionException(Reason.of("submission.masks-schema", file, SCHEMA));
        }
        ForensicTruth truth = new ForensicTruth(file);
        int index = 0;
        for (JsonNode item : root.path("items")) {
            truth.add(item, "items[" + index++ + "]");
        }
        return new MaskTruth(truth.pictures, truth.skipped);
    }

    private void add(JsonNode item, String place) throws SubmissionException {
        if (!"image".equals(text(item.get("modality")))) {
            skipped++;
            return;
        }
        String label = text(item.get("label"));
        if (label == null || !(label.equals("fake") || label.equals("real"))) {
            throw faulty(place, "label");
        }
        boolean fake = label.equals("fake");
        Path image = inside(text(item.get("file")), place, "file");
        if (image == null) {
            throw faulty(place, "file");
        }
        Path mask = inside(text(item.path("image").get("mask")), place, "image.mask");
        if (!fake && mask != null) {
            throw faulty(place, "image.mask");
        }
        if (!seen.add(image)) {
            throw new SubmissionException(
                    Reason.of("submission.masks-twice", folder.relativize(image)));
        }
        pictures.add(
                new TruthPicture(
                        folder.relativize(image).toString(),
                        image,
                        mask,
                        fake,
                        or(text(item.get("group")), "all"),
                        or(text(item.get("kind")), label),
                        text(item.get("sha256"))));
    }

    /** The named file; null where none is named. A truth speaks about its own folder only. */
    private @Nullable Path inside(@Nullable String name, String place, String field)
            throws SubmissionException {
        if (name == null) {
            return null;
        }
        try {
            Path path = folder.resolve(name).normalize();
            if (path.startsWith(folder) && !path.equals(folder)) {
                return path;
            }
        } catch (java.nio.file.InvalidPathException e) {
            throw faulty(place, field);
        }
        throw faulty(place, field);
    }

    private SubmissionException faulty(String place, String field) {
        return new SubmissionException(Reason.of("submission.masks-item", file, place, field));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.asString() : null;
    }
}
