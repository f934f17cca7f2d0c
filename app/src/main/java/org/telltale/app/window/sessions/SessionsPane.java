package org.telltale.app.window.sessions;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.SearchField;
import org.telltale.app.window.Texts;
import org.telltale.db.session.SessionSummary;

/** The list of sessions with its search field. */
public final class SessionsPane {
    private static final Duration TYPING_PAUSE = Duration.millis(200);

    private final SessionsModel model;
    private final Consumer<SessionSummary> onOpen;
    private final Texts texts;
    private final Parent root;
    private boolean refreshing;

    @FXML private CustomTextField search;
    @FXML private ListView<SessionSummary> list;
    @FXML private Label count;

    /**
     * A pane that shows the model's rows.
     *
     * @param onOpen told which session the user chose
     */
    public SessionsPane(SessionsModel model, Consumer<SessionSummary> onOpen, Texts texts) {
        this.model = model;
        this.onOpen = onOpen;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Puts the cursor into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Marks a session as the one on the desk; null for none. */
    public void select(@Nullable String id) {
        refreshing = true;
        list.getSelectionModel().clearSelection();
        for (SessionSummary row : list.getItems()) {
            if (row.id().equals(id)) {
                list.getSelectionModel().select(row);
            }
        }
        refreshing = false;
    }

    @FXML
    void initialize() {
        list.setCellFactory(view -> new SessionCell(texts));
        list.setPlaceholder(placeholder());
        model.rowsProperty().subscribe(this::show);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, old, row) -> {
                    if (row != null && !refreshing) {
                        onOpen.accept(row);
                    }
                });
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(e -> model.search(search.getText()));
        search.textProperty().addListener((p, old, text) -> pause.playFromStart());
        SearchField.clearOnEscape(search);
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            }
        });
    }

    private void show(List<SessionSummary> rows) {
        SessionSummary chosen = list.getSelectionModel().getSelectedItem();
        refreshing = true;
        list.getItems().setAll(rows);
        if (chosen != null) {
            rows.stream()
                    .filter(row -> Objects.equals(row.id(), chosen.id()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        refreshing = false;
        count.setText(rows.isEmpty() ? "" : String.valueOf(rows.size()));
    }

    private Label placeholder() {
        Label label = new Label();
        label.getStyleClass().add("empty-hint");
        label.setWrapText(true);
        label.textProperty()
                .bind(
                        model.queryProperty()
                                .map(words ->
                                        words.isEmpty()
                                                ? texts.get("sessions.empty")
                                                : texts.format("sessions.none", words)));
        return label;
    }
}
