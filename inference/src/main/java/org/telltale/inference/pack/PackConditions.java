package org.telltale.inference.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Conditions inside which a pack, or its calibration, says anything; an absent one is not limited.
 * Immutable.
 *
 * @param formats short format names of media; empty means any
 * @param minSide least shorter side, source pixels
 * @param minPixels least pixels
 * @param maxPixels most pixels
 * @param minFaceSide least shorter side of a face's box, source pixels
 * @param minJpegQuality least estimated quality, 1 to 100, where the file is a JPEG
 * @param maxJpegQuality most, where the file is a JPEG
 * @param minSeconds least duration
 * @param maxSeconds most duration
 * @param minSampleRate least sample rate of the source in Hz; below it the sound is narrowband
 * @param needsSpeech whether there has to be speech (the score means nothing on silence or tones)
 * @param notes limits that cannot be checked, for who reads the answer
 */
public record PackConditions(
        List<String> formats,
        @Nullable Integer minSide,
        @Nullable Long minPixels,
        @Nullable Long maxPixels,
        @Nullable Integer minFaceSide,
        @Nullable Integer minJpegQuality,
        @Nullable Integer maxJpegQuality,
        @Nullable Double minSeconds,
        @Nullable Double maxSeconds,
        @Nullable Integer minSampleRate,
        boolean needsSpeech,
        List<String> notes) {
    private static final double MOST_PIXELS = 2e9;
    private static final double MOST_SECONDS = 1e6;

    public PackConditions {
        formats = ManifestRules.distinct("formats", formats, 0, 64);
        formats.forEach(f -> ManifestRules.text("formats", f, 20));
        ManifestRules.optionalRange("min_side", minSide, 1, 65_536);
        ManifestRules.optionalRange("min_pixels", minPixels, 1, MOST_PIXELS);
        ManifestRules.optionalRange("max_pixels", maxPixels, 1, MOST_PIXELS);
        ManifestRules.optionalRange("min_face_side", minFaceSide, 1, 65_536);
        ManifestRules.optionalRange("min_jpeg_quality", minJpegQuality, 1, 100);
        ManifestRules.optionalRange("max_jpeg_quality", maxJpegQuality, 1, 100);
        ManifestRules.optionalRange("min_seconds", minSeconds, 0, MOST_SECONDS);
        ManifestRules.optionalRange("max_seconds", maxSeconds, 0, MOST_SECONDS);
        ManifestRules.optionalRange("min_sample_rate", minSampleRate, 1000, 384_000);
        notes = ManifestRules.size("notes", notes, 0, 32);
        notes.forEach(n -> ManifestRules.text("notes", n, 1000));
        ordered("max_pixels", minPixels, maxPixels);
        ordered("max_jpeg_quality", minJpegQuality, maxJpegQuality);
        ordered("max_seconds", minSeconds, maxSeconds);
    }

    private static void ordered(String key, @Nullable Number least, @Nullable Number most) {
        if (least != null && most != null) {
            ManifestRules.holds(
                    least.doubleValue() <= most.doubleValue(),
                    Reason.of("pack.order", key, least, most));
        }
    }
}
