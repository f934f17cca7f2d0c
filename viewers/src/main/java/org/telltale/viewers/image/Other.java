package org.telltale.viewers.image;

import java.util.Objects;

/** What a picture is compared with, in the place of the picture. Immutable. */
public sealed interface Other {
    /**
     * Another picture, its top left corner on that of the first.
     *
     * @param picture as it is
     * @param size pixels of the first picture that one of its pixels takes
     */
    record OfPicture(Picture picture, double size) implements Other {
        public OfPicture {
            Objects.requireNonNull(picture);
            if (!(size > 0)) {
                throw new IllegalArgumentException("size " + size);
            }
        }
    }

    /**
     * The picture below a map that lets nothing through.
     *
     * @param map in the colours of the viewer
     */
    record OfMap(HeatMap map) implements Other {
        public OfMap {
            Objects.requireNonNull(map);
        }
    }
}
