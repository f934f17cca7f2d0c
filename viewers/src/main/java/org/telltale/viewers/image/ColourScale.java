package org.telltale.viewers.image;

import javafx.scene.paint.Color;

/**
 * A scale of colours for a measurement. Each rises evenly, so that it reads the same with the
 * common kinds of colour blindness and in grey. The tables are matplotlib's; authors and licences
 * stand in {@code colour-scales.txt} beside this class.
 */
public enum ColourScale {
    /** From dark violet over green to yellow. */
    VIRIDIS,
    /** From dark blue over grey to yellow; made for colour-blind readers. */
    CIVIDIS,
    /** From black over purple to pale yellow. */
    MAGMA,
    /** From black over red to pale yellow. */
    INFERNO,
    /** From black to white, as the map is stored. */
    GREY;

    private final int[] argb = ScaleTables.of(name());

    /** The colour of a share of the scale, 0 to 1. */
    public Color at(double share) {
        int colour = argb[(int) Math.round(255 * Math.clamp(share, 0, 1))];
        return Color.rgb(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    }

    /** The opaque ARGB of a grey level, 0 to 255. */
    int argb(int grey) {
        return argb[grey];
    }
}
