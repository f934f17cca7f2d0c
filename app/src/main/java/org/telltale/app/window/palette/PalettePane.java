package org.telltale.app.window.palette;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;

/**
 * The palette: a field and the lines that fit it. Down and Up choose, Enter runs, Escape closes and
 * gives the focus back to where it was; so does a click elsewhere.
 */
public final class PalettePane {
    private final PaletteModel model;
    private final Texts texts;
    private final Parent root;
    private List<PaletteEntry> lines = List.of();
    private @Nullable Node before;

    @FXML private CustomTextField field;
    @FXML private ListView<PaletteEntry> list;

    /** A closed palette. */
    public PalettePane(PaletteModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
        root.setVisible(false);
    }

    /** The pane itself, invisible while it is closed. */
    public Parent root() {
        return root;
    }

    /** Opens it with the cursor in its field, or closes it. */
    public void toggle() {
        if (root.isVisible()) {
            close();
        } else {
            open();
        }
    }

    @FXML
    void initialize() {
        list.setCellFactory(view -> new PaletteCell(texts));
        Label nothing = new Label(texts.get("palette.nothing"));
        nothing.getStyleClass().add("empty-hint");
        list.setPlaceholder(nothing);
        // The field keeps the focus, so that one can type on at any time.
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                run();
            }
        });
        field.textProperty().subscribe(this::find);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> field.setAccessibleText(spoken(line)));
        field.focusedProperty()
                .addListener((p, old, focused) -> {
                    // Later, since a press on a line takes the focus for a moment.
                    if (!focused) {
                        Platform.runLater(this::closeIfLeft);
                    }
                });
    }

    private void open() {
        before = root.getScene().getFocusOwner();
        lines = model.lines();
        field.clear();
        find("");
        root.setVisible(true);
        field.requestFocus();
    }

    private void close() {
        if (!root.isVisible()) {
            return;
        }
        root.setVisible(false);
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        before = null;
    }

    private void closeIfLeft() {
        Node owner = root.getScene().getFocusOwner();
        if (root.isVisible() && !field.equals(owner) && !list.equals(owner)) {
            // Whoever clicked elsewhere wants the focus there.
            before = null;
            close();
        }
    }

    private void find(String query) {
        list.getItems().setAll(PaletteModel.find(query, lines));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case PAGE_DOWN -> choose(8);
            case PAGE_UP -> choose(-8);
            case ENTER -> run();
            case ESCAPE, TAB -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int step) {
        int last = list.getItems().size() - 1;
        int at =
                Math.clamp(
                        list.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, last));
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - 3));
    }

    private void run() {
        PaletteEntry line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            close();
            line.action().run();
        }
    }

    /** A reader hears the chosen line, though the focus stays in the field. */
    private String spoken(@Nullable PaletteEntry line) {
        return line == null
                ? texts.get("palette.field")
                : texts.format(
                        "palette.field.chosen",
                        line.title(),
                        texts.get("palette.kind." + line.kind().id()));
    }
}
