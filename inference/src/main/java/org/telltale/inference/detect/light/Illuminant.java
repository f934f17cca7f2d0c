package org.telltale.inference.detect.light;

/**
 * Direction of an illuminant's colour in linear light. Only the direction has a meaning. Immutable.
 *
 * @param red above 0
 * @param green above 0
 * @param blue above 0
 */
record Illuminant(double red, double green, double blue) {
    Illuminant {
        if (!(red > 0 && green > 0 && blue > 0)) {
            throw new IllegalArgumentException("no light: " + red + ", " + green + ", " + blue);
        }
    }

    /** Angle between two, degrees: the angular error of colour constancy. */
    double angle(Illuminant other) {
        double cosine = dot(other) / Math.sqrt(dot(this) * other.dot(other));
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }

    /** The sum of both at equal strength. */
    Illuminant plus(Illuminant other) {
        double mine = 1 / Math.sqrt(dot(this));
        double theirs = 1 / Math.sqrt(other.dot(other));
        return new Illuminant(
                mine * red + theirs * other.red,
                mine * green + theirs * other.green,
                mine * blue + theirs * other.blue);
    }

    private double dot(Illuminant other) {
        return red * other.red + green * other.green + blue * other.blue;
    }
}
