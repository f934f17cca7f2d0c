package org.telltale.app.window.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.app.job.JobControl;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.job.Work;
import org.telltale.app.window.Banner;
import org.telltale.app.window.Texts;
import org.telltale.db.session.Curator;
import org.telltale.db.session.EmptiedBin;
import org.telltale.db.session.FoundMedia;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;

/**
 * What can be done with listed sessions; each on a job thread, told by a banner, and undone by it
 * where that is possible. For the JavaFX thread only.
 */
public final class SessionActions {
    private final SessionStore store;
    private final SessionsModel model;
    private final JobRunner quick;
    private final JobRunner slow;
    private final Around around;
    private final Texts texts;

    /**
     * Actions on a store's sessions.
     *
     * @param quick runs what takes a moment
     * @param slow runs what takes longer, where its progress is seen and it can be cancelled
     */
    public SessionActions(
            SessionStore store,
            SessionsModel model,
            JobRunner quick,
            JobRunner slow,
            Around around,
            Texts texts) {
        this.store = store;
        this.model = model;
        this.quick = quick;
        this.slow = slow;
        this.around = around;
        this.texts = texts;
    }

    /** What the window around the list does for it. */
    public interface Around {
        /** Shows a banner. */
        void tell(Banner banner);

        /** Tells what failed and why. */
        void failed(String what, Exception cause);

        /** Whether a session's media is being examined at the moment. */
        boolean isExamined(SessionSummary session);

        /** Opens the export of these sessions. */
        void export(List<String> sessions);

        /** The content of these sessions was removed: none of them may stay on the desk. */
        void removed(List<String> sessions);
    }

    void tag(List<String> sessions, String tag) {
        act(
                curator -> curator.tag(sessions, tag, user()),
                changed -> undoable("tagged", changed, tag, () -> untag(changed, tag)));
    }

    void untag(List<String> sessions, String tag) {
        act(
                curator -> curator.untag(sessions, tag, user()),
                changed -> undoable("untagged", changed, tag, () -> tag(changed, tag)));
    }

    void markReviewed(List<String> sessions, boolean reviewed) {
        act(
                curator -> curator.markReviewed(sessions, reviewed, user()),
                changed ->
                        undoable(
                                reviewed ? "reviewed" : "unreviewed",
                                changed,
                                "",
                                () -> markReviewed(changed, !reviewed)));
    }

    /** What one session shows itself needs no banner; of several, not all may be in sight. */
    private void undoable(String what, List<String> changed, String tag, Runnable undo) {
        if (changed.size() > 1) {
            tellUndoable(texts.format("sessions.done." + what, changed.size(), tag), undo);
        }
    }

    /** Moves sessions to the bin, other than those that are being examined. */
    void delete(List<SessionSummary> sessions) {
        List<String> idle =
                sessions.stream()
                        .filter(session -> !around.isExamined(session))
                        .map(SessionSummary::id)
                        .toList();
        if (idle.size() < sessions.size()) {
            around.tell(Banner.of(Banner.Kind.WARNING, texts.get("sessions.busy")));
        }
        if (!idle.isEmpty()) {
            delete(idle, () -> {});
        }
    }

    private void delete(List<String> sessions, Runnable then) {
        act(
                curator -> curator.delete(sessions, user()),
                changed -> {
                    tellUndoable(
                            texts.format("sessions.done.deleted", changed.size()),
                            () -> restore(changed));
                    then.run();
                });
    }

    void restore(List<String> sessions) {
        act(
                curator -> curator.restore(sessions, user()),
                changed ->
                        tellUndoable(
                                texts.format("sessions.done.restored", changed.size()),
                                () -> delete(changed, () -> {})));
    }

    /** Says what emptying the bin means; it is done by the banner's button only. */
    void askToEmptyBin() {
        int binned = model.listedProperty().get().binned();
        if (binned > 0) {
            around.tell(
                    Banner.of(Banner.Kind.WARNING, texts.format("sessions.empty-ask", binned))
                            .with(texts.get("sessions.empty-do"), this::emptyBin));
        }
    }

    private void emptyBin() {
        submit(
                slow,
                texts.get("sessions.empty-job"),
                control -> {
                    SessionQuery bin = new SessionQuery("", Integer.MAX_VALUE).withInBin(true);
                    List<String> ids = store.list(bin).stream().map(SessionSummary::id).toList();
                    EmptiedBin emptied =
                            store.curator()
                                    .emptyBin(user(), control.cancellation(), control.progress());
                    return new Removed(ids, emptied);
                },
                removed -> {
                    around.removed(removed.sessions());
                    around.tell(
                            Banner.of(
                                    removed.emptied().wiped()
                                            ? Banner.Kind.INFO
                                            : Banner.Kind.WARNING,
                                    texts.format(
                                            removed.emptied().wiped()
                                                    ? "sessions.emptied"
                                                    : "sessions.emptied-unwiped",
                                            removed.emptied().sessions())));
                });
    }

    void export(List<String> sessions) {
        around.export(sessions);
    }

    void archive(List<String> sessions, Path zip) {
        submit(
                slow,
                texts.format("sessions.archive-job", zip.getFileName()),
                control -> {
                    store.archive(sessions, zip);
                    return zip;
                },
                done -> info(texts.format("sessions.archived", sessions.size(), done.toString())));
    }

    void importArchive(Path zip) {
        submit(
                slow,
                texts.format("sessions.import-job", zip.getFileName()),
                control -> store.importArchive(zip, control.cancellation()),
                added -> info(texts.format("sessions.imported", added.size())));
    }

    /** Looks for missing media in a folder. */
    void findMedia(Path folder) {
        submit(
                slow,
                texts.format("sessions.find-job", folder.toString()),
                control ->
                        store.curator()
                                .findMedia(
                                        folder, user(), control.cancellation(), control.progress()),
                this::found);
    }

    private void found(FoundMedia found) {
        String sentence = texts.format("sessions.found", found.missing(), found.moved().size());
        if (found.unreadable().isEmpty()) {
            info(sentence);
        } else {
            String more = texts.format("sessions.found-unreadable", found.unreadable().size());
            around.tell(Banner.of(Banner.Kind.WARNING, sentence + " " + more));
        }
    }

    private void act(Acting acting, Consumer<List<String>> then) {
        submit(
                quick,
                "act",
                control -> acting.by(store.curator()),
                changed -> {
                    if (!changed.isEmpty()) {
                        then.accept(changed);
                    }
                });
    }

    private <T> void submit(JobRunner jobs, String title, Work<T> work, Consumer<T> then) {
        jobs.submit(
                title,
                (JobControl control) -> work.run(control),
                new JobListener<T>() {
                    @Override
                    public void done(T result) {
                        model.refresh();
                        then.accept(result);
                    }

                    @Override
                    public void failed(Exception cause) {
                        model.refresh();
                        around.failed(texts.get("sessions.failed"), cause);
                    }

                    @Override
                    public void cancelled() {
                        model.refresh();
                    }
                });
    }

    private void tellUndoable(String sentence, Runnable undo) {
        around.tell(Banner.of(Banner.Kind.INFO, sentence).with(texts.get("sessions.undo"), undo));
    }

    private void info(String sentence) {
        around.tell(Banner.of(Banner.Kind.INFO, sentence));
    }

    private static String user() {
        return System.getProperty("user.name", "");
    }

    /** Acts on sessions; the ids of those that this changed. */
    @FunctionalInterface
    private interface Acting {
        List<String> by(Curator curator);
    }

    private record Removed(List<String> sessions, EmptiedBin emptied) {}
}
