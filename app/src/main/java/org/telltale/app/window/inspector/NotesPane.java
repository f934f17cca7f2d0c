package org.telltale.app.window.inspector;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.NoteTaker;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.StoredSession;

/** What analysts noted on the session, and a field for one more. */
final class NotesPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final NoteTaker taker;
    private final Texts texts;
    private final DateTimeFormatter times;
    private final Parent root;
    private boolean storing;
    // The session whose draft the field shows; null while that has none yet.
    private @Nullable OpenSession drafted;

    @FXML private VBox list;
    @FXML private TextField newNote;
    @FXML private Button addNote;

    NotesPane(ObservableValue<@Nullable OpenSession> current, NoteTaker taker, Texts texts) {
        this.current = current;
        this.taker = taker;
        this.texts = texts;
        this.times =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.language())
                        .withZone(ZoneId.systemDefault());
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.flatMap(OpenSession::notesProperty).subscribe(this::show);
        current.flatMap(OpenSession::stateProperty).subscribe(state -> enable());
        // What was begun on one session must not be added to another; there it waits.
        current.subscribe(this::bringDraft);
        current.flatMap(OpenSession::stateProperty).subscribe(s -> bringDraft(current.getValue()));
        newNote.textProperty()
                .subscribe(text -> {
                    OpenSession session = current.getValue();
                    if (session != null && session.equals(drafted)) {
                        taker.keepDraft(session, text);
                    }
                    enable();
                });
    }

    @FXML
    void add() {
        OpenSession session = current.getValue();
        String text = newNote.getText().strip();
        if (addNote.isDisabled() || session == null) {
            return;
        }
        storing = true;
        enable();
        taker.add(
                session,
                text,
                stored -> {
                    storing = false;
                    if (stored && newNote.getText().strip().equals(text)) {
                        newNote.clear();
                    }
                    enable();
                });
    }

    /** Puts the cursor into the field. */
    void focus() {
        newNote.requestFocus();
    }

    /** A session that is not stored yet has no draft; it is asked for again when it is. */
    private void bringDraft(@Nullable OpenSession session) {
        if (session != null && session.equals(drafted)) {
            return;
        }
        drafted = null;
        newNote.clear();
        if (session == null || session.id() == null) {
            return;
        }
        drafted = session;
        taker.findDraft(
                session,
                text -> {
                    if (session.equals(drafted) && newNote.getText().isEmpty()) {
                        newNote.setText(text);
                    }
                });
    }

    private void enable() {
        OpenSession session = current.getValue();
        // Only what is stored can carry notes.
        boolean stored = session != null && session.id() != null;
        newNote.setDisable(!stored);
        addNote.setDisable(!stored || storing || newNote.getText().isBlank());
    }

    private void show(@Nullable List<StoredSession.Note> notes) {
        list.getChildren().clear();
        for (StoredSession.Note one : notes == null ? List.<StoredSession.Note>of() : notes) {
            Label text = label(one.text());
            Label source = label(texts.format("notes.by", one.author(), times.format(one.time())));
            source.getStyleClass().addAll("muted", "small");
            list.getChildren().add(new VBox(text, source));
        }
        list.setVisible(!list.getChildren().isEmpty());
        list.setManaged(list.isVisible());
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
