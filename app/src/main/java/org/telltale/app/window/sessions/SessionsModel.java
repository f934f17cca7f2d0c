package org.telltale.app.window.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.db.session.Curator;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;

/**
 * Which sessions are listed, a page after the other. For the JavaFX thread only; the database is
 * asked on a job thread.
 */
public final class SessionsModel {
    static final int PAGE = 200;
    private static final SessionQuery ALL = new SessionQuery("", PAGE);

    private final SessionStore store;
    private final JobRunner background;
    private final Consumer<Exception> onFailure;
    private final ReadOnlyObjectWrapper<Listed> listed = new ReadOnlyObjectWrapper<>(Listed.NONE);
    private final ReadOnlyObjectWrapper<SessionQuery> query = new ReadOnlyObjectWrapper<>(ALL);
    private final ReadOnlyObjectWrapper<List<SessionSummary>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private boolean asking;
    private boolean askAgain;
    private boolean askingForMore;

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

    /** Sessions that match, the latest first, as far as they were asked for. */
    public ReadOnlyObjectProperty<List<SessionSummary>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What is listed, with what stands around the list. */
    ReadOnlyObjectProperty<Listed> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /** Which sessions are listed: words, filters, the bin or not. */
    ReadOnlyObjectProperty<SessionQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** Searches for words in paths, notes, explanations, metadata and tags. */
    public void search(String words) {
        ask(query.get().withText(words.strip()));
    }

    /** Narrows the list by everything but words and the bin. */
    void filter(SessionQuery filters) {
        SessionQuery now = query.get();
        ask(filters.withText(now.text()).withInBin(now.inBin()));
    }

    /** Lists what is in the bin, or the other sessions. */
    void showBin(boolean bin) {
        ask(query.get().withInBin(bin));
    }

    private void ask(SessionQuery asked) {
        SessionQuery whole = asked.page(null, PAGE);
        if (!whole.equals(query.get())) {
            query.set(whole);
            refresh(PAGE);
        }
    }

    /** Asks the database again for what is listed. */
    public void refresh() {
        refresh(Math.max(PAGE, rows.get().size()));
    }

    /**
     * However often this is called meanwhile, one question is under way and at most one more
     * follows it; an answer to a question that is no longer asked is dropped.
     */
    private void refresh(int most) {
        askAgain = asking;
        if (asking) {
            return;
        }
        asking = true;
        SessionQuery question = query.get();
        background.submit(
                "list",
                control -> listed(question, most),
                new JobListener<Listed>() {
                    @Override
                    public void done(Listed found) {
                        if (question.equals(query.get())) {
                            listed.set(found);
                            rows.set(found.rows());
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

    private Listed listed(SessionQuery question, int most) {
        List<SessionSummary> found = store.list(question.page(null, most));
        // All that match are listed: then they need not be counted.
        int total = found.size() < most ? found.size() : store.count(question);
        return new Listed(
                found,
                total,
                store.curator().tags(),
                store.count(SessionQuery.ALL.withInBin(true)));
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            refresh();
        }
    }

    /** Lists the next page, if there is one. */
    void more() {
        more(PAGE, () -> {});
    }

    /** Lists all that match, and then does something with them. */
    void all(Runnable then) {
        if (rows.get().size() >= listed.get().total()) {
            then.run();
        } else {
            more(Integer.MAX_VALUE, then);
        }
    }

    private void more(int most, Runnable then) {
        List<SessionSummary> before = rows.get();
        if (askingForMore || before.isEmpty() || before.size() >= listed.get().total()) {
            return;
        }
        askingForMore = true;
        SessionQuery next = query.get().page(before.getLast().position(), most);
        background.submit(
                "list",
                control -> store.list(next),
                new JobListener<List<SessionSummary>>() {
                    @Override
                    public void done(List<SessionSummary> found) {
                        askingForMore = false;
                        // Asked anew meanwhile, the list has another end.
                        if (before.equals(rows.get())) {
                            List<SessionSummary> longer = new ArrayList<>(before);
                            longer.addAll(found);
                            rows.set(List.copyOf(longer));
                            then.run();
                        }
                    }

                    @Override
                    public void failed(Exception cause) {
                        askingForMore = false;
                        onFailure.accept(cause);
                    }

                    @Override
                    public void cancelled() {
                        askingForMore = false;
                    }
                });
    }

    /** The listed session of that id; null where it is not listed. */
    @Nullable SessionSummary row(String id) {
        return rows.get().stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * An answer of the database. Immutable.
     *
     * @param rows the list's beginning
     * @param total how many match in all
     * @param tags in use
     * @param binned how many sessions are in the bin
     */
    record Listed(List<SessionSummary> rows, int total, List<Curator.TagUse> tags, int binned) {
        static final Listed NONE = new Listed(List.of(), 0, List.of(), 0);

        Listed {
            rows = List.copyOf(rows);
            tags = List.copyOf(tags);
        }
    }
}
