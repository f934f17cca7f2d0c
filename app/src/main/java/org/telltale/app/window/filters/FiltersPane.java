package org.telltale.app.window.filters;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.filter.FilterKind;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.Filters;

/** The filters there are, the stack of those in use, and how the chosen one is set. */
final class FiltersPane {
    private final FiltersModel model;
    private final Runnable onClose;
    private final Texts texts;
    private final FilterSettingsPane settings;
    private final DateTimeFormatter times;
    private final Parent root;
    private int chosen = -1;

    @FXML private ListView<FilterKind<?>> catalogue;
    @FXML private ListView<FilterStack.Step> stack;
    @FXML private ScrollPane settingsScroll;
    @FXML private ProgressIndicator busy;
    @FXML private ToggleButton before;
    @FXML private Button up;
    @FXML private Button down;
    @FXML private Button remove;
    @FXML private TextField name;
    @FXML private Button keep;
    @FXML private MenuButton kept;

    FiltersPane(FiltersModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        this.texts = model.texts();
        this.settings = new FilterSettingsPane(model);
        this.times =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.language())
                        .withZone(ZoneId.systemDefault());
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    void focus() {
        catalogue.requestFocus();
    }

    @FXML
    void initialize() {
        settingsScroll.setContent(settings.root());
        catalogue.setCellFactory(list -> new CatalogueCell(texts, this::stackOn));
        catalogue.getItems().setAll(Filters.ALL);
        catalogue.setOnKeyPressed(this::chosenByKey);
        catalogue.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                tryOut();
            }
        });
        stack.setCellFactory(list -> new StepCell(model));
        stack.setItems(model.steps());
        stack.setOnKeyPressed(this::stackKey);
        stack.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> selected(index.intValue()));
        model.drawnProperty().subscribe(drawn -> settings.drawn());
        busy.visibleProperty().bind(model.busyProperty());
        model.steps().addListener((InvalidationListener) o -> changed());
        model.keepingProperty().subscribe(keeping -> changed());
        model.current().flatMap(OpenSession::stateProperty).subscribe(state -> changed());
        model.current().flatMap(OpenSession::keptFiltersProperty).subscribe(this::list);
        model.current().subscribe(session -> name.clear());
        model.current()
                .flatMap(OpenSession::pictureProperty)
                .subscribe(picture -> catalogue.setDisable(!hasPicture()));
        before.selectedProperty().bindBidirectional(model.beforeProperty());
        hold();
        changed();
    }

    private boolean hasPicture() {
        OpenSession session = model.current().getValue();
        return session != null && session.pictureProperty().get() instanceof PictureState.Shown;
    }

    /** The picture as it is shows while the mouse or the space bar is held down. */
    private void hold() {
        before.setOnMousePressed(e -> before.setSelected(true));
        before.setOnMouseReleased(e -> before.setSelected(false));
        before.setOnMouseExited(e -> {
            if (e.isPrimaryButtonDown()) {
                before.setSelected(false);
            }
        });
        before.addEventFilter(KeyEvent.KEY_PRESSED, e -> hold(e, true));
        before.addEventFilter(KeyEvent.KEY_RELEASED, e -> hold(e, false));
        before.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        before.setSelected(false);
                    }
                });
    }

    private void hold(KeyEvent event, boolean down) {
        if (event.getCode() == KeyCode.SPACE) {
            before.setSelected(down);
            event.consume();
        }
    }

    private void chosenByKey(KeyEvent event) {
        FilterKind<?> kind = catalogue.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && kind != null) {
            if (event.isShiftDown()) {
                stackOn(kind);
            } else {
                tryOut();
            }
            event.consume();
        }
    }

    /** The chosen filter in the place of the selected one. */
    private void tryOut() {
        FilterKind<?> kind = catalogue.getSelectionModel().getSelectedItem();
        if (kind != null) {
            select(model.replace(chosen, kind));
        }
    }

    private void stackOn(FilterKind<?> kind) {
        select(model.add(kind));
    }

    private void stackKey(KeyEvent event) {
        int index = stack.getSelectionModel().getSelectedIndex();
        if (index < 0) {
            return;
        }
        boolean taken = true;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> model.remove(index);
            case SPACE -> model.turn(index, !model.steps().get(index).on());
            case UP -> taken = moved(event, index, -1);
            case DOWN -> taken = moved(event, index, 1);
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean moved(KeyEvent event, int index, int direction) {
        if (event.isAltDown()) {
            select(model.move(index, direction));
        }
        return event.isAltDown();
    }

    private void select(int index) {
        chosen = index;
        stack.getSelectionModel().clearAndSelect(index);
        settings.show(index);
    }

    /** A list lets its selection go for a moment whenever a filter in it is set otherwise. */
    private void selected(int index) {
        if (index >= 0) {
            chosen = index;
            settings.show(index);
            enable();
        }
    }

    private void enable() {
        int last = model.steps().size() - 1;
        up.setDisable(chosen <= 0);
        down.setDisable(chosen < 0 || chosen >= last);
        remove.setDisable(chosen < 0 || chosen > last);
    }

    private void changed() {
        name.setPromptText(model.standardName());
        name.setDisable(!model.canKeep());
        keep.setDisable(!model.canKeep());
        before.setDisable(model.stack().active().isEmpty());
        int place = Math.min(chosen, model.steps().size() - 1);
        if (place != chosen || place != stack.getSelectionModel().getSelectedIndex()) {
            select(place);
        }
        enable();
    }

    @FXML
    void keep() {
        if (!keep.isDisabled()) {
            model.keep(name.getText().isBlank() ? model.standardName() : name.getText().strip());
            name.clear();
        }
    }

    @FXML
    void up() {
        select(model.move(chosen, -1));
    }

    @FXML
    void down() {
        select(model.move(chosen, 1));
    }

    @FXML
    void remove() {
        model.remove(chosen);
    }

    @FXML
    void close() {
        onClose.run();
    }

    private void list(@Nullable List<StoredSession.KeptFilters> stacks) {
        kept.getItems().clear();
        for (StoredSession.KeptFilters one :
                stacks == null ? List.<StoredSession.KeptFilters>of() : stacks) {
            MenuItem item =
                    new MenuItem(
                            texts.format(
                                    "filters.kept.one",
                                    one.name(),
                                    one.author(),
                                    times.format(one.time())));
            item.setMnemonicParsing(false);
            item.setOnAction(e -> {
                model.open(one);
                select(model.steps().size() - 1);
            });
            kept.getItems().add(item);
        }
        kept.setDisable(kept.getItems().isEmpty());
        kept.setText(texts.format("filters.kept", kept.getItems().size()));
    }
}
