package org.telltale.app.window.viewer;

import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import org.telltale.app.window.settings.ViewerSettings;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.viewers.image.ColourScale;

/** Sets the viewer's switches as they were left, and remembers them when they change. */
final class RememberedView {
    private final ViewerBar bar;
    private final MapBar maps;
    private final ObjectProperty<WindowSettings> settings;

    RememberedView(ViewerBar bar, MapBar maps, ObjectProperty<WindowSettings> settings) {
        this.bar = bar;
        this.maps = maps;
        this.settings = settings;
    }

    void connect() {
        ViewerSettings left = settings.get().viewer();
        for (Layer layer : Layer.values()) {
            bar.button(layer).setSelected(layer.isOn(left));
        }
        maps.coloursProperty()
                .set(
                        Arrays.stream(ColourScale.values())
                                .filter(scale -> scale.name().equals(left.scale()))
                                .findFirst()
                                .orElse(ColourScale.VIRIDIS));
        maps.opacityProperty().set(left.opacity());
        for (Layer layer : Layer.values()) {
            bar.button(layer).selectedProperty().subscribe((old, now) -> remember());
        }
        maps.coloursProperty().subscribe((old, now) -> remember());
        maps.opacityProperty().subscribe((old, now) -> remember());
    }

    private void remember() {
        settings.set(
                settings.get()
                        .withViewer(
                                new ViewerSettings(
                                        isOn(Layer.BOXES),
                                        isOn(Layer.MASKS),
                                        isOn(Layer.REGIONS),
                                        isOn(Layer.LINKS),
                                        isOn(Layer.LEGEND),
                                        isOn(Layer.MINIMAP),
                                        isOn(Layer.READ_OUTS),
                                        isOn(Layer.ALPHA),
                                        maps.coloursProperty().get().name(),
                                        maps.opacityProperty().get())));
    }

    private boolean isOn(Layer layer) {
        return bar.button(layer).isSelected();
    }
}
