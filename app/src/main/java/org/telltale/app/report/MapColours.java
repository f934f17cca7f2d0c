package org.telltale.app.report;

import javafx.scene.paint.Color;
import org.telltale.viewers.image.ColourScale;

/** The colours that the window gives maps. Immutable. */
final class MapColours {
    private final int[] rgb = new int[256];

    MapColours() {
        for (int grey = 0; grey < rgb.length; grey++) {
            Color colour = ColourScale.VIRIDIS.at(grey / 255.0);
            rgb[grey] =
                    byteOf(colour.getRed()) << 16
                            | byteOf(colour.getGreen()) << 8
                            | byteOf(colour.getBlue());
        }
    }

    int rgb(int grey) {
        return rgb[grey];
    }

    private static int byteOf(double share) {
        return (int) Math.round(255 * share);
    }
}
