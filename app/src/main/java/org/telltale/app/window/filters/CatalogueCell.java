package org.telltale.app.window.filters;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.inference.filter.FilterKind;

/** A filter that is offered, below the heading of its group where it is the first of it. */
final class CatalogueCell extends ListCell<FilterKind<?>> {
    private final Texts texts;
    private final Label heading = new Label();
    private final Label name = new Label();
    private final Button add = new Button(null, new FontIcon("mdoal-add"));
    private final VBox lines;

    /**
     * A cell.
     *
     * @param onAdd told when the filter is to be put on top of the others
     */
    CatalogueCell(Texts texts, Consumer<FilterKind<?>> onAdd) {
        this.texts = texts;
        heading.getStyleClass().addAll("muted", "small", "filter-group");
        name.setMinWidth(0);
        add.getStyleClass().addAll("flat", "button-icon", "small-icon");
        add.setFocusTraversable(false);
        add.setTooltip(new Tooltip(texts.get("filters.add.tip")));
        add.setOnAction(e -> {
            FilterKind<?> kind = getItem();
            if (kind != null) {
                onAdd.accept(kind);
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(name, gap, add);
        row.getStyleClass().add("filter-row");
        lines = new VBox(heading, row);
        getStyleClass().add("filter-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FilterKind<?> kind, boolean empty) {
        super.updateItem(kind, empty);
        if (empty || kind == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        int above = getIndex() - 1;
        boolean first = above < 0 || getListView().getItems().get(above).group() != kind.group();
        heading.setText(texts.get("group." + kind.group().key()));
        heading.setVisible(first);
        heading.setManaged(first);
        name.setText(texts.get("filter." + kind.id()));
        add.setAccessibleText(texts.format("filters.add", name.getText()));
        setTooltip(new Tooltip(texts.get("filter." + kind.id() + ".shows")));
        setGraphic(lines);
    }
}
