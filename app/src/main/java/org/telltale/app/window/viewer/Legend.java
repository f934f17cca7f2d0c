package org.telltale.app.window.viewer;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import org.telltale.app.window.Texts;
import org.telltale.viewers.image.Mark;
import org.telltale.viewers.image.Overlays;
import org.telltale.viewers.image.PlaceLink;

/** What the colours over the picture mean, of those that show at the moment. */
final class Legend {
    private final Texts texts;
    private final Overlays overlays;
    private final VBox root = new VBox();

    Legend(Overlays overlays, Texts texts) {
        this.overlays = overlays;
        this.texts = texts;
        root.getStyleClass().add("legend");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.setMouseTransparent(true);
    }

    Node root() {
        return root;
    }

    /** Lists what shows. */
    void update() {
        Set<Mark.Kind> kinds = new LinkedHashSet<>();
        overlays.drawn().forEach(mark -> kinds.add(mark.kind()));
        root.getChildren().clear();
        for (Mark.Kind kind : Mark.Kind.values()) {
            if (kinds.contains(kind)) {
                add(kind.colour(), kind.dashed(), "viewer.legend." + kind);
            }
        }
        if (overlays.masksVisibleProperty().get() && !overlays.masks().isEmpty()) {
            add(Mark.Kind.SUSPECT.colour(), false, "viewer.legend.masks");
        }
        if (overlays.linksVisibleProperty().get() && !overlays.links().isEmpty()) {
            add(PlaceLink.COLOUR, false, "viewer.legend.links");
        }
        if (root.getChildren().isEmpty()) {
            root.getChildren().add(new Label(texts.get("viewer.legend.none")));
        }
    }

    private void add(Color colour, boolean dashed, String key) {
        Line sample = new Line(0, 0, 22, 0);
        sample.setStroke(colour);
        sample.setStrokeWidth(3);
        if (dashed) {
            sample.getStrokeDashArray().setAll(6.0, 4.0);
        }
        HBox row = new HBox(8, sample, new Label(texts.get(key)));
        row.getStyleClass().add("baseline-row");
        root.getChildren().add(row);
    }
}
