package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.telltale.app.window.settings.WindowSettings;

/** Toolbar, the three panes side by side, and files dropped anywhere on them. */
final class WindowFrame {
    private final WindowCommands commands;
    private final Taking taking;
    private final Runnable palette;
    private final Workspace workspace;
    private final StackPane root;
    private List<Parent> panes = List.of();

    @FXML private BorderPane frame;
    @FXML private VBox top;
    @FXML private HBox toolbar;
    @FXML private SplitPane split;
    @FXML private Menu recent;
    @FXML private VBox dropHint;

    /**
     * An empty frame.
     *
     * @param taking takes what is dropped
     * @param palette opens the command palette
     */
    WindowFrame(
            WindowCommands commands,
            Taking taking,
            Runnable palette,
            Workspace workspace,
            Texts texts) {
        this.commands = commands;
        this.taking = taking;
        this.palette = palette;
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
    void fill(
            Parent banners,
            Parent sheets,
            Parent left,
            Parent middle,
            Parent right,
            Parent status) {
        panes = List.of(toolbar, sheets, banners, left, middle, right, status);
        top.getChildren().addAll(sheets, banners);
        split.getItems().setAll(left, middle, right);
        for (Parent pane : List.of(left, middle, right)) {
            if (pane instanceof Region region) {
                // Under a tall sheet a pane is cut at its lower end rather than pushed over it.
                region.setMinHeight(0);
            }
        }
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        frame.setBottom(status);
        dividersTo(workspace.settingsProperty().get());
    }

    /** Lays something over the panes, at a corner or edge; it is seen while it is visible. */
    void overlay(Parent pane, Pos where) {
        StackPane.setAlignment(pane, where);
        // Below the hint to drop, which covers everything.
        root.getChildren().add(root.getChildren().size() - 1, pane);
    }

    /** The panes that the focus can go to, in their order. */
    List<Parent> panes() {
        return panes;
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
    void filters() {
        commands.toggleFilters();
    }

    @FXML
    void find() {
        palette.run();
    }

    @FXML
    void paste() {
        taking.paste();
    }

    @FXML
    void settings() {
        commands.toggleSettings();
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
        // What is dragged within the window, such as text, is not for the desk.
        if (event.getGestureSource() == null && Taking.offers(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY);
            dropHint.setVisible(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        dropHint.setVisible(false);
        event.setDropCompleted(taking.take(event.getDragboard()));
        event.consume();
    }
}
