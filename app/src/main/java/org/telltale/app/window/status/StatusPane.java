package org.telltale.app.window.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;

/** What runs at the moment with its cancel button, and where things are. */
public final class StatusPane {
    private final String acceleratorName;
    private final String databasePath;
    private final Texts texts;
    private final Parent root;
    private final List<List<Job>> followed = new ArrayList<>();
    private List<Job> jobs = List.of();

    @FXML private Label job;
    @FXML private ProgressBar progress;
    @FXML private Button cancel;
    @FXML private Label accelerator;
    @FXML private Label database;

    /**
     * A status bar without a job.
     *
     * @param acceleratorName what models run on
     * @param databasePath where sessions are kept
     */
    public StatusPane(String acceleratorName, String databasePath, Locale language) {
        this.acceleratorName = acceleratorName;
        this.databasePath = databasePath;
        this.texts = Texts.of("status", language);
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Shows the jobs of one more runner, after those of the runners before it. */
    public void follow(JobRunner runner) {
        int place = followed.size();
        followed.add(List.of());
        runner.observe(now -> {
            followed.set(place, now);
            show(followed.stream().flatMap(List::stream).toList());
        });
    }

    private void show(List<Job> now) {
        jobs = now;
        boolean busy = !now.isEmpty();
        progress.setVisible(busy);
        cancel.setVisible(busy);
        if (!busy) {
            job.setText(texts.get("status.ready"));
            return;
        }
        Job first = current(now);
        job.setText(
                now.size() == 1
                        ? first.title()
                        : texts.format("status.jobs", first.title(), now.size() - 1));
        progress.setProgress(first.fraction());
    }

    @FXML
    void initialize() {
        accelerator.setText(acceleratorName.toUpperCase(Locale.ROOT));
        accelerator.setTooltip(new Tooltip(texts.get("status.accelerator.tip")));
        database.setText(databasePath);
        database.setTooltip(new Tooltip(texts.format("status.database.tip", databasePath)));
        show(List.of());
    }

    /** Cancels the job that is shown; those that wait go on. */
    public void cancelCurrent() {
        if (!jobs.isEmpty()) {
            current(jobs).cancel();
        }
    }

    /** Cancels whatever runs or waits. */
    @FXML
    void cancel() {
        jobs.forEach(Job::cancel);
    }

    private static Job current(List<Job> jobs) {
        return jobs.stream()
                .filter(job -> job.state() == Job.State.RUNNING)
                .findFirst()
                .orElse(jobs.getFirst());
    }
}
