package org.telltale.app.window;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The keys of the window, for who forgot them. */
final class KeysPane {
    private static final List<String> KEYS =
            List.of(
                    "open", "export", "packs", "search", "zoom", "fit", "one", "pan", "boxes",
                    "heat", "beside", "maps", "regions", "next", "escape", "keys");
    private static final int ROWS = 6;

    private final Runnable onClose;
    private final Texts texts;
    private final Parent root;

    @FXML private GridPane grid;
    @FXML private Button close;

    KeysPane(Runnable onClose, Texts texts) {
        this.onClose = onClose;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    void focus() {
        close.requestFocus();
    }

    @FXML
    void initialize() {
        for (int i = 0; i < KEYS.size(); i++) {
            Label key = new Label(texts.get("keys." + KEYS.get(i) + ".key"));
            key.getStyleClass().add("key");
            key.setMinWidth(Label.USE_PREF_SIZE);
            Label does = new Label(texts.get("keys." + KEYS.get(i) + ".does"));
            int column = 2 * (i / ROWS);
            grid.add(key, column, i % ROWS);
            grid.add(does, column + 1, i % ROWS);
        }
    }

    @FXML
    void close() {
        onClose.run();
    }
}
