package org.telltale.app.window.inspector;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.NoteTaker;
import org.telltale.app.window.desk.OpenSession;

/** Everything that is known of the session on the desk, in three tabs. */
public final class InspectorPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Marks marks;
    private final HandKeeper keeper;
    private final Texts texts;
    private final NotesPane notesPane;
    private final Parent root;

    @FXML private Label name;
    @FXML private Label hint;
    @FXML private TabPane tabs;
    @FXML private VBox summary;
    @FXML private Tab cuesTab;
    @FXML private Tab metadataTab;

    /**
     * A pane that follows the session on the desk.
     *
     * @param marks names facial regions
     * @param notes stores what is noted
     * @param keeper keeps what is done by hand
     */
    public InspectorPane(
            ObservableValue<@Nullable OpenSession> current,
            Marks marks,
            NoteTaker notes,
            HandKeeper keeper,
            Locale language) {
        this.current = current;
        this.marks = marks;
        this.keeper = keeper;
        this.texts = Texts.of("inspector", language);
        this.notesPane = new NotesPane(current, notes, texts);
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Puts the cursor into the field for a note. */
    public void focusNote() {
        tabs.getSelectionModel().selectFirst();
        notesPane.focus();
    }

    /** A table in a tab that nobody sees would be laid out with every answer all the same. */
    private static void whileSelected(Tab tab, Parent content) {
        tab.selectedProperty().subscribe(selected -> tab.setContent(selected ? content : null));
    }

    @FXML
    void initialize() {
        CuesPane cues = new CuesPane(current, marks, texts);
        MetadataPane metadata = new MetadataPane(current, texts);
        summary.getChildren()
                .addAll(
                        new VerdictPane(current, texts).root(),
                        new ExplanationPane(current, keeper, marks, texts).root(),
                        new RubricPane(current, texts).root(),
                        new AttributesPane(current, keeper, texts).root(),
                        new DetectorsPane(current, texts).root(),
                        new FileNotesPane(current, texts).root(),
                        notesPane.root());
        whileSelected(cuesTab, cues.root());
        whileSelected(metadataTab, metadata.root());
        current.subscribe(session -> {
            name.setText(session == null ? texts.get("inspector.title") : session.name());
            tabs.setVisible(session != null);
            hint.setVisible(session == null);
        });
        current.flatMap(OpenSession::runsProperty)
                .map(List::size)
                .subscribe(n -> {
                    OpenSession session = current.getValue();
                    int count = session == null ? 0 : session.cues().size();
                    cuesTab.setText(
                            count == 0
                                    ? texts.get("inspector.cues")
                                    : texts.format("inspector.cues.count", count));
                });
    }
}
