package org.telltale.db.submission.masks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaNames;
import org.telltale.inference.reason.Reason;

/**
 * Pictures and masks in folders, as public sets come. Folders are read with what lies below them.
 *
 * <ul>
 *   <li>Masks in a folder of their own ({@code masks}, or a folder called {@code masks}, {@code
 *       mask}, {@code gt}, {@code ground-truth}, {@code ground_truth} or {@code groundtruth} in the
 *       truth): a mask belongs to the picture of the same base name, with or without a suffix.
 *   <li>Else masks beside their pictures, told by a suffix: {@code photo.jpg} and {@code
 *       photo_gt.png}.
 * </ul>
 *
 * <p>The suffixes are gt, mask, edgemask, groundtruth and forged, after {@code _} or {@code -};
 * case does not count. A picture without a mask is real, and so is every picture below {@code
 * real}.
 *
 * @param truth folder of the pictures, or the file that lists them
 * @param masks folder of the masks; null where they lie in {@code truth}
 * @param real folder of further real pictures; null without
 */
public record TruthFolders(Path truth, @Nullable Path masks, @Nullable Path real) {
    private static final Set<String> MASK_FOLDERS =
            Set.of("masks", "mask", "gt", "ground-truth", "ground_truth", "groundtruth");
    private static final List<String> SUFFIXES =
            List.of("gt", "mask", "edgemask", "groundtruth", "forged");
    private static final int MOST_FILES = 500_000;
    private static final int MOST_NAMED = 5;

    public TruthFolders {
        truth = truth.toAbsolutePath().normalize();
        masks = masks == null ? null : masks.toAbsolutePath().normalize();
        real = real == null ? null : real.toAbsolutePath().normalize();
    }

    /** Reads and pairs them. */
    MaskTruth read() throws IOException, SubmissionException {
        Path maskFolder = masks == null ? ownMaskFolder() : masks;
        List<Path> pictures = new ArrayList<>();
        Map<String, Path> maskOf = new TreeMap<>();
        for (Path file : pictures(truth, maskFolder, real)) {
            String base = withoutSuffix(file);
            if (maskFolder == null && base != null) {
                put(maskOf, base, file);
            } else {
                pictures.add(file);
            }
        }
        if (maskFolder != null) {
            for (Path file : pictures(maskFolder)) {
                String base = withoutSuffix(file);
                put(maskOf, base == null ? base(file) : base, file);
            }
        }
        List<TruthPicture> all = new ArrayList<>(paired(pictures, maskOf, maskFolder != null));
        if (real != null) {
            for (Path file : pictures(real)) {
                all.add(picture(real, file, null));
            }
        }
        return new MaskTruth(all, 0);
    }

    private @Nullable Path ownMaskFolder() throws IOException {
        try (var entries = Files.newDirectoryStream(truth, Files::isDirectory)) {
            for (Path entry : entries) {
                if (MASK_FOLDERS.contains(lower(entry))) {
                    return entry;
                }
            }
        }
        return null;
    }

    private List<TruthPicture> paired(
            List<Path> pictures, Map<String, Path> maskOf, boolean ownFolder)
            throws SubmissionException {
        Map<String, Path> unused = new TreeMap<>(maskOf);
        Map<String, Path> taken = new HashMap<>();
        List<TruthPicture> found = new ArrayList<>();
        for (Path file : pictures) {
            // In a folder of their own, masks may keep a suffix that the picture has too.
            String base = base(file);
            Path mask = maskOf.get(base);
            if (mask == null && ownFolder) {
                String bare = withoutSuffix(file);
                mask = bare == null ? null : maskOf.get(bare);
                base = mask == null || bare == null ? base : bare;
            }
            if (mask != null) {
                unused.remove(base);
                Path other = taken.putIfAbsent(base, file);
                if (other != null) {
                    throw new SubmissionException(
                            Reason.of("submission.masks-two-pictures", mask, other, file));
                }
            }
            found.add(picture(truth, file, mask));
        }
        if (!unused.isEmpty()) {
            throw new SubmissionException(
                    unused.values().stream()
                            .limit(MOST_NAMED)
                            .map(mask -> Reason.of("submission.masks-no-partner", mask))
                            .toList());
        }
        return found;
    }

    private static TruthPicture picture(Path root, Path file, @Nullable Path mask) {
        Path relative = root.relativize(file);
        Path group = relative.getNameCount() > 1 ? relative.getName(0) : root.getFileName();
        return new TruthPicture(
                relative.toString(),
                file,
                mask,
                mask != null,
                String.valueOf(group),
                mask == null ? "real" : "altered",
                null);
    }

    private static void put(Map<String, Path> maskOf, String base, Path file)
            throws SubmissionException {
        Path other = maskOf.put(base, file);
        if (other != null) {
            throw new SubmissionException(Reason.of("submission.masks-two-masks", other, file));
        }
    }

    /** Files whose names promise pictures, in order; links are not followed. */
    private static List<Path> pictures(Path folder, @Nullable Path... except)
            throws IOException, SubmissionException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes a) {
                        return Arrays.asList(except).contains(inner)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                        if (facts.isRegularFile() && promisesPicture(file)) {
                            files.add(file);
                        }
                        return files.size() > MOST_FILES
                                ? FileVisitResult.TERMINATE
                                : FileVisitResult.CONTINUE;
                    }
                });
        if (files.size() > MOST_FILES) {
            throw new SubmissionException(
                    Reason.of("submission.masks-too-many", folder, MOST_FILES));
        }
        files.sort(null);
        return files;
    }

    private static boolean promisesPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && MediaNames.kind(name) == MediaKind.IMAGE;
    }

    private static String base(Path file) {
        return SubmissionEntry.stem(lower(file));
    }

    /** The base name before a mask's suffix; null where there is no such suffix. */
    private static @Nullable String withoutSuffix(Path file) {
        String base = base(file);
        for (String suffix : SUFFIXES) {
            int before = base.length() - suffix.length() - 1;
            if (before > 0
                    && base.endsWith(suffix)
                    && (base.charAt(before) == '_' || base.charAt(before) == '-')) {
                return base.substring(0, before);
            }
        }
        return null;
    }

    private static String lower(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
