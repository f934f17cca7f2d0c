package org.telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the files went that were opened together. Of one file its end is told as it is; of several
 * there is one banner, which says how many failed and which, as they do so, and all counts once the
 * last is over. For the JavaFX thread only.
 */
final class Batch {
    private static final int MOST_LISTED = 8;

    private final int size;
    private final Workspace workspace;
    private final Failures failures;
    private final Texts texts;
    private final List<String> failed = new ArrayList<>();
    private int examined;
    private int cancelled;
    private @Nullable Banner banner;

    Batch(int size, Workspace workspace, Failures failures, Texts texts) {
        this.size = size;
        this.workspace = workspace;
        this.failures = failures;
        this.texts = texts;
    }

    /** A file was examined. */
    void examined() {
        examined++;
        tellAtTheEnd();
    }

    /** A file could not be examined; the sentence that says why. */
    String failed(String name, Exception cause) {
        String why = failures.sentence(name, cause);
        failed.add(texts.format("failure.line", name, why));
        if (size == 1) {
            tell(Banner.Kind.ERROR, failed.getFirst());
        } else if (!tellAtTheEnd()) {
            tell(Banner.Kind.ERROR, texts.format("batch.failing", size, list(), failed.size()));
        }
        return why;
    }

    /** A file was not examined, or not wholly, since the user stopped it. */
    void cancelled(String name) {
        cancelled++;
        if (size == 1) {
            tell(Banner.Kind.INFO, texts.format("open.cancelled", name));
        } else {
            tellAtTheEnd();
        }
    }

    /** Whether this was the end. */
    private boolean tellAtTheEnd() {
        boolean over = examined + cancelled + failed.size() == size;
        if (over && size > 1) {
            tell(
                    failed.isEmpty() ? Banner.Kind.INFO : Banner.Kind.ERROR,
                    texts.format("batch.over", size, examined, cancelled, failed.size(), list()));
        }
        return over;
    }

    private String list() {
        if (failed.isEmpty()) {
            return "";
        }
        String lines = String.join("\n", failed.subList(0, Math.min(MOST_LISTED, failed.size())));
        int more = failed.size() - MOST_LISTED;
        return "\n" + lines + (more > 0 ? "\n" + texts.format("batch.more", more) : "");
    }

    private void tell(Banner.Kind kind, String text) {
        if (banner != null) {
            workspace.dismiss(banner);
        }
        banner = Banner.of(kind, text);
        workspace.tell(banner);
    }
}
