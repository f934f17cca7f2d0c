package org.telltale.inference.detect.declared;

import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.Optional;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

/** Says where an embedded preview shows something other than its picture. Stateless. */
final class ThumbnailDeclaration {
    /**
     * Below this correlation the preview counts as different. Chosen on the 204 JPEG files of the
     * metadata-extractor-images collection whose picture and preview both decode, nearly all as a
     * camera wrote them. Those with the least correlation were looked at: one is blank, two were
     * cut to a part (0.23, 0.72) and one was mirrored (0.72) after the preview had been made; of
     * the other 200 the least is 0.928. Of 1,428 pairs of a preview with another file's picture two
     * reach 0.85, and 99 % lie below 0.79. A small change inside the picture does not show at this
     * scale.
     */
    static final double LEAST_CORRELATION = 0.85;

    /**
     * Grey levels of standard deviation that a picture needs for a correlation to mean anything.
     */
    static final double LEAST_CONTRAST = 4;

    /** Side that a preview is reduced to for comparing, pixels. */
    static final int PREVIEW_SIDE = 400;

    /** Side that a picture is reduced to for comparing, pixels. */
    static final int PICTURE_SIDE = 512;

    private static final long MAX_PREVIEW_PIXELS = 4_000_000;

    /**
     * Compares the preview with the picture.
     *
     * @return empty where there is no preview that can be decoded, where the picture is incomplete
     *     or too flat, and where both show the same
     * @throws MediaException if the picture cannot be decoded
     */
    Optional<Declaration> of(Examination examination) throws MediaException {
        Metadata metadata = examination.metadata();
        Blob thumbnail = metadata.thumbnail();
        JpegStructure jpeg = metadata.jpeg();
        if (thumbnail == null || (jpeg != null && !jpeg.complete())) {
            return Optional.empty();
        }
        Optional<Plane> preview = preview(examination, thumbnail, metadata.orientation());
        if (preview.isEmpty()) {
            return Optional.empty();
        }
        SourceImage image = examination.image();
        if (image.decoded().notes().stream().anyMatch(ThumbnailDeclaration::saysIncomplete)) {
            return Optional.empty();
        }
        Plane picture = SmallLuma.of(image.pixels(), PICTURE_SIDE, examination::checkCancelled);
        ThumbnailComparison comparison = ThumbnailComparison.of(preview.get(), picture);
        examination.checkCancelled();
        if (comparison.contrast() < LEAST_CONTRAST
                || comparison.correlation() >= LEAST_CORRELATION) {
            return Optional.empty();
        }
        return Optional.of(
                new Declaration(
                        "thumbnail",
                        Declaration.Kind.MISMATCH,
                        Reason.of(
                                "declared.thumbnail-differs",
                                String.format(Locale.ROOT, "%.2f", comparison.correlation()),
                                String.format(Locale.ROOT, "%.2f", LEAST_CORRELATION)),
                        false));
    }

    private static boolean saysIncomplete(Reason note) {
        return note.code().startsWith("media.truncated");
    }

    /** The preview, mirrored where the picture is shown mirrored; turns are found by comparing. */
    private static Optional<Plane> preview(
            Examination examination, Blob thumbnail, Orientation orientation) {
        try (Arena arena = Arena.ofConfined()) {
            Plane stored =
                    SmallLuma.of(
                            examination
                                    .worker()
                                    .decodePreview(thumbnail.bytes(), MAX_PREVIEW_PIXELS, arena)
                                    .pixels(),
                            PREVIEW_SIDE,
                            examination::checkCancelled);
            return Optional.of(orientation.mirrored() ? mirrored(stored) : stored);
        } catch (MediaException e) {
            // A preview that is no picture cannot be compared; the metadata list shows it.
            return Optional.empty();
        }
    }

    private static Plane mirrored(Plane plane) {
        float[] values = new float[plane.width() * plane.height()];
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < plane.width(); x++) {
                values[y * plane.width() + x] = plane.at(plane.width() - 1 - x, y);
            }
        }
        return new Plane(plane.width(), plane.height(), values);
    }
}
