package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.SearchField;
import org.telltale.app.window.Texts;
import org.telltale.explainer.Statement;

/**
 * Words one sentence and chooses the evidence that it cites. Ctrl+Enter saves, Escape gives up. A
 * sentence without evidence is flagged and can be saved nevertheless.
 */
final class SentenceEditor {
    private static final int LONGEST = 4000;

    private final Texts texts;
    private final List<CitedEvidence> evidence;
    private final Set<CitedEvidence> cited = new LinkedHashSet<>();
    private final Consumer<Statement> onDraft;
    private final Consumer<Statement> onSave;
    private final Runnable onCancel;
    private final String before;
    private final Parent root;

    @FXML private TextArea text;
    @FXML private TextField search;
    @FXML private ListView<CitedEvidence> choices;
    @FXML private Label flag;
    @FXML private Label count;
    @FXML private Button save;

    /**
     * An editor of one sentence.
     *
     * @param statement as it is
     * @param evidence that can be cited
     * @param onDraft told of every change before it is saved
     * @param onSave told of the sentence once it is saved
     * @param onCancel told that nothing is to change
     */
    SentenceEditor(
            Texts texts,
            Statement statement,
            List<CitedEvidence> evidence,
            Consumer<Statement> onDraft,
            Consumer<Statement> onSave,
            Runnable onCancel) {
        this.texts = texts;
        this.before = statement.text();
        this.onDraft = onDraft;
        this.onSave = onSave;
        this.onCancel = onCancel;
        evidence.stream().filter(one -> one.isCitedBy(statement)).forEach(cited::add);
        // What is cited stands first, so that it is seen without scrolling.
        this.evidence =
                evidence.stream()
                        .sorted(Comparator.comparing(one -> !cited.contains(one)))
                        .toList();
        this.root = Fxml.load(this, texts);
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        cancel();
                        event.consume();
                    }
                });
    }

    Parent root() {
        return root;
    }

    void focus() {
        text.requestFocus();
        text.end();
    }

    @FXML
    void initialize() {
        text.setText(before);
        FilteredList<CitedEvidence> shown =
                new FilteredList<>(FXCollections.observableArrayList(evidence));
        choices.setItems(shown);
        choices.setCellFactory(l -> new CheckBoxListCell<>(this::chosen, new Labels()));
        search.textProperty()
                .subscribe(words -> {
                    String wanted = words.strip().toLowerCase(Locale.ROOT);
                    shown.setPredicate(
                            one -> one.label().toLowerCase(Locale.ROOT).contains(wanted));
                });
        SearchField.clearOnEscape(search);
        text.textProperty().subscribe(t -> changed());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @FXML
    void save() {
        if (!save.isDisabled()) {
            onSave.accept(statement());
        }
    }

    @FXML
    void cancel() {
        onCancel.run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            // A sentence is one line.
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            text.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private BooleanProperty chosen(CitedEvidence one) {
        BooleanProperty property = new SimpleBooleanProperty(cited.contains(one));
        property.addListener((p, old, on) -> {
            if (on) {
                cited.add(one);
            } else {
                cited.remove(one);
            }
            changed();
        });
        return property;
    }

    private void changed() {
        String words = words();
        save.setDisable(words.isEmpty() || words.length() > LONGEST);
        flag.setVisible(cited.isEmpty());
        flag.setManaged(cited.isEmpty());
        count.setText(texts.format("edit.count", cited.size(), evidence.size()));
        if (!words.isEmpty()) {
            onDraft.accept(statement());
        }
    }

    private Statement statement() {
        return CitedEvidence.statement(words(), evidence.stream().filter(cited::contains).toList());
    }

    /** Pasted line breaks are blanks. */
    private String words() {
        return text.getText().replaceAll("\\s+", " ").strip();
    }

    private static final class Labels extends StringConverter<CitedEvidence> {
        @Override
        public String toString(@Nullable CitedEvidence value) {
            return value == null ? "" : value.label();
        }

        @Override
        public @Nullable CitedEvidence fromString(String string) {
            return null;
        }
    }
}
