package org.telltale.app.window.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.worker.NativeWorker;

/** What runs at the moment with its cancel button, and where things are. */
public final class StatusPane {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPane.class);

    private final String databasePath;
    private final Locale language;
    private final Texts texts;
    private final JobsPane jobsPane;
    private final Parent root;
    private final List<List<Job>> followed = new ArrayList<>();
    private List<Job> jobs = List.of();

    @FXML private Label job;
    @FXML private ProgressBar progress;
    @FXML private Button cancel;
    @FXML private Label accelerator;
    @FXML private Label network;
    @FXML private Label database;

    /**
     * A status bar without a job.
     *
     * @param databasePath where sessions are kept
     */
    public StatusPane(String databasePath, Locale language) {
        this.databasePath = databasePath;
        this.language = language;
        this.texts = Texts.of("status", language);
        this.jobsPane = new JobsPane(texts);
        this.root = Fxml.load(this, texts);
    }

    /**
     * Finds out in the background what models run on, and shows it.
     *
     * @param runner finds out
     * @param worker the door to native code
     * @param order in which accelerators are tried
     */
    public void lookAtMachine(JobRunner runner, NativeWorker worker, List<Accelerator> order) {
        runner.submit(
                texts.get("status.accelerator.job"),
                control -> worker.accelerators(),
                new JobListener<>() {
                    @Override
                    public void done(MachineReport machine) {
                        show(machine, order);
                    }

                    @Override
                    public void failed(Exception cause) {
                        LOG.warn("the accelerators cannot be looked at", cause);
                        accelerator.getTooltip().setText(texts.get("status.accelerator.unknown"));
                    }
                });
    }

    /**
     * Shows what models run on.
     *
     * @param machine what this machine has
     * @param order in which accelerators are tried
     */
    void show(MachineReport machine, List<Accelerator> order) {
        StringBuilder tip = new StringBuilder(texts.get("status.accelerator.tip"));
        for (Accelerator candidate : order) {
            Optional<Reason> problem = machine.problem(candidate);
            if (problem.isEmpty()) {
                accelerator.setText(candidate.name());
                break;
            }
            tip.append('\n').append(problem.get().text(language));
        }
        accelerator.getTooltip().setText(tip.toString());
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

    /** Shows what is fetched over the network; nothing is while the value is null. */
    public void downloads(ObservableValue<@Nullable String> what) {
        what.subscribe(this::online);
    }

    private void online(@Nullable String what) {
        network.setText(
                what == null
                        ? texts.get("status.offline")
                        : texts.format("status.downloading", what));
        network.getTooltip()
                .setText(texts.get(what == null ? "status.offline.tip" : "status.downloading.tip"));
        network.setGraphic(new FontIcon(what == null ? "mdoal-cloud_off" : "mdoal-cloud_download"));
    }

    private void show(List<Job> now) {
        jobs = now;
        jobsPane.show(now);
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
        // Until the machine was looked at: what runs everything that is no model, at any rate.
        accelerator.setText(Accelerator.CPU.name());
        accelerator.setTooltip(new Tooltip(texts.get("status.accelerator.tip")));
        database.setText(databasePath);
        database.setTooltip(new Tooltip(texts.format("status.database.tip", databasePath)));
        network.setTooltip(new Tooltip());
        online(null);
        show(List.of());
    }

    /** Cancels the job that is shown; those that wait go on. */
    public void cancelCurrent() {
        if (!jobs.isEmpty()) {
            current(jobs).cancel();
        }
    }

    /** All jobs, shown over the window when it is asked for. */
    public JobsPane jobsPane() {
        return jobsPane;
    }

    @FXML
    void list() {
        jobsPane.toggle();
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
