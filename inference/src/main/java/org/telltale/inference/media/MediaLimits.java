package org.telltale.inference.media;

/**
 * Bounds that are checked against a file's header before anything is decoded. Immutable.
 *
 * @param maxPixels pixels of one picture, width times height
 * @param maxDecodedBytes memory that decoding is estimated to take
 */
public record MediaLimits(long maxPixels, long maxDecodedBytes) {
    /** 250 megapixels, 4 GiB. */
    public static final MediaLimits STANDARD = new MediaLimits(250_000_000L, 4L << 30);
}
