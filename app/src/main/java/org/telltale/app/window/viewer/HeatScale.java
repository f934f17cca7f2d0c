package org.telltale.app.window.viewer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.telltale.viewers.image.ColourScale;

/** The colours of a map from its lowest to its highest value. */
final class HeatScale {
    private static final int STOPS = 16;

    private HeatScale() {}

    static Background background(ColourScale scale) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i <= STOPS; i++) {
            double share = (double) i / STOPS;
            stops.add(new Stop(share, scale.at(share)));
        }
        return Background.fill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
    }
}
