package org.telltale.app.window.inspector;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
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
import org.telltale.inference.media.Probe;

/**
 * Everything that the file says of itself, by source, searchable and to be copied. Asked for, what
 * is unusual comes first, each with the rule that it meets.
 */
final class MetadataPane {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_ROW =
            new KeyCodeCombination(
                    KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /** Longer values are read by copying them. */
    private static final int MOST_SHOWN = 400;

    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final MetadataRows rows;
    private final ObservableList<MetadataRow> entries = FXCollections.observableArrayList();
    private final FilteredList<MetadataRow> shown = new FilteredList<>(entries);
    private final Parent root;

    @FXML private CustomTextField search;
    @FXML private CheckBox unusual;
    @FXML private Label count;
    @FXML private TableView<MetadataRow> table;
    @FXML private TableColumn<MetadataRow, String> directory;
    @FXML private TableColumn<MetadataRow, String> name;
    @FXML private TableColumn<MetadataRow, String> value;
    @FXML private TableColumn<MetadataRow, String> why;
    @FXML private Label rule;

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
        column(directory, row -> row.entry().directory());
        column(name, row -> row.entry().name());
        column(value, row -> row.entry().value());
        column(why, this::why);
        why.setCellFactory(c -> new TextCell<>(this::rule));
        Label none = new Label(texts.get("metadata.none"));
        none.getStyleClass().add("empty-hint");
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setItems(shown);
        search.textProperty().subscribe(this::filter);
        SearchField.clearOnEscape(search);
        unusual.selectedProperty().subscribe(on -> show());
        current.flatMap(OpenSession::probeProperty).subscribe(probe -> show());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> explain(row));
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copyValue();
            } else if (COPY_ROW.match(event)) {
                copyRow();
            }
        });
    }

    @FXML
    void copyValue() {
        MetadataRow chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            copy(chosen.entry().value());
        }
    }

    @FXML
    void copyRow() {
        MetadataRow chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            copy(chosen.text());
        }
    }

    /** What is listed now, a line an entry, its parts set apart by tabs. */
    @FXML
    void copyAll() {
        copy(shown.stream().map(MetadataRow::text).collect(Collectors.joining("\n")));
    }

    private void show() {
        OpenSession session = current.getValue();
        Probe probe = session == null ? null : session.probeProperty().get();
        List<MetadataRow> all =
                probe == null ? List.of() : rows.of(probe.media(), probe.metadata());
        long odd = all.stream().filter(row -> row.rule() != null).count();
        entries.setAll(unusual.isSelected() ? MetadataRow.unusualFirst(all) : all);
        count.setText(texts.format("metadata.unusual.count", odd));
        why.setVisible(unusual.isSelected());
        explain(null);
    }

    private void explain(@Nullable MetadataRow row) {
        rule.setText(
                row != null
                        ? texts.format(
                                "metadata.chosen",
                                row.entry().name(),
                                shortened(row.entry().value()),
                                rule(row))
                        : unusual.isSelected() ? texts.get("metadata.rules") : "");
        rule.setVisible(!rule.getText().isEmpty());
        rule.setManaged(rule.isVisible());
    }

    private static String shortened(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    }

    private String why(MetadataRow row) {
        return row.rule() == null ? "" : texts.get("metadata.rule." + row.rule());
    }

    private String rule(MetadataRow row) {
        return row.rule() == null
                ? ""
                : texts.format("metadata.rule.long." + row.rule(), row.entry().name());
    }

    private void filter(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(
                row -> wanted.isEmpty() || row.text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void column(
            TableColumn<MetadataRow, String> column, Function<MetadataRow, String> text) {
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        column.setCellFactory(c -> new TextCell<>());
    }
}
