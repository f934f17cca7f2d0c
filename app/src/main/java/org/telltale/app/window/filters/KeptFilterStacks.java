package org.telltale.app.window.filters;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.filter.FilterStack;

/**
 * Stacks of filters in the database, under the name of the system's user. For the JavaFX thread
 * only, which it does not block.
 */
public final class KeptFilterStacks {
    private final SessionStore store;
    private final JobRunner background;

    /** Stacks of a store. */
    public KeptFilterStacks(SessionStore store, JobRunner background) {
        this.store = store;
        this.background = background;
    }

    /**
     * Keeps a stack in a stored session, which then shows it.
     *
     * @param media digest of what it was drawn from
     * @param over told when it is stored
     * @param failed told why it could not be
     */
    void keep(
            OpenSession session,
            String name,
            String media,
            FilterStack stack,
            Runnable over,
            Consumer<Exception> failed) {
        String id = session.id();
        if (id == null) {
            throw new IllegalStateException("only a stored session keeps filters");
        }
        background.submit(
                "filters",
                control -> {
                    String author = System.getProperty("user.name", "");
                    store.keepFilters(id, name, media, stack, author);
                    return store.load(id).filters();
                },
                new JobListener<List<StoredSession.KeptFilters>>() {
                    @Override
                    public void done(List<StoredSession.KeptFilters> kept) {
                        session.kept(kept);
                        over.run();
                    }

                    @Override
                    public void failed(Exception cause) {
                        failed.accept(cause);
                    }
                });
    }
}
