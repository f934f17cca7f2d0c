package org.telltale.app.window.viewer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.ShownMap;

/** A map in the list, below the heading of its group where it is the first of it. */
final class MapCell extends ListCell<ShownMap> {
    private final MapName names;
    private final Label heading = new Label();
    private final Label name = new Label();
    private final VBox lines = new VBox(heading, name);

    MapCell(MapName names) {
        this.names = names;
        heading.getStyleClass().addAll("muted", "small", "map-group");
        getStyleClass().add("map-cell");
    }

    @Override
    protected void updateItem(@Nullable ShownMap map, boolean empty) {
        super.updateItem(map, empty);
        if (empty || map == null) {
            setGraphic(null);
            return;
        }
        int above = getIndex() - 1;
        boolean first =
                above < 0
                        || above >= getListView().getItems().size()
                        || !names.group(getListView().getItems().get(above))
                                .equals(names.group(map));
        heading.setText(names.group(map));
        heading.setVisible(first);
        heading.setManaged(first);
        name.setText(names.toString(map));
        setGraphic(lines);
    }
}
