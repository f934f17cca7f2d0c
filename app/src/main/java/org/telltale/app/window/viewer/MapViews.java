package org.telltale.app.window.viewer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.ShownMap;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Overlays;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewLink;

/** Shows the chosen map over the picture or beside it, in a second viewer that goes along. */
final class MapViews {
    private final ImageViewer viewer;
    private final ImageViewer mapViewer;
    private final ViewerBar bar;
    private final MapBar mapBar;
    private final Comparing comparing;
    private final ObservableBooleanValue places;

    /**
     * Views of maps.
     *
     * @param places whether places in what the viewer shows are places in the picture
     */
    MapViews(
            ImageViewer viewer,
            ImageViewer mapViewer,
            ViewerBar bar,
            MapBar mapBar,
            Comparing comparing,
            ObservableBooleanValue places) {
        this.viewer = viewer;
        this.mapViewer = mapViewer;
        this.bar = bar;
        this.mapBar = mapBar;
        this.comparing = comparing;
        this.places = places;
    }

    /** Binds for as long as the views live. */
    void connect() {
        followEachOther();
        BooleanBinding shown = bar.on(Layer.HEAT);
        show(mapBar.root(), shown);
        // A map of frequencies has no place in the picture, so it never lies over it.
        BooleanBinding frequencies =
                Bindings.createBooleanBinding(
                        () -> showsFrequencies(mapBar.chosenProperty().get()),
                        mapBar.chosenProperty());
        BooleanBinding mapBeside = shown.and(mapBar.besideProperty().or(frequencies));
        show(mapViewer, mapBeside.or(comparing.besideProperty()));
        Overlays over = viewer.overlays();
        over.heatMapVisibleProperty().bind(shown.and(mapBar.besideProperty().not()).and(places));
        over.heatMapOpacityProperty().bind(mapBar.opacityProperty());
        over.colourScaleProperty().bind(mapBar.coloursProperty());
        over.heatMapProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> overPicture(mapBar.chosenProperty().get()),
                                mapBar.chosenProperty()));
        Overlays alone = mapViewer.overlays();
        alone.heatMapVisibleProperty().bind(comparing.besideProperty().not());
        alone.heatMapOpacityProperty().set(1);
        alone.colourScaleProperty().bind(mapBar.coloursProperty());
        alone.heatMapProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> alone(mapBar.chosenProperty().get()),
                                mapBar.chosenProperty(),
                                viewer.pictureProperty()));
        mapBar.chosenProperty().subscribe(map -> comparing.mapChanged());
        bar.on(Layer.COMPARE).subscribe(comparing::turn);
    }

    /** Whatever is done to one view is done to the other. */
    private void followEachOther() {
        ViewLink.join(viewer, mapViewer);
        mapViewer.pictureProperty().bind(viewer.pictureProperty());
        Overlays from = viewer.overlays();
        Overlays to = mapViewer.overlays();
        Bindings.bindContent(to.marks(), from.marks());
        Bindings.bindContent(to.lit(), from.lit());
        to.boxesVisibleProperty().bind(from.boxesVisibleProperty());
        to.regionsVisibleProperty().bind(from.regionsVisibleProperty());
        to.selectedMarkProperty().bindBidirectional(from.selectedMarkProperty());
        mapViewer.toolProperty().bind(viewer.toolProperty());
    }

    private static boolean showsFrequencies(@Nullable ShownMap map) {
        return map != null && map.source().showsFrequencies();
    }

    /** The map that may lie over the picture; null for none, or one that has no place in it. */
    static @Nullable HeatMap overPicture(@Nullable ShownMap map) {
        return map == null || showsFrequencies(map) ? null : map.colours();
    }

    /** The map for the view of its own: one of frequencies fills the picture's frame. */
    private @Nullable HeatMap alone(@Nullable ShownMap map) {
        Picture picture = viewer.pictureProperty().get();
        if (map == null || !showsFrequencies(map) || picture == null) {
            return map == null ? null : map.colours();
        }
        EvidenceMap source = map.source();
        return map.colours()
                .lying(
                        new EvidenceMap.Transform(
                                picture.width() / (double) source.width(),
                                picture.height() / (double) source.height(),
                                0,
                                0));
    }

    /** Shows a node only when told to, and leaves no gap otherwise. */
    static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
