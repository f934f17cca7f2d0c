package org.telltale.app.window.settings;

/**
 * What the viewer shows over a picture and beside it. Immutable.
 *
 * @param boxes findings and faces
 * @param masks shapes of regions
 * @param regions facial regions
 * @param links lines between copied places
 * @param legend what the colours mean
 * @param minimap the whole picture, small, while a part of it is shown
 * @param readOuts the panel of pixel values and measurements
 * @param alpha whether transparency is shown
 * @param scale name of the colours of maps
 * @param opacity of maps, 0 to 1
 */
public record ViewerSettings(
        boolean boxes,
        boolean masks,
        boolean regions,
        boolean links,
        boolean legend,
        boolean minimap,
        boolean readOuts,
        boolean alpha,
        String scale,
        double opacity) {
    /** At the first start. */
    public static final ViewerSettings FIRST =
            new ViewerSettings(true, false, false, true, false, true, false, true, "VIRIDIS", 0.6);

    public ViewerSettings {
        opacity = opacity >= 0 && opacity <= 1 ? opacity : 0.6;
    }
}
