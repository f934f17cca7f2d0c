package org.telltale.inference.reference;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.metadata.JpegStructure;

/**
 * Under which condition a face or a whole picture was measured, as ranges are binned. Immutable.
 *
 * @param facePixels width of the face box, source pixels; null for a picture as a whole
 * @param jpegQuality estimated, 1 to 100; null for a file that is no JPEG; 0, which no range
 *     covers, for a JPEG whose tables are not known
 */
public record Condition(@Nullable Integer facePixels, @Nullable Integer jpegQuality) {
    /** The condition of a face of that width in the media examined. */
    public static Condition of(Examination examination, int facePixels) {
        return new Condition(facePixels, quality(examination));
    }

    /** The condition of the picture examined. */
    public static Condition ofPicture(Examination examination) {
        return new Condition(null, quality(examination));
    }

    private static @Nullable Integer quality(Examination examination) {
        JpegStructure jpeg = examination.metadata().jpeg();
        if (jpeg == null) {
            return null;
        }
        Integer quality = jpeg.estimatedQuality();
        return quality == null ? Integer.valueOf(0) : quality;
    }

    /** In short, for a reason: {@code 140 px, JPEG 90}. */
    public String words(Examination examination) {
        String format = jpegQuality == null ? examination.media().format() : "JPEG " + jpegQuality;
        return facePixels == null ? format : facePixels + " px, " + format;
    }
}
