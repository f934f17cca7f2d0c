package org.telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.telltale.app.window.command.CommandGroup;
import org.telltale.app.window.command.CommandRegistry;

/** The keys of the window, for who forgot them: made of its commands. */
final class KeysPane {
    private static final int ROWS = 7;

    private final CommandRegistry registry;
    private final Runnable onClose;
    private final Texts texts;
    private final Parent root;

    @FXML private FlowPane groups;
    @FXML private Button close;

    /** A sheet that lists what is registered when it is shown. */
    KeysPane(CommandRegistry registry, Runnable onClose, Texts texts) {
        this.registry = registry;
        this.onClose = onClose;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    void focus() {
        groups.getChildren().clear();
        for (CommandGroup group : CommandGroup.values()) {
            groups.getChildren().add(list(group));
        }
        close.requestFocus();
    }

    @FXML
    void close() {
        onClose.run();
    }

    private VBox list(CommandGroup group) {
        Label title = new Label(texts.get("commands.group." + group.id()));
        title.getStyleClass().addAll("muted", "small");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        List<Line> lines = lines(group);
        for (int i = 0; i < lines.size(); i++) {
            Label key = new Label(lines.get(i).keys());
            key.getStyleClass().add("key");
            key.setMinWidth(Label.USE_PREF_SIZE);
            int column = 2 * (i / ROWS);
            grid.add(key, column, i % ROWS);
            grid.add(new Label(lines.get(i).does()), column + 1, i % ROWS);
        }
        VBox list = new VBox(title, grid);
        list.getStyleClass().add("keys-group");
        return list;
    }

    private List<Line> lines(CommandGroup group) {
        List<Line> lines = new ArrayList<>();
        registry.all().stream()
                .filter(command -> command.group() == group && !command.keys().isEmpty())
                .forEach(command -> lines.add(new Line(command.keyText(), command.title())));
        registry.hints().stream()
                .filter(hint -> hint.group() == group)
                .forEach(hint -> lines.add(new Line(hint.keys(), hint.title())));
        return lines;
    }

    private record Line(String keys, String does) {}
}
