package org.telltale.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.telltale.app.window.settings.WindowSettings;

/** Toolbar, the three panes side by side, and files dropped anywhere on them. */
final class WindowFrame {
    private final WindowCommands commands;
    private final Workspace workspace;
    private final StackPane root;

    @FXML private BorderPane frame;
    @FXML private VBox top;
    @FXML private SplitPane split;
    @FXML private Menu recent;
    @FXML private VBox dropHint;

    WindowFrame(WindowCommands commands, Workspace workspace, Texts texts) {
        this.commands = commands;
        this.workspace = workspace;
        this.root = (StackPane) Fxml.load(this, texts);
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(e -> dropHint.setVisible(false));
        root.setOnDragDropped(this::dropped);
    }

    Parent root() {
        return root;
    }

    /** Puts the panes into their places. */
    void fill(Node banners, Node sheets, Parent left, Parent middle, Parent right, Node status) {
        top.getChildren().addAll(sheets, banners);
        split.getItems().setAll(left, middle, right);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        frame.setBottom(status);
        dividersTo(workspace.settingsProperty().get());
    }

    /** Positions of the dividers, 0 to 1. */
    List<Double> dividers() {
        return List.of(split.getDividerPositions()[0], split.getDividerPositions()[1]);
    }

    void dividersTo(WindowSettings settings) {
        split.setDividerPositions(settings.dividers().get(0), settings.dividers().get(1));
    }

    @FXML
    void initialize() {
        workspace.settingsProperty().subscribe(settings -> listRecent(settings.recent()));
    }

    @FXML
    void open() {
        commands.chooseFiles();
    }

    @FXML
    void openFolder() {
        commands.chooseFolder();
    }

    @FXML
    void export() {
        commands.toggleExport();
    }

    @FXML
    void packs() {
        commands.togglePacks();
    }

    @FXML
    void toggleTheme() {
        commands.toggleTheme();
    }

    @FXML
    void keys() {
        commands.toggleKeys();
    }

    private void listRecent(List<String> paths) {
        recent.getItems().clear();
        recent.setDisable(paths.isEmpty());
        for (String path : paths) {
            MenuItem item = new MenuItem(path);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> commands.open(List.of(Path.of(path))));
            recent.getItems().add(item);
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            dropHint.setVisible(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        dropHint.setVisible(false);
        if (board.hasFiles()) {
            commands.open(board.getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(board.hasFiles());
        event.consume();
    }
}
