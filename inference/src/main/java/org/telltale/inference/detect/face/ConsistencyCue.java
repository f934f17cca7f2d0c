package org.telltale.inference.detect.face;

/**
 * The cues of a face. Ratios are above 1, and differences above 0, where the place has more of it
 * than what it is compared with.
 */
enum ConsistencyCue {
    NOISE_MIRROR("noise-ratio-mirror", Against.MIRRORED_REGION, Kind.NOISE),
    NOISE_FACE("noise-ratio-face", Against.REST_OF_FACE, Kind.NOISE),
    SHARPNESS_MIRROR("sharpness-ratio-mirror", Against.MIRRORED_REGION, Kind.SHARPNESS),
    SHARPNESS_FACE("sharpness-ratio-face", Against.REST_OF_FACE, Kind.SHARPNESS),
    COLOUR_MIRROR("colour-distance-mirror", Against.MIRRORED_REGION, Kind.COLOUR),
    COLOUR_FACE("colour-distance-face", Against.REST_OF_FACE, Kind.COLOUR),
    SPECTRUM_MIRROR("spectrum-slope-difference-mirror", Against.MIRRORED_REGION, Kind.SPECTRUM),
    SPECTRUM_FACE("spectrum-slope-difference-face", Against.REST_OF_FACE, Kind.SPECTRUM),
    BLOCKING_MIRROR("blocking-ratio-mirror", Against.MIRRORED_REGION, Kind.BLOCKING),
    BLOCKING_FACE("blocking-ratio-face", Against.REST_OF_FACE, Kind.BLOCKING),
    BOUNDARY_NOISE("boundary-noise-ratio", Against.INSIDE_AND_OUTSIDE, Kind.NOISE),
    BOUNDARY_SHARPNESS("boundary-sharpness-ratio", Against.INSIDE_AND_OUTSIDE, Kind.SHARPNESS),
    BOUNDARY_COLOUR("boundary-colour-step", Against.INSIDE_AND_OUTSIDE, Kind.COLOUR);

    private final String cueName;
    private final Against against;
    private final Kind kind;

    ConsistencyCue(String cueName, Against against, Kind kind) {
        this.cueName = cueName;
        this.against = against;
        this.kind = kind;
    }

    /** Name in results and reference ranges. */
    String cueName() {
        return cueName;
    }

    /** What the place is compared with. */
    Against against() {
        return against;
    }

    /** What is measured. */
    Kind kind() {
        return kind;
    }

    /** Unit of the value. */
    String unit() {
        return kind.scale.unit;
    }

    /** How far a value lies from equality, on a scale where steps to either side are alike. */
    double departure(double value) {
        return Math.abs(kind.scale.even(value));
    }

    /**
     * Distance of a value from the middle of a range in half widths of it: 0 in its middle, 1 at
     * its ends, above 1 outside.
     */
    double excess(double value, double low, double high) {
        if (kind.scale == Scale.DISTANCE) {
            return value / high;
        }
        double least = kind.scale.even(low);
        double most = kind.scale.even(high);
        return Math.abs(kind.scale.even(value) - (least + most) / 2) / ((most - least) / 2);
    }

    /** The other side of a comparison. */
    enum Against {
        MIRRORED_REGION,
        REST_OF_FACE,
        /** Of the face's outline: what lies just inside it and just outside. */
        INSIDE_AND_OUTSIDE
    }

    /** A property of the region; two cues of one kind are not independent of each other. */
    enum Kind {
        NOISE(Scale.RATIO),
        SHARPNESS(Scale.RATIO),
        COLOUR(Scale.DISTANCE),
        SPECTRUM(Scale.DIFFERENCE),
        BLOCKING(Scale.RATIO);

        private final Scale scale;

        Kind(Scale scale) {
            this.scale = scale;
        }
    }

    /** What a value counts. */
    private enum Scale {
        RATIO("ratio"),
        /** Of exponents: of the power over the frequency. */
        DIFFERENCE("exponent"),
        DISTANCE("ΔE");

        private final String unit;

        Scale(String unit) {
            this.unit = unit;
        }

        double even(double value) {
            return this == RATIO ? Math.log(value) : value;
        }
    }
}
