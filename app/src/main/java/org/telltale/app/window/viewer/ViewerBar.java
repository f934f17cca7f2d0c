package org.telltale.app.window.viewer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Turn;

/** The buttons above the picture: zoom and turn, what is shown, what the mouse does. */
final class ViewerBar {
    private final Texts texts;
    private final Map<Layer, ToggleButton> layers = new EnumMap<>(Layer.class);
    private final Map<MouseTool, ToggleButton> tools = new EnumMap<>(MouseTool.class);
    // Kept, since a binding that nobody holds is collected and tells no one.
    private final Map<Layer, BooleanBinding> on = new EnumMap<>(Layer.class);
    private final Label zoom = new Label();
    private final Label pointer = new Label();
    private final VBox root = new VBox();

    ViewerBar(ImageViewer viewer, Texts texts) {
        this.texts = texts;
        zoom.getStyleClass().add("zoom-label");
        zoom.setMinWidth(48);
        pointer.getStyleClass().addAll("muted", "small", "pointer-label");
        for (Layer layer : Layer.values()) {
            ToggleButton button =
                    decorate(new ToggleButton(), "viewer.layer." + layer, layer.icon());
            layers.put(layer, button);
            on.put(layer, button.selectedProperty().and(button.disabledProperty().not()));
        }
        ToggleGroup group = new ToggleGroup();
        for (MouseTool tool : MouseTool.values()) {
            ToggleButton button = decorate(new ToggleButton(), "viewer.tool." + tool, tool.icon());
            button.setToggleGroup(group);
            tools.put(tool, button);
        }
        group.selectedToggleProperty()
                .subscribe(now -> {
                    // One is always active: pressed again, it stays.
                    if (now == null) {
                        button(MouseTool.HAND).setSelected(true);
                    }
                });
        button(MouseTool.HAND).setSelected(true);
        root.getChildren().addAll(moving(viewer), measuring());
    }

    private HBox moving(ImageViewer viewer) {
        HBox row = row();
        row.getChildren()
                .addAll(
                        action("viewer.zoom-out", "mdomz-zoom_out", viewer::zoomOut),
                        zoom,
                        action("viewer.zoom-in", "mdomz-zoom_in", viewer::zoomIn),
                        action("viewer.fit", "mdoal-fullscreen", viewer::fit),
                        action("viewer.fill", "mdoal-aspect_ratio", viewer::fill),
                        action("viewer.one-to-one", "mdoal-looks_one", viewer::oneToOne),
                        action(
                                "viewer.turn",
                                "mdomz-rotate_right",
                                () -> viewer.turn(Turn.CLOCKWISE)),
                        action("viewer.mirror", "mdoal-flip", () -> viewer.turn(Turn.MIRRORED)),
                        new Separator(Orientation.VERTICAL));
        for (Layer layer :
                List.of(Layer.BOXES, Layer.MASKS, Layer.REGIONS, Layer.LINKS, Layer.HEAT)) {
            row.getChildren().add(button(layer));
        }
        return row;
    }

    private HBox measuring() {
        HBox row = row();
        for (MouseTool tool : MouseTool.values()) {
            row.getChildren().add(button(tool));
        }
        row.getChildren().add(new Separator(Orientation.VERTICAL));
        for (Layer layer :
                List.of(Layer.COMPARE, Layer.READ_OUTS, Layer.LEGEND, Layer.MINIMAP, Layer.ALPHA)) {
            row.getChildren().add(button(layer));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row.getChildren().addAll(gap, pointer);
        return row;
    }

    private static HBox row() {
        HBox row = new HBox();
        row.getStyleClass().addAll("tool-row", "viewer-row");
        return row;
    }

    Parent root() {
        return root;
    }

    /** The zoom, in words. */
    Label zoom() {
        return zoom;
    }

    /** What is under the cursor, in words. */
    Label pointer() {
        return pointer;
    }

    ToggleButton button(Layer layer) {
        return Objects.requireNonNull(layers.get(layer));
    }

    ToggleButton button(MouseTool tool) {
        return Objects.requireNonNull(tools.get(tool));
    }

    /** Whether that layer is switched on and there is something to show. */
    BooleanBinding on(Layer layer) {
        return Objects.requireNonNull(on.get(layer));
    }

    /** Whether there is a picture to do anything with. */
    void enable(boolean picture) {
        for (Node row : root.getChildren()) {
            for (Node child : ((HBox) row).getChildren()) {
                if (child instanceof ButtonBase && !child.equals(button(Layer.HEAT))) {
                    child.setDisable(!picture);
                }
            }
        }
    }

    private Button action(String key, String icon, Runnable run) {
        Button button = decorate(new Button(), key, icon);
        button.setOnAction(e -> run.run());
        return button;
    }

    private <T extends ButtonBase> T decorate(T button, String key, String icon) {
        button.getStyleClass().addAll("flat", "button-icon");
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key + ".tip")));
        button.setId(key.substring(key.indexOf('.') + 1).replace('.', '-'));
        return button;
    }
}
