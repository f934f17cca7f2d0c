package org.telltale.app.window.inspector;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.SearchField;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.metadata.MetadataEntry;

/** Everything that the file says of itself, searchable. */
final class MetadataPane {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final MetadataRows rows;
    private final ObservableList<MetadataEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<MetadataEntry> shown = new FilteredList<>(entries);
    private final Parent root;

    @FXML private CustomTextField search;
    @FXML private TableView<MetadataEntry> table;
    @FXML private TableColumn<MetadataEntry, String> directory;
    @FXML private TableColumn<MetadataEntry, String> name;
    @FXML private TableColumn<MetadataEntry, String> value;

    MetadataPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.rows = new MetadataRows(texts);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        column(directory, MetadataEntry::directory);
        column(name, MetadataEntry::name);
        column(value, MetadataEntry::value);
        Label none = new Label(texts.get("metadata.none"));
        none.getStyleClass().add("empty-hint");
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setItems(shown);
        search.textProperty().subscribe(this::filter);
        SearchField.clearOnEscape(search);
        current.flatMap(OpenSession::probeProperty)
                .subscribe(probe ->
                        entries.setAll(
                                probe == null
                                        ? List.of()
                                        : rows.of(probe.media(), probe.metadata())));
        table.setOnKeyPressed(event -> {
            MetadataEntry chosen = table.getSelectionModel().getSelectedItem();
            if (COPY.match(event) && chosen != null) {
                ClipboardContent content = new ClipboardContent();
                content.putString(chosen.value());
                Clipboard.getSystemClipboard().setContent(content);
            }
        });
    }

    private void filter(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(entry ->
                wanted.isEmpty()
                        || (entry.directory() + " " + entry.name() + " " + entry.value())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    private static void column(
            TableColumn<MetadataEntry, String> column, Function<MetadataEntry, String> text) {
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        column.setCellFactory(c -> new TextCell<>());
    }
}
