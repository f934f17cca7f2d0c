package org.telltale.app.window.inspector;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.Style;

/** Whose version of the text is read, and the way back; there once an analyst did something. */
final class VersionPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final HandKeeper keeper;
    private final VersionText versionText;
    private final Parent root;

    @FXML private VBox section;
    @FXML private Label version;
    @FXML private Button undo;
    @FXML private Button redo;
    @FXML private Button restore;
    @FXML private ToggleButton own;

    VersionPane(ObservableValue<@Nullable OpenSession> current, HandKeeper keeper, Texts texts) {
        this.current = current;
        this.keeper = keeper;
        this.versionText = new VersionText(texts);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.subscribe(session -> show());
        current.map(OpenSession::hand).flatMap(AnalystHand::workProperty).subscribe(w -> show());
        current.map(OpenSession::hand).flatMap(AnalystHand::styleProperty).subscribe(s -> show());
        current.map(OpenSession::hand)
                .flatMap(AnalystHand::showsOwnProperty)
                .subscribe(o -> show());
    }

    @FXML
    void toggleOwn() {
        withSession(session -> session.hand().showOwn(own.isSelected()));
    }

    @FXML
    void undo() {
        withSession(keeper::undo);
    }

    @FXML
    void redo() {
        withSession(keeper::redo);
    }

    @FXML
    void restore() {
        withSession(keeper::restore);
    }

    private void withSession(Consumer<OpenSession> action) {
        OpenSession session = current.getValue();
        if (session != null && session.hand().isReady()) {
            action.accept(session);
        }
    }

    private void show() {
        OpenSession session = current.getValue();
        AnalystWork work = session == null ? AnalystWork.NONE : session.hand().workProperty().get();
        Style style = session == null ? Style.ANALYST : session.hand().styleProperty().get();
        boolean corrected = work.text(style) != null;
        showIf(section, !work.acts().isEmpty());
        showIf(version, corrected);
        showIf(restore, corrected);
        showIf(own, corrected);
        version.setText(versionText.of(work, style));
        undo.setDisable(!work.canUndo());
        redo.setDisable(!work.canRedo());
        own.setSelected(session != null && session.hand().showsOwnProperty().get());
    }

    private static void showIf(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
