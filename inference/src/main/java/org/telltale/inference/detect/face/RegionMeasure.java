package org.telltale.inference.detect.face;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one region. Immutable.
 *
 * @param noise standard deviation of the finest diagonal detail, grey levels
 * @param frequency root mean square spatial frequency, radians a pixel
 * @param chroma a* at equal luminance and b* at equal luminance
 * @param slope exponent of the power over the spatial frequency, about −2 in natural pictures; null
 *     where the region is too small for it
 * @param blocking steps across the lines of the 8×8 grid over steps elsewhere; null where the
 *     region is too small for it
 */
record RegionMeasure(
        double noise,
        double frequency,
        Chroma chroma,
        @Nullable Double slope,
        @Nullable Double blocking) {

    /**
     * Where a colour lies in the a*b* plane of CIELAB once its luminance is set to one fixed value.
     *
     * @param a green to red
     * @param b blue to yellow
     */
    record Chroma(double a, double b) {
        /** CIE 1976 colour difference; both have the same lightness. */
        double distance(Chroma other) {
            return Math.hypot(a - other.a, b - other.b);
        }

        /** Distance from grey. */
        double strength() {
            return Math.hypot(a, b);
        }
    }
}
