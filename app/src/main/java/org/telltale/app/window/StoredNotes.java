package org.telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.NoteTaker;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.sessions.SessionsModel;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.StoredSession;

/** Notes in the database, under the name of the system's user. For the JavaFX thread only. */
final class StoredNotes implements NoteTaker {
    private final SessionStore store;
    private final JobRunner background;
    private final SessionsModel sessions;
    private final Drafts drafts;
    private final Consumer<Exception> onFailure;

    /**
     * Notes of a store.
     *
     * @param sessions searched in notes too, so asked again after one
     * @param drafts keeps notes that are not finished
     */
    StoredNotes(
            SessionStore store,
            JobRunner background,
            SessionsModel sessions,
            Drafts drafts,
            Consumer<Exception> onFailure) {
        this.store = store;
        this.background = background;
        this.sessions = sessions;
        this.drafts = drafts;
        this.onFailure = onFailure;
    }

    @Override
    public void keepDraft(OpenSession session, String text) {
        String id = session.id();
        if (id != null) {
            drafts.keep(key(id), text);
        }
    }

    @Override
    public void findDraft(OpenSession session, Consumer<String> asker) {
        String id = session.id();
        if (id == null) {
            asker.accept("");
        } else {
            drafts.find(key(id), asker);
        }
    }

    private static String key(String session) {
        return "note:" + session;
    }

    @Override
    public void add(OpenSession session, String text, Consumer<Boolean> over) {
        String id = session.id();
        if (id == null) {
            throw new IllegalStateException("a note needs a stored session");
        }
        background.submit(
                "note",
                control -> {
                    store.addNote(id, text, System.getProperty("user.name", ""));
                    return store.load(id).notes();
                },
                new JobListener<List<StoredSession.Note>>() {
                    @Override
                    public void done(List<StoredSession.Note> notes) {
                        session.noted(notes);
                        sessions.refresh();
                        over.accept(true);
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                        over.accept(false);
                    }
                });
    }
}
