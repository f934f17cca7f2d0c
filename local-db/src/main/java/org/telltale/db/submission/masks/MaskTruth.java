package org.telltale.db.submission.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.reason.Reason;

/**
 * The pictures of a truth. Immutable.
 *
 * @param pictures at least one
 * @param skipped items that are no pictures
 */
public record MaskTruth(List<TruthPicture> pictures, long skipped) {
    private static final String LIST = "truth.json";

    public MaskTruth {
        pictures = List.copyOf(pictures);
    }

    /**
     * Reads a truth: a {@code forensic-truth/1} file, a folder that holds one as {@code
     * truth.json}, or folders of pictures and masks, see {@link TruthFolders}. Any error refuses
     * it: half a truth would score the wrong thing.
     *
     * @throws SubmissionException if it cannot be used; the reasons say why
     * @throws IOException if a file or folder cannot be read
     */
    public static MaskTruth read(TruthFolders folders) throws IOException, SubmissionException {
        Path truth = folders.truth();
        Path list = Files.isDirectory(truth) ? truth.resolve(LIST) : truth;
        boolean listed = !Files.isDirectory(truth) || Files.isRegularFile(list);
        if (listed && (folders.masks() != null || folders.real() != null)) {
            throw new SubmissionException(Reason.of("submission.masks-list-and-folders"));
        }
        MaskTruth read = listed ? ForensicTruth.read(list) : folders.read();
        if (read.pictures.isEmpty()) {
            throw new SubmissionException(Reason.of("submission.masks-no-picture", truth));
        }
        return read;
    }
}
