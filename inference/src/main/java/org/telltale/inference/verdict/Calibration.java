package org.telltale.inference.verdict;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;

/**
 * Turns a detector's raw score into a log10 likelihood ratio: an affine map fitted by logistic
 * regression (Brümmer &amp; du Preez 2006), clipped to the empirical upper and lower bounds that
 * the calibration set supports (Vergeer et al. 2016, ELUB). Data, not code: read from a resource
 * that a recipe in {@code inference/training} wrote. Immutable.
 *
 * @param id e.g. {@code jpeg-grid/1}
 * @param detector id that it belongs to
 * @param detectorVersion that it was fitted with; another version may not use it
 * @param slope LLR a unit of raw score
 * @param intercept LLR at raw score 0
 * @param atZero LLR at raw score 0 where many media score exactly 0 ("nothing found"): the ratio of
 *     the two classes' counts, since no affine map holds there; null where the map does
 * @param lowest LLR that the set supports, at most 0
 * @param highest LLR that the set supports, at least 0
 * @param real real media in the set; several may come from one source, so they are not independent
 * @param fake manipulated media in the set
 * @param groups independent sources (cameras, senders, people) that both come from; the bounds
 *     count these
 * @param conditions inside which it holds
 * @param sources names and licences of the collections
 * @param recipe file in the project that fitted it
 */
public record Calibration(
        String id,
        String detector,
        String detectorVersion,
        double slope,
        double intercept,
        @Nullable Double atZero,
        double lowest,
        double highest,
        int real,
        int fake,
        int groups,
        Conditions conditions,
        List<String> sources,
        String recipe) {
    public Calibration {
        Objects.requireNonNull(id);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(detectorVersion);
        Objects.requireNonNull(conditions);
        Objects.requireNonNull(recipe);
        sources = List.copyOf(sources);
        if (!(lowest <= 0 && highest >= 0)) {
            throw new IllegalArgumentException("bounds of " + id + " do not hold 0");
        }
    }

    /** The log10 likelihood ratio for a raw score, inside the bounds. */
    public double llr(double rawScore) {
        double llr = atZero != null && rawScore == 0 ? atZero : intercept + slope * rawScore;
        return Math.clamp(llr, lowest, highest);
    }

    /**
     * Why the conditions do not cover a picture; null where they do. A detector then answers {@code
     * Inconclusive} and keeps the raw score.
     */
    public @Nullable Reason outsideConditions(Media media, Metadata metadata) {
        return conditions.outside(media, metadata);
    }

    /**
     * Operating conditions.
     *
     * @param formats short format names; empty means any
     * @param minSide least shorter side in source pixels
     * @param minPixels least pixels
     * @param maxPixels most pixels
     * @param minJpegQuality least estimated quality, where the file is a JPEG
     * @param maxJpegQuality most, where the file is a JPEG
     */
    public record Conditions(
            List<String> formats,
            int minSide,
            long minPixels,
            long maxPixels,
            int minJpegQuality,
            int maxJpegQuality) {
        public Conditions {
            formats = List.copyOf(formats);
        }

        private @Nullable Reason outside(Media media, Metadata metadata) {
            if (!formats.isEmpty() && !formats.contains(media.format())) {
                return Reason.of("calibration.format", media.format(), String.join(", ", formats));
            }
            Media.PictureSize picture = media.picture();
            if (picture == null) {
                return Reason.of("calibration.no-picture");
            }
            int side = Math.min(picture.width(), picture.height());
            if (side < minSide || picture.pixels() < minPixels) {
                return Reason.of("calibration.small", picture.width() + "×" + picture.height());
            }
            if (picture.pixels() > maxPixels) {
                return Reason.of("calibration.large", picture.width() + "×" + picture.height());
            }
            JpegStructure jpeg = metadata.jpeg();
            Integer quality = jpeg == null ? null : jpeg.estimatedQuality();
            if (quality != null && (quality < minJpegQuality || quality > maxJpegQuality)) {
                return Reason.of("calibration.quality", quality, minJpegQuality, maxJpegQuality);
            }
            return null;
        }
    }
}
