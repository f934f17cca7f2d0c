package org.telltale.app.window.viewer;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.ShownMap;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.viewers.image.ColourScale;

/** Which map is shown and how: the list of maps, its scale, beside the picture or over it. */
final class MapBar {
    private static final int ROWS = 10;

    private final Texts texts;
    private final MapName names;
    private final Parent root;

    @FXML private ComboBox<ShownMap> maps;
    @FXML private Tooltip mapsTip;
    @FXML private Label low;
    @FXML private Label high;
    @FXML private Region scale;
    @FXML private ComboBox<ColourScale> colours;
    @FXML private ToggleButton beside;
    @FXML private Slider opacity;

    MapBar(Texts texts) {
        this.texts = texts;
        this.names = new MapName(texts);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** The map chosen; null where there is none. */
    ReadOnlyObjectProperty<@Nullable ShownMap> chosenProperty() {
        return maps.valueProperty();
    }

    /** Whether the map stands beside the picture rather than over it. */
    BooleanProperty besideProperty() {
        return beside.selectedProperty();
    }

    /** Opacity of a map over the picture, 0 to 1. */
    DoubleProperty opacityProperty() {
        return opacity.valueProperty();
    }

    /** Colours of the map. */
    ObjectProperty<ColourScale> coloursProperty() {
        return colours.valueProperty();
    }

    @FXML
    void initialize() {
        maps.setConverter(names);
        maps.setCellFactory(list -> new MapCell(names));
        maps.setButtonCell(new ChosenCell(names));
        maps.setVisibleRowCount(ROWS);
        maps.setOnShown(e -> scrollToChosen());
        maps.valueProperty().subscribe(this::legend);
        colours.getItems().setAll(ColourScale.values());
        colours.setConverter(new ScaleName(texts));
        colours.setValue(ColourScale.VIRIDIS);
        colours.valueProperty()
                .subscribe(chosen -> scale.setBackground(HeatScale.background(chosen)));
        opacity.disableProperty().bind(beside.selectedProperty());
    }

    /** Maps to choose from; the first is chosen. */
    void offer(List<ShownMap> offered) {
        maps.getItems().setAll(offered);
        maps.setValue(offered.isEmpty() ? null : offered.getFirst());
    }

    /** Chooses the map of that digest; whether there is one. */
    boolean choose(@Nullable String sha256) {
        for (ShownMap map : maps.getItems()) {
            if (map.source().sha256().equals(sha256)) {
                maps.setValue(map);
                return true;
            }
        }
        return false;
    }

    /** Chooses the next map, or the one before. */
    void choose(int direction) {
        int count = maps.getItems().size();
        if (count > 0) {
            int at = maps.getItems().indexOf(maps.getValue());
            maps.setValue(maps.getItems().get(Math.floorMod(at + direction, count)));
        }
    }

    /** A long list opens where the chosen map is, with its heading above it. */
    private void scrollToChosen() {
        if (maps.getSkin() instanceof ComboBoxListViewSkin<?> skin
                && skin.getPopupContent() instanceof ListView<?> list) {
            list.scrollTo(Math.max(0, maps.getSelectionModel().getSelectedIndex() - ROWS / 2));
        }
    }

    private void legend(@Nullable ShownMap map) {
        if (map == null) {
            return;
        }
        EvidenceMap source = map.source();
        low.setText(texts.format("viewer.map.value", source.low()));
        high.setText(texts.format("viewer.map.value", source.high()));
        String range = texts.format("viewer.map.scale", source.low(), source.high(), source.unit());
        Tooltip.install(scale, new Tooltip(range));
        mapsTip.setText(texts.format("viewer.map.tip", map.detector(), names.toString(map), range));
    }

    /** The map chosen, on one line. */
    private static final class ChosenCell extends ListCell<ShownMap> {
        private final MapName names;

        ChosenCell(MapName names) {
            this.names = names;
        }

        @Override
        protected void updateItem(@Nullable ShownMap map, boolean empty) {
            super.updateItem(map, empty);
            setText(names.toString(empty ? null : map));
        }
    }
}
