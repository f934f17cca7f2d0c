package org.telltale.app.window.sessions;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;

/** Which sessions are listed. For the JavaFX thread only; the database is asked on a job thread. */
public final class SessionsModel {
    private static final int MOST = 1000;

    private final SessionStore store;
    private final JobRunner background;
    private final Consumer<Exception> onFailure;
    private final ReadOnlyObjectWrapper<List<SessionSummary>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
    private boolean asking;
    private boolean askAgain;

    /**
     * A list that is empty until refreshed.
     *
     * @param onFailure told when the database refuses
     */
    public SessionsModel(SessionStore store, JobRunner background, Consumer<Exception> onFailure) {
        this.store = store;
        this.background = background;
        this.onFailure = onFailure;
    }

    /** Sessions that match, the latest first. */
    public ReadOnlyObjectProperty<List<SessionSummary>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** The words that are searched for; empty for all. */
    public ReadOnlyStringProperty queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** Searches for words in names, notes and explanations. */
    public void search(String words) {
        query.set(words.strip());
        refresh();
    }

    /**
     * Asks the database again. However often this is called meanwhile, one question is under way
     * and at most one more follows it; an answer to words that are no longer searched is dropped.
     */
    public void refresh() {
        askAgain = asking;
        if (asking) {
            return;
        }
        asking = true;
        SessionQuery question = new SessionQuery(query.get(), MOST);
        background.submit(
                "list",
                control -> store.list(question),
                new JobListener<List<SessionSummary>>() {
                    @Override
                    public void done(List<SessionSummary> found) {
                        if (question.text().equals(query.get())) {
                            rows.set(List.copyOf(found));
                        }
                        answered();
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                        answered();
                    }
                });
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            refresh();
        }
    }
}
