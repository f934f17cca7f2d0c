package org.telltale.app.window;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.settings.DraftsFile;
import org.telltale.app.window.settings.SettingsFile;
import org.telltale.app.window.settings.WindowSettings;

/**
 * Saves what the window remembers soon after it changes, and at the end: settings, and what is
 * being typed. For the JavaFX thread only; files are written on other threads.
 */
final class Remembering {
    private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);
    private static final Duration PAUSE = Duration.seconds(1);

    private final SettingsFile settingsFile;
    private final DraftsFile draftsFile;
    private final JobRunner background;
    private final Drafts drafts;

    /**
     * Remembers in files.
     *
     * @param onFailure told if what is being typed cannot be kept
     */
    Remembering(
            SettingsFile settingsFile,
            DraftsFile draftsFile,
            JobRunner background,
            Consumer<Exception> onFailure) {
        this.settingsFile = settingsFile;
        this.draftsFile = draftsFile;
        this.background = background;
        this.drafts = new Drafts(draftsFile, background, onFailure);
    }

    /** What is being typed. */
    Drafts drafts() {
        return drafts;
    }

    /** Saves settings that change from now on. */
    void follow(ObservableValue<WindowSettings> settings) {
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(e -> save(settings.getValue()));
        settings.addListener((p, old, now) -> pause.playFromStart());
    }

    /**
     * What is to be saved at the end, as it is now.
     *
     * @param last settings; null to leave the saved ones
     * @return saves it; blocks, for another thread
     */
    Runnable saver(@Nullable WindowSettings last) {
        Map<String, String> unfinished = drafts.isRead() ? drafts.all() : null;
        return () -> {
            if (last != null) {
                settingsFile.save(last);
            }
            try {
                if (unfinished != null) {
                    draftsFile.save(unfinished);
                }
            } catch (IOException e) {
                LOG.warn("what was being typed cannot be kept", e);
            }
        };
    }

    private void save(WindowSettings now) {
        background.submit(
                "settings",
                control -> {
                    settingsFile.save(now);
                    return now;
                },
                new JobListener<WindowSettings>() {
                    @Override
                    public void done(WindowSettings saved) {}

                    @Override
                    public void failed(Exception cause) {
                        LOG.warn("the settings cannot be saved", cause);
                    }
                });
    }
}
