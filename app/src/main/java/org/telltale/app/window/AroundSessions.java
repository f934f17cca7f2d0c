package org.telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.sessions.SessionActions;
import org.telltale.db.session.SessionSummary;

/** What the window does for its list of sessions. For the JavaFX thread only. */
final class AroundSessions implements SessionActions.Around {
    private final Workspace workspace;
    private final Failures failures;
    private final Consumer<List<String>> onExport;

    AroundSessions(Workspace workspace, Failures failures, Consumer<List<String>> onExport) {
        this.workspace = workspace;
        this.failures = failures;
        this.onExport = onExport;
    }

    @Override
    public void tell(Banner banner) {
        workspace.tell(banner);
    }

    @Override
    public void failed(String what, Exception cause) {
        failures.tell(what, cause);
    }

    @Override
    public boolean isExamined(SessionSummary session) {
        return workspace.liveOn(session.media().sha256()) != null;
    }

    @Override
    public void export(List<String> sessions) {
        onExport.accept(sessions);
    }

    @Override
    public void removed(List<String> sessions) {
        OpenSession current = workspace.currentProperty().get();
        String id = current == null ? null : current.id();
        if (id != null && sessions.contains(id)) {
            workspace.show(null);
        }
    }
}
