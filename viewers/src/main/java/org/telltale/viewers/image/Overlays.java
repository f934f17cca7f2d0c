package org.telltale.viewers.image;

import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** What lies over a viewer's picture, and which of it shows. For the JavaFX thread only. */
public final class Overlays {
    private final ObjectProperty<@Nullable HeatMap> heatMap = new SimpleObjectProperty<>();
    private final ObjectProperty<ColourScale> colourScale =
            new SimpleObjectProperty<>(ColourScale.VIRIDIS);
    private final DoubleProperty heatMapOpacity = new SimpleDoubleProperty(0.6);
    private final BooleanProperty heatMapVisible = new SimpleBooleanProperty();
    private final BooleanProperty boxesVisible = new SimpleBooleanProperty(true);
    private final BooleanProperty regionsVisible = new SimpleBooleanProperty();
    private final BooleanProperty masksVisible = new SimpleBooleanProperty();
    private final BooleanProperty linksVisible = new SimpleBooleanProperty();
    private final ObservableList<Mark> marks = FXCollections.observableArrayList();
    private final ObservableList<MaskLayer> masks = FXCollections.observableArrayList();
    private final ObservableList<PlaceLink> links = FXCollections.observableArrayList();
    private final ObservableSet<String> lit = FXCollections.observableSet();
    private final ObjectProperty<@Nullable String> selectedMark = new SimpleObjectProperty<>();

    Overlays() {}

    /** The map drawn over the picture; null for none. */
    public ObjectProperty<@Nullable HeatMap> heatMapProperty() {
        return heatMap;
    }

    /** Colours of the map. */
    public ObjectProperty<ColourScale> colourScaleProperty() {
        return colourScale;
    }

    /** Opacity of the map, 0 to 1. */
    public DoubleProperty heatMapOpacityProperty() {
        return heatMapOpacity;
    }

    /** Whether the map shows. */
    public BooleanProperty heatMapVisibleProperty() {
        return heatMapVisible;
    }

    /** Whether findings and faces show. */
    public BooleanProperty boxesVisibleProperty() {
        return boxesVisible;
    }

    /** Whether facial regions show. */
    public BooleanProperty regionsVisibleProperty() {
        return regionsVisible;
    }

    /** Whether the shapes of regions show. */
    public BooleanProperty masksVisibleProperty() {
        return masksVisible;
    }

    /** Whether places that go together are joined by lines. */
    public BooleanProperty linksVisibleProperty() {
        return linksVisible;
    }

    /** Everything that may be drawn as a box. */
    public ObservableList<Mark> marks() {
        return marks;
    }

    /** Shapes of regions. */
    public ObservableList<MaskLayer> masks() {
        return masks;
    }

    /** Places that go together. */
    public ObservableList<PlaceLink> links() {
        return links;
    }

    /** Ids of marks that are emphasised, and shown whatever the switches say. */
    public ObservableSet<String> lit() {
        return lit;
    }

    /** Id of the mark that the reader selected; null for none. */
    public ObjectProperty<@Nullable String> selectedMarkProperty() {
        return selectedMark;
    }

    /** Selects the next or the previous of the marks that show; the keyboard's way to a box. */
    public void selectNext(int direction) {
        List<String> ids = drawn().stream().map(Mark::id).toList();
        if (ids.isEmpty()) {
            return;
        }
        int at = ids.indexOf(selectedMark.get());
        int next = at < 0 ? (direction > 0 ? 0 : ids.size() - 1) : at + direction;
        selectedMark.set(ids.get(Math.floorMod(next, ids.size())));
    }

    /** The marks that show, in drawing order. */
    public List<Mark> drawn() {
        return filter().drawn(marks);
    }

    /** The shapes that show: all, or those of marks that are lit. */
    List<MaskLayer> drawnMasks() {
        return masks.stream()
                .filter(mask -> masksVisible.get() || lit.contains(mask.id()))
                .toList();
    }

    /** The lines that show: all, or those of marks that are lit. */
    List<PlaceLink> drawnLinks() {
        return links.stream().filter(link -> linksVisible.get() || link.joinsAny(lit)).toList();
    }

    MarkFilter filter() {
        return new MarkFilter(boxesVisible.get(), regionsVisible.get(), Set.copyOf(lit));
    }

    /** Tells when what is part of the picture's pixels changed. */
    void onPixels(InvalidationListener listener) {
        for (Observable part :
                List.of(
                        heatMap,
                        colourScale,
                        heatMapOpacity,
                        heatMapVisible,
                        masks,
                        masksVisible,
                        lit)) {
            part.addListener(listener);
        }
    }

    /** Tells when what is drawn above changed. */
    void onMarks(InvalidationListener listener) {
        for (Observable part :
                List.of(marks, lit, boxesVisible, regionsVisible, links, linksVisible)) {
            part.addListener(listener);
        }
    }
}
