package org.telltale.inference.filter;

/** What a parameter is counted in. */
public enum Unit {
    /** A plain number. */
    NONE,
    /** The JPEG quality of libjpeg, 1 to 100. */
    JPEG_QUALITY,
    /** Code values of 8 bits, 0 to 255. */
    GREY_LEVELS,
    /** Source pixels. */
    PIXELS,
    /** Times as much. */
    TIMES,
    /** Multiples of a standard deviation. */
    SIGMAS,
    /** Twenty times the decimal logarithm of an amplitude. */
    DECIBELS,
    /** Tiles along a side. */
    TILES,
    /** Halvings of the resolution. */
    SCALES
}
