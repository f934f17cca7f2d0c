package org.telltale.app.window.sessions;

import atlantafx.base.controls.CustomTextField;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.FilePicker;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.SearchField;
import org.telltale.app.window.Texts;
import org.telltale.db.session.Curator;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionSummary;

/** The list of sessions with its search field and filters, or the bin. */
public final class SessionsPane {
    private static final Duration TYPING_PAUSE = Duration.millis(200);
    private static final int BELOW_SEARCH = 2;

    private final SessionsModel model;
    private final SessionActions actions;
    private final Thumbnails thumbnails;
    private final FilePicker picker;
    private final Consumer<SessionSummary> onOpen;
    private final Texts texts;
    private final FilterPane filters;
    private final SelectionBar selection;
    private final Parent root;
    private boolean refreshing;

    @FXML private VBox pane;
    @FXML private Label title;
    @FXML private CustomTextField search;
    @FXML private ToggleButton filter;
    @FXML private ListView<SessionSummary> list;
    @FXML private Label count;
    @FXML private MenuItem bin;
    @FXML private HBox binBar;
    @FXML private Button emptyBin;

    /**
     * A pane that shows the model's rows.
     *
     * @param onOpen told which session the user chose
     */
    public SessionsPane(
            SessionsModel model,
            SessionActions actions,
            Thumbnails thumbnails,
            FilePicker picker,
            Consumer<SessionSummary> onOpen,
            Texts texts) {
        this.model = model;
        this.actions = actions;
        this.thumbnails = thumbnails;
        this.picker = picker;
        this.onOpen = onOpen;
        this.texts = texts;
        this.filters = new FilterPane(model::filter, texts);
        this.selection = new SelectionBar(actions, model, picker, texts);
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

    /** Marks a session as the one on the desk; null for none. A selection of several stays. */
    public void select(@Nullable String id) {
        if (selected().size() > 1) {
            return;
        }
        refreshing = true;
        list.getSelectionModel().clearSelection();
        for (SessionSummary row : list.getItems()) {
            if (row.id().equals(id)) {
                list.getSelectionModel().select(row);
            }
        }
        refreshing = false;
        selection.show(selected());
    }

    @FXML
    void initialize() {
        pane.getChildren().add(selection.root());
        list.setCellFactory(view -> new SessionCell(thumbnails, this::moreBelow, texts));
        list.setPlaceholder(placeholder());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<SessionSummary>) change -> selectionChanged());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        model.rowsProperty().subscribe(this::show);
        model.listedProperty().subscribe(this::show);
        model.queryProperty().subscribe(this::show);
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

    /** One that is selected alone is opened; several are for the bar below. */
    private void selectionChanged() {
        if (refreshing) {
            return;
        }
        List<SessionSummary> now = selected();
        selection.show(now);
        if (now.size() == 1) {
            onOpen.accept(now.getFirst());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            model.all(() -> list.getSelectionModel().selectAll());
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && !model.queryProperty().get().inBin()) {
            actions.delete(selected());
            event.consume();
        } else if (event.getCode() == KeyCode.T && !isModified(event)) {
            // Here the letter is for tags, not for the picture; it acts when it is typed.
            event.consume();
        }
    }

    private static boolean isModified(KeyEvent event) {
        return event.isShiftDown()
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown();
    }

    /** When it was typed, not pressed: else the letter would land in the field that opens. */
    private void typed(KeyEvent event) {
        if (event.getCharacter().equalsIgnoreCase("t")) {
            selection.editTags();
            event.consume();
        }
    }

    private void moreBelow(SessionSummary shown) {
        List<SessionSummary> rows = list.getItems();
        // The last row is in sight, or about to be.
        if (!rows.isEmpty() && shown.equals(rows.getLast())) {
            model.more();
        }
    }

    private void show(List<SessionSummary> rows) {
        Set<String> chosen =
                selected().stream().map(SessionSummary::id).collect(Collectors.toSet());
        refreshing = true;
        list.getSelectionModel().clearSelection();
        list.getItems().setAll(rows);
        int[] kept = indices(rows, chosen);
        if (kept.length > 0) {
            list.getSelectionModel().selectIndices(kept[0], kept);
        }
        refreshing = false;
        selection.show(selected());
    }

    private static int[] indices(List<SessionSummary> rows, Set<String> ids) {
        return java.util.stream.IntStream.range(0, rows.size())
                .filter(i -> ids.contains(rows.get(i).id()))
                .toArray();
    }

    private void show(SessionsModel.Listed listed) {
        count.setText(listed.total() == 0 ? "" : texts.format("sessions.count", listed.total()));
        bin.setText(texts.format("sessions.bin-open", listed.binned()));
        emptyBin.setDisable(listed.binned() == 0);
        filters.offer(listed.tags().stream().map(Curator.TagUse::tag).toList());
    }

    private void show(SessionQuery query) {
        title.setText(texts.get(query.inBin() ? "sessions.bin" : "sessions.title"));
        list.setAccessibleText(title.getText());
        binBar.setVisible(query.inBin());
        binBar.setManaged(query.inBin());
        filter.setAccessibleText(
                texts.get(query.isFiltered() ? "sessions.filter.on" : "sessions.filter"));
        filter.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("filtering"), query.isFiltered());
    }

    @FXML
    void toggleFilter() {
        if (filter.isSelected()) {
            pane.getChildren().add(BELOW_SEARCH, filters.root());
            filters.focus();
        } else {
            pane.getChildren().remove(filters.root());
        }
    }

    @FXML
    void openBin() {
        list.getSelectionModel().clearSelection();
        model.showBin(true);
    }

    @FXML
    void closeBin() {
        list.getSelectionModel().clearSelection();
        model.showBin(false);
    }

    @FXML
    void emptyBin() {
        actions.askToEmptyBin();
    }

    @FXML
    void findMedia() {
        Path folder = picker.openFolder(texts.get("sessions.find"));
        if (folder != null) {
            thumbnails.lookAgain();
            list.refresh();
            actions.findMedia(folder);
        }
    }

    @FXML
    void importArchive() {
        picker.openFiles(texts.get("sessions.import")).forEach(actions::importArchive);
    }

    private List<SessionSummary> selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private Label placeholder() {
        Label label = new Label();
        label.getStyleClass().add("empty-hint");
        label.setWrapText(true);
        label.textProperty().bind(model.queryProperty().map(this::nothing));
        return label;
    }

    private String nothing(SessionQuery query) {
        if (!query.text().isEmpty()) {
            return texts.format("sessions.none", query.text());
        }
        if (query.isFiltered()) {
            return texts.get("sessions.none-filtered");
        }
        return texts.get(query.inBin() ? "sessions.bin-empty" : "sessions.empty");
    }
}
