package org.telltale.app.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.telltale.app.job.JobRunner;

/**
 * The threads on which the window's work is done, by what may wait for what: an examination goes on
 * for minutes and must not hold up a picture or a search.
 */
final class JobThreads {
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(30);

    private final JobRunner analyses = new JobRunner("analysis", 1, Platform::runLater);
    private final JobRunner folders = new JobRunner("folders", 1, Platform::runLater);
    private final JobRunner background = new JobRunner("background", 2, Platform::runLater);
    private final JobRunner packing = new JobRunner("packs", 1, Platform::runLater);
    private final JobRunner filtering = new JobRunner("filters", 1, Platform::runLater);
    private final JobRunner handwork = new JobRunner("hand", 1, Platform::runLater);
    private final JobRunner decoding = new JobRunner("picture", 2, Platform::runLater);

    /** Examinations and exports, one after the other. */
    JobRunner analyses() {
        return analyses;
    }

    /** Looking for media in folders, and taking what was pasted. */
    JobRunner folders() {
        return folders;
    }

    /** The database and small files; of no interest to the user. */
    JobRunner background() {
        return background;
    }

    /** Installing and testing packs. */
    JobRunner packing() {
        return packing;
    }

    /** Pictures for the viewer. */
    JobRunner decoding() {
        return decoding;
    }

    /** Forensic filters, the latest settings only. */
    JobRunner filtering() {
        return filtering;
    }

    /** What an analyst does by hand, stored in its order. */
    JobRunner handwork() {
        return handwork;
    }

    /** Those whose jobs the user is told of, in the order in which they are listed. */
    List<JobRunner> told() {
        return List.of(folders, analyses, packing);
    }

    /**
     * Cancels what runs and, on a thread of its own, saves what is to be saved and waits for the
     * jobs to end.
     *
     * @param save writes files
     * @param ended told off the JavaFX thread: true once every job has ended, false if one did not
     *     within half a minute
     */
    void stop(Runnable save, Consumer<Boolean> ended) {
        List<JobRunner> runners =
                List.of(analyses, folders, packing, decoding, filtering, background);
        runners.forEach(JobRunner::stop);
        // What an analyst did is stored, however soon the window is closed after it.
        handwork.finish();
        // No daemon: the process stays until what was begun is written and closed.
        Thread.ofPlatform()
                .name("closing")
                .start(() -> {
                    try {
                        save.run();
                    } finally {
                        boolean kept = handwork.awaitEnd(LONGEST_CLOSING);
                        ended.accept(awaitEnd(runners) && kept);
                    }
                });
    }

    private static boolean awaitEnd(List<JobRunner> runners) {
        Instant latest = Instant.now().plus(LONGEST_CLOSING);
        boolean all = true;
        for (JobRunner runner : runners) {
            all &= runner.awaitEnd(Duration.between(Instant.now(), latest));
        }
        return all;
    }
}
