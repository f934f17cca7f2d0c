package org.telltale.app.window.status;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.job.Job;
import org.telltale.app.window.Texts;

/** One job with its progress and its own cancel button. */
final class JobRow extends HBox {
    private final Job job;
    private final Texts texts;
    private final ProgressBar progress = new ProgressBar();
    private final Label state = new Label();

    JobRow(Job job, Texts texts) {
        super(10);
        this.job = job;
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(job.title());
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        state.getStyleClass().addAll("muted", "small");
        state.setMinWidth(USE_PREF_SIZE);
        progress.getStyleClass().add("job-progress");
        progress.setAccessibleText(texts.format("jobs.progress", job.title()));
        Button cancel = new Button(null, new FontIcon("mdoal-close"));
        cancel.getStyleClass().addAll("flat", "button-icon", "small");
        cancel.setAccessibleText(texts.format("jobs.cancel", job.title()));
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(e -> job.cancel());
        getChildren().addAll(title, state, progress, cancel);
        refresh();
    }

    /** Shows how far the job is now. */
    void refresh() {
        boolean running = job.state() == Job.State.RUNNING;
        double done = job.fraction();
        // A bar that runs to and fro tells nothing of a job that only waits.
        progress.setProgress(running ? done : 0);
        state.setText(
                !running
                        ? texts.get("jobs.waiting")
                        : done < 0
                                ? texts.get("jobs.running")
                                : texts.format("jobs.done", (int) (100 * done)));
    }
}
