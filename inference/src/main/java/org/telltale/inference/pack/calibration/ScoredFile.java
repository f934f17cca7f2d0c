package org.telltale.inference.pack.calibration;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;

/**
 * What a pack said of one file. Immutable.
 *
 * @param media the file
 * @param raw its highest raw score, as its detector counts it
 * @param jpegQuality estimated, 1 to 100; null where it is no JPEG
 */
public record ScoredFile(Media media, double raw, @Nullable Integer jpegQuality) {}
