package org.telltale.inference.metadata;

/**
 * The EXIF orientation tag (0x0112, Exif 2.3): how stored rows and columns lie in the upright
 * picture.
 */
public enum Orientation {
    UPRIGHT(1),
    MIRRORED(2),
    ROTATED_180(3),
    FLIPPED(4),
    TRANSPOSED(5),
    ROTATED_90_CW(6),
    TRANSVERSED(7),
    ROTATED_90_CCW(8);

    private final int tag;

    Orientation(int tag) {
        this.tag = tag;
    }

    /** The tag's value, 1 to 8. */
    public int tag() {
        return tag;
    }

    /** Whether the upright picture's width is the stored height. */
    public boolean swapsAxes() {
        return tag >= 5;
    }

    /** Whether the stored picture's first corner lies at the upright picture's right edge. */
    public boolean fromRight() {
        return switch (this) {
            case MIRRORED, ROTATED_180, ROTATED_90_CW, TRANSVERSED -> true;
            case UPRIGHT, FLIPPED, TRANSPOSED, ROTATED_90_CCW -> false;
        };
    }

    /** Whether the stored picture's first corner lies at the upright picture's bottom edge. */
    public boolean fromBottom() {
        return switch (this) {
            case ROTATED_180, FLIPPED, TRANSVERSED, ROTATED_90_CCW -> true;
            case UPRIGHT, MIRRORED, TRANSPOSED, ROTATED_90_CW -> false;
        };
    }

    /** Whether the upright picture is a mirror image of the stored one, turned or not. */
    public boolean mirrored() {
        return switch (this) {
            case MIRRORED, FLIPPED, TRANSPOSED, TRANSVERSED -> true;
            case UPRIGHT, ROTATED_180, ROTATED_90_CW, ROTATED_90_CCW -> false;
        };
    }

    /** The orientation of a tag; anything but 1 to 8 is {@link #UPRIGHT}. */
    public static Orientation ofTag(int tag) {
        return tag < 1 || tag > 8 ? UPRIGHT : values()[tag - 1];
    }
}
