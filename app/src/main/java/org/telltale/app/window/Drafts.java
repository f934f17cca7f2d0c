package org.telltale.app.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.settings.DraftsFile;

/**
 * What is being typed and is not stored yet, by what it is for, kept on disk: a crash costs no more
 * than the last half second. For the JavaFX thread only; the file is read and written on a job
 * thread.
 */
final class Drafts {
    private static final Duration PAUSE = Duration.millis(400);

    private final DraftsFile file;
    private final JobRunner background;
    private final Consumer<Exception> onFailure;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<Consumer<String>>> waiting = new HashMap<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private boolean read;

    /**
     * Drafts of a file, which is read in the background.
     *
     * @param onFailure told if it cannot be read or written
     */
    Drafts(DraftsFile file, JobRunner background, Consumer<Exception> onFailure) {
        this.file = file;
        this.background = background;
        this.onFailure = onFailure;
        pause.setOnFinished(e -> save());
        background.submit(
                "drafts",
                control -> file.load(),
                new JobListener<Map<String, String>>() {
                    @Override
                    public void done(Map<String, String> found) {
                        loaded(found);
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                        loaded(Map.of());
                    }
                });
    }

    private void loaded(Map<String, String> found) {
        read = true;
        found.forEach(texts::putIfAbsent);
        waiting.forEach((key, askers) -> askers.forEach(asker -> asker.accept(of(key))));
        waiting.clear();
    }

    /** Tells what was being typed for that, now or once the file is read; empty for nothing. */
    void find(String key, Consumer<String> asker) {
        if (read) {
            asker.accept(of(key));
        } else {
            waiting.computeIfAbsent(key, k -> new ArrayList<>()).add(asker);
        }
    }

    /** Keeps what is being typed; blank for nothing more. */
    void keep(String key, String text) {
        if (text.isBlank() ? !of(key).isEmpty() || !read : !text.equals(of(key))) {
            texts.put(key, text.isBlank() ? "" : text);
            pause.playFromStart();
        }
    }

    private String of(String key) {
        return texts.getOrDefault(key, "");
    }

    /** Those that say something. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** Whether the file's content is known, so that writing it loses nothing. */
    boolean isRead() {
        return read;
    }

    private void save() {
        if (!read) {
            pause.playFromStart();
            return;
        }
        Map<String, String> now = all();
        background.submit(
                "drafts",
                control -> {
                    file.save(now);
                    return now;
                },
                new JobListener<Map<String, String>>() {
                    @Override
                    public void done(Map<String, String> saved) {}

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                    }
                });
    }
}
