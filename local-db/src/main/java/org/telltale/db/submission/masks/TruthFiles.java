package org.telltale.db.submission.masks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metrics.PixelMask;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Looks at the files of a truth. A mask has the pixels of the stored picture: it is turned as the
 * picture's own orientation says. A mask pixel is altered where its grey level (ITU-R BT.601 luma)
 * is at least 128, or below where masks are inverted.
 */
public final class TruthFiles {
    private static final int ALTERED_FROM = 128_000;
    private static final int MOST_NAMED = 10;

    private final MediaSource source;
    private final NativeWorker worker;
    private final boolean inverted;

    /**
     * Reads through the given doors.
     *
     * @param inverted whether dark mask pixels are the altered ones
     */
    public TruthFiles(MediaSource source, NativeWorker worker, boolean inverted) {
        this.source = source;
        this.worker = worker;
        this.inverted = inverted;
    }

    /**
     * Checks all pictures and masks by their headers, before anything costly begins.
     *
     * @throws SubmissionException if a file is absent or no picture, or a mask is of another size
     */
    public List<CheckedPicture> check(MaskTruth truth, IssueLog issues) throws SubmissionException {
        List<CheckedPicture> checked = new ArrayList<>();
        List<Reason> faults = new ArrayList<>();
        for (TruthPicture picture : truth.pictures()) {
            try {
                checked.add(check(picture, issues));
            } catch (SubmissionException e) {
                faults.addAll(e.reasons());
            }
            if (faults.size() >= MOST_NAMED) {
                break;
            }
        }
        if (!faults.isEmpty()) {
            throw new SubmissionException(faults);
        }
        return checked;
    }

    private CheckedPicture check(TruthPicture truth, IssueLog issues) throws SubmissionException {
        Probe probe = probe(truth.image());
        Media.PictureSize size = size(probe);
        if (truth.sha256() != null && !truth.sha256().equals(probe.media().sha256())) {
            issues.warning(truth.name(), null, Reason.of("submission.masks-digest"));
        }
        String maskFormat = null;
        if (truth.mask() != null) {
            Probe mask = probe(truth.mask());
            maskFormat = mask.media().format();
            Media.PictureSize is = size(mask);
            boolean turned = probe.metadata().orientation().swapsAxes();
            int width = turned ? size.height() : size.width();
            int height = turned ? size.width() : size.height();
            if (is.width() != width || is.height() != height) {
                throw new SubmissionException(
                        Reason.of(
                                "submission.masks-size",
                                truth.mask(),
                                is.width() + "×" + is.height(),
                                truth.image(),
                                width + "×" + height));
            }
        }
        return new CheckedPicture(
                truth,
                probe.media().sha256(),
                probe.media().bytes(),
                probe.metadata().orientation(),
                size.width(),
                size.height(),
                maskFormat);
    }

    private Probe probe(Path file) throws SubmissionException {
        Probe probe;
        try {
            probe = source.probe(file, MediaLimits.STANDARD, new Cancellation());
        } catch (MediaException e) {
            throw new SubmissionException(
                    Reason.of("submission.masks-unreadable", file, e.reason().text(Locale.ROOT)));
        }
        if (probe.media().kind() != MediaKind.IMAGE || probe.media().picture() == null) {
            throw new SubmissionException(Reason.of("submission.masks-not-image", file));
        }
        return probe;
    }

    private static Media.PictureSize size(Probe probe) {
        Media.PictureSize size = probe.media().picture();
        if (size == null) {
            throw new IllegalStateException("an image without a size: " + probe.media().path());
        }
        return size;
    }

    /**
     * The true mask of a picture, upright; null where it has none.
     *
     * @throws MediaException if it cannot be decoded
     * @throws SubmissionException if nothing is altered in it, or it decodes to another size
     */
    @Nullable PixelMask mask(CheckedPicture picture) throws MediaException, SubmissionException {
        Path file = picture.truth().mask();
        String format = picture.maskFormat();
        if (file == null || format == null) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels =
                    worker.decodeImage(
                                    new DecodeRequest(
                                            file.toString(),
                                            format,
                                            picture.orientation(),
                                            MediaLimits.STANDARD.maxPixels()),
                                    arena)
                            .pixels();
            BitSet altered = altered(pixels.bgra(), pixels.width() * pixels.height());
            if (altered.isEmpty()) {
                throw new SubmissionException(Reason.of("submission.masks-empty", file));
            }
            if (pixels.width() != picture.width() || pixels.height() != picture.height()) {
                throw new SubmissionException(
                        Reason.of(
                                "submission.masks-size",
                                file,
                                pixels.width() + "×" + pixels.height(),
                                picture.truth().image(),
                                picture.width() + "×" + picture.height()));
            }
            return new PixelMask(picture.width(), picture.height(), altered);
        }
    }

    private BitSet altered(MemorySegment bgra, int n) {
        BitSet altered = new BitSet(n);
        for (int i = 0; i < n; i++) {
            int luma =
                    114 * (bgra.get(ValueLayout.JAVA_BYTE, 4L * i) & 0xff)
                            + 587 * (bgra.get(ValueLayout.JAVA_BYTE, 4L * i + 1) & 0xff)
                            + 299 * (bgra.get(ValueLayout.JAVA_BYTE, 4L * i + 2) & 0xff);
            if (luma >= ALTERED_FROM != inverted) {
                altered.set(i);
            }
        }
        return altered;
    }
}
