package org.telltale.inference.detect.light;

/** The cues of the light on a face. All grow with disagreement, save the last. */
enum LightCue {
    SURROUNDINGS("illuminant-angle-surroundings", "°"),
    OTHER_FACES("illuminant-angle-faces", "°"),
    HIGHLIGHT_OFFSET("corneal-highlight-offset", "iris radii"),
    HIGHLIGHT_OVERLAP("corneal-highlight-overlap", "IoU");

    private final String cueName;
    private final String unit;

    LightCue(String cueName, String unit) {
        this.cueName = cueName;
        this.unit = unit;
    }

    String cueName() {
        return cueName;
    }

    String unit() {
        return unit;
    }
}
