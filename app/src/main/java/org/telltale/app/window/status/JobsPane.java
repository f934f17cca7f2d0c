package org.telltale.app.window.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.telltale.app.job.Job;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;

/** Every job that runs or waits, each with its progress and its own cancel button. */
public final class JobsPane {
    /** Rows at most: a folder may hold thousands of files. */
    static final int MOST = 40;

    private final Texts texts;
    private final Parent root;
    private final Map<Job, JobRow> rows = new HashMap<>();
    private List<Job> jobs = List.of();

    @FXML private VBox list;
    @FXML private Label more;
    @FXML private Button cancelAll;
    @FXML private Button close;

    /** A pane without jobs, invisible until it is toggled. */
    JobsPane(Texts texts) {
        this.texts = texts;
        this.root = Fxml.load(this, texts);
        root.setVisible(false);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Opens it with the focus in it, or closes it. */
    public void toggle() {
        root.setVisible(!root.isVisible());
        if (root.isVisible()) {
            refresh();
            (jobs.isEmpty() ? close : cancelAll).requestFocus();
        }
    }

    /** Closes it; whether it was open. */
    public boolean hide() {
        boolean open = root.isVisible();
        root.setVisible(false);
        return open;
    }

    /** These are the jobs now. */
    void show(List<Job> now) {
        jobs = now;
        if (root.isVisible()) {
            refresh();
        }
    }

    @FXML
    void cancelAll() {
        List.copyOf(jobs).forEach(Job::cancel);
    }

    @FXML
    void close() {
        hide();
    }

    private void refresh() {
        List<Job> shown = jobs.subList(0, Math.min(MOST, jobs.size()));
        rows.keySet().retainAll(shown);
        List<JobRow> now =
                shown.stream()
                        .map(job -> rows.computeIfAbsent(job, one -> new JobRow(one, texts)))
                        .toList();
        if (!list.getChildren().equals(now)) {
            list.getChildren().setAll(now);
        }
        now.forEach(JobRow::refresh);
        cancelAll.setDisable(jobs.isEmpty());
        int rest = jobs.size() - shown.size();
        more.setText(
                jobs.isEmpty()
                        ? texts.get("jobs.none")
                        : rest == 0 ? "" : texts.format("jobs.more", rest));
        more.setVisible(!more.getText().isEmpty());
        more.setManaged(more.isVisible());
    }
}
