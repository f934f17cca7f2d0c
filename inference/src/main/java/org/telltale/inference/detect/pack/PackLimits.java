package org.telltale.inference.detect.pack;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.pack.PackConditions;
import org.telltale.inference.reason.Reason;

/** Whether a picture lies within what a pack, or its calibration, was made for. Immutable. */
record PackLimits(PackConditions conditions) {
    /** Faces of a picture that packs look at; a hostile one may show thousands. */
    static final int MOST_FACES = 64;

    /** Why not; null where it does. */
    @Nullable Reason outside(Media media, Metadata metadata) {
        if (!conditions.formats().isEmpty() && !conditions.formats().contains(media.format())) {
            return Reason.of(
                    "pack-detector.format",
                    media.format(),
                    String.join(", ", conditions.formats()));
        }
        Media.PictureSize size = media.picture();
        if (size == null) {
            return Reason.of("pack-detector.no-picture");
        }
        String shown = size.width() + " × " + size.height();
        if (below(Math.min(size.width(), size.height()), conditions.minSide())
                || below(size.pixels(), conditions.minPixels())) {
            return Reason.of("pack-detector.small", shown);
        }
        Long most = conditions.maxPixels();
        if (most != null && size.pixels() > most) {
            return Reason.of("pack-detector.large", shown);
        }
        return quality(metadata);
    }

    private @Nullable Reason quality(Metadata metadata) {
        JpegStructure jpeg = metadata.jpeg();
        Integer quality = jpeg == null ? null : jpeg.estimatedQuality();
        if (quality == null) {
            return null;
        }
        Integer most = conditions.maxJpegQuality();
        if (below(quality, conditions.minJpegQuality()) || (most != null && quality > most)) {
            return Reason.of("pack-detector.quality", quality);
        }
        return null;
    }

    /** Whether a face is large enough. */
    boolean holds(Box face) {
        return !below(Math.min(face.width(), face.height()), conditions.minFaceSide());
    }

    private static boolean below(long value, @Nullable Number least) {
        return least != null && value < least.longValue();
    }
}
