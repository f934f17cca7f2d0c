package org.telltale.app.window;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.db.session.StoreException;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.filter.FilterException;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;

/**
 * Tells the user of a failure in one line and the log of its cause, once. For the JavaFX thread
 * only.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final int MOST_REASONS = 3;

    private final Workspace workspace;
    private final Texts texts;

    /** Tells by banners of the workspace. */
    Failures(Workspace workspace, Texts texts) {
        this.workspace = workspace;
        this.texts = texts;
    }

    /**
     * Shows a banner.
     *
     * @param what failed, e.g. a file's name
     * @return the sentence without the {@code what}
     */
    public String tell(String what, Exception cause) {
        String why = sentence(what, cause);
        workspace.tell(Banner.of(Banner.Kind.ERROR, texts.format("failure.line", what, why)));
        return why;
    }

    /** The sentence for the user of what befell something; its name and the cause go to the log. */
    String sentence(String what, Exception cause) {
        LOG.info("{} failed", what);
        return sentence(cause);
    }

    /** The sentence for the user; the cause goes to the log. */
    public String sentence(Exception cause) {
        return switch (cause) {
            case MediaException media -> {
                LOG.info("{}: {}", media.reason().code(), media.getMessage());
                yield media.reason().text(texts.language());
            }
            case FilterException filters -> {
                LOG.info("{}: {}", filters.reason().code(), filters.getMessage());
                yield filters.reason().text(texts.language());
            }
            case PackException pack -> {
                LOG.info("{}: {}", pack.reason().code(), pack.getMessage());
                yield pack.reason().text(texts.language());
            }
            case StoreException store -> {
                LOG.warn("the database refused", store);
                yield String.valueOf(store.getMessage());
            }
            case SubmissionException refused -> {
                LOG.info("export refused: {}", refused.getMessage());
                yield refused.reasons().stream()
                        .limit(MOST_REASONS)
                        .map(reason -> reason.text(texts.language()))
                        .collect(Collectors.joining(" "));
            }
            case FileAlreadyExistsException older -> {
                LOG.info("not replaced: {}", older.getFile());
                yield texts.format("failure.exists", String.valueOf(older.getFile()));
            }
            case IOException io -> {
                LOG.warn("reading or writing failed", io);
                yield texts.format("failure.file", String.valueOf(io.getMessage()));
            }
            case CompletionException wrapped when wrapped.getCause() instanceof Exception inner ->
                    sentence(inner);
            default -> {
                LOG.error("unexpected failure", cause);
                yield texts.get("failure.internal");
            }
        };
    }
}
