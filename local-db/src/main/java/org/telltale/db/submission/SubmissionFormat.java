package org.telltale.db.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;

/**
 * One format of submissions.
 *
 * <p>Implementations keep no state, so one instance serves several threads. What they read is
 * hostile until shown otherwise: memory stays bounded, and a fault is an {@link Issue} with its
 * place while the rest is read. Nothing they are given to read is written to.
 */
public interface SubmissionFormat {
    /** Stable name, lower case, as on the command line. */
    String id();

    /** Media that it can speak about. */
    Set<MediaKind> kinds();

    /** What must be unique among the entries of one submission. */
    String key(SubmissionEntry entry);

    /** How the format names a media file, for comparison with a list of files. */
    String matchName(String fileName);

    /**
     * Writes a submission in the order given. The target appears complete or not at all.
     *
     * @throws SubmissionException if an entry cannot be said in this format
     * @throws java.nio.file.FileAlreadyExistsException if there is an older file that the options
     *     do not let replace
     * @throws IOException if the target cannot be written
     */
    void write(Path target, Iterable<SubmissionEntry> entries, WriteOptions options)
            throws IOException, SubmissionException;

    /**
     * Reads leniently: hands on what can be understood and logs the rest.
     *
     * @throws IOException if the source cannot be opened or read at all
     */
    void read(Path source, EntrySink sink, IssueLog issues) throws IOException;

    /**
     * Judges a submission.
     *
     * @param against a folder of media, or a text file with one media name on each line, that the
     *     submission must cover exactly; null for no such check
     * @throws IOException if the source or {@code against} cannot be opened or read at all
     */
    default ValidationReport validate(Path source, @Nullable Path against) throws IOException {
        return Validation.of(this, source, against);
    }

    /**
     * Scores predictions against the truth.
     *
     * @throws SubmissionException if the truth cannot be used; its message says why
     * @throws IOException if a file cannot be opened or read at all
     */
    EvaluationReport evaluate(Path truth, Path predictions, EvaluateOptions options)
            throws IOException, SubmissionException;
}
