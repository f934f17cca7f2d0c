package org.telltale.inference.detect.face;

/**
 * The cues of a facial region. Ratios are above 1 where the region has more of it than what it is
 * compared with, below 1 where it has less.
 */
enum ConsistencyCue {
    NOISE_MIRROR("noise-ratio-mirror", true, Kind.NOISE),
    NOISE_FACE("noise-ratio-face", false, Kind.NOISE),
    SHARPNESS_MIRROR("sharpness-ratio-mirror", true, Kind.SHARPNESS),
    SHARPNESS_FACE("sharpness-ratio-face", false, Kind.SHARPNESS),
    COLOUR_MIRROR("colour-distance-mirror", true, Kind.COLOUR),
    COLOUR_FACE("colour-distance-face", false, Kind.COLOUR);

    private final String cueName;
    private final boolean mirror;
    private final Kind kind;

    ConsistencyCue(String cueName, boolean mirror, Kind kind) {
        this.cueName = cueName;
        this.mirror = mirror;
        this.kind = kind;
    }

    /** Name in results and reference ranges. */
    String cueName() {
        return cueName;
    }

    /** Whether the other side is the mirrored region; else it is the rest of the face. */
    boolean mirror() {
        return mirror;
    }

    /** What is measured. */
    Kind kind() {
        return kind;
    }

    /** Unit of the value. */
    String unit() {
        return kind == Kind.COLOUR ? "ΔE" : "ratio";
    }

    /** A property of the region; two cues of one kind are not independent of each other. */
    enum Kind {
        NOISE,
        SHARPNESS,
        COLOUR
    }
}
