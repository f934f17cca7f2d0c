package org.telltale.inference.detect.light;

import org.jspecify.annotations.Nullable;

/**
 * Estimates the colour of the light on some pixels by the first-order Grey-Edge hypothesis: the
 * mean difference between neighbouring surfaces is grey under white light (van de Weijer, Gevers
 * and Gijsenij 2007; Minkowski norm 1). Derivatives are Sobel's, in linear light, beside no
 * saturated pixel. A material of strong colour breaks the hypothesis, skin too; two estimates on
 * skin share most of that error. Used by one thread.
 */
final class GreyEdge {
    /** Pixels below which nothing is estimated. */
    private static final int LEAST_PIXELS = 200;

    /** Mean derivative in each channel below which only noise is left, as a fraction of white. */
    private static final double LEAST_EDGE = 5e-4;

    private final LinearColours colours;
    private final double[] sum = new double[3];
    private int count;

    GreyEdge(LinearColours colours) {
        this.colours = colours;
    }

    /** Adds a pixel that has neighbours on all sides; one beside a saturated pixel is left out. */
    void add(int x, int y) {
        if (colours.isClippedAround(x, y)) {
            return;
        }
        for (int channel = 0; channel < 3; channel++) {
            sum[channel] += Math.hypot(across(channel, x, y), down(channel, x, y));
        }
        count++;
    }

    /** The estimate; null where there are too few pixels or no edges among them. */
    @Nullable Illuminant illuminant() {
        for (double edges : sum) {
            if (count < LEAST_PIXELS || edges < LEAST_EDGE * count) {
                return null;
            }
        }
        return new Illuminant(sum[2], sum[1], sum[0]);
    }

    private double across(int channel, int x, int y) {
        return (line(channel, x + 1, y, 0, 1) - line(channel, x - 1, y, 0, 1)) / 8;
    }

    private double down(int channel, int x, int y) {
        return (line(channel, x, y + 1, 1, 0) - line(channel, x, y - 1, 1, 0)) / 8;
    }

    private double line(int channel, int x, int y, int dx, int dy) {
        return colours.at(channel, x - dx, y - dy)
                + 2 * colours.at(channel, x, y)
                + colours.at(channel, x + dx, y + dy);
    }
}
