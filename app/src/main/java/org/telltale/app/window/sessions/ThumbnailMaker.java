package org.telltale.app.window.sessions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.db.session.MissingMedia;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.DisplayColour;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.ResampleRequest;

/**
 * Makes a picture's small one once, from the file that was examined and no other, and has the
 * database keep it. The preview that a file may carry is not used: it can show something else.
 * Thread-safe; blocks, so never on the JavaFX thread.
 */
public final class ThumbnailMaker {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailMaker.class);
    private static final int LONGEST_SIDE = 128;
    private static final int QUALITY = 85;

    private final SessionStore store;
    private final NativeWorker worker;
    private final MediaLimits limits;

    /** A maker within bounds. */
    public ThumbnailMaker(SessionStore store, NativeWorker worker, MediaLimits limits) {
        this.store = store;
        this.worker = worker;
        this.limits = limits;
    }

    /** What a row shows. */
    Thumbnail of(SessionSummary session, Cancellation cancellation) {
        Media media = session.media();
        boolean missing = MissingMedia.isMissing(media);
        if (media.kind() != MediaKind.IMAGE) {
            return new Thumbnail(null, missing);
        }
        Blob kept = store.curator().thumbnail(media.sha256());
        if (kept == null && !missing) {
            kept = make(session, cancellation);
        }
        return new Thumbnail(kept == null ? null : image(kept), missing);
    }

    private @Nullable Blob make(SessionSummary session, Cancellation cancellation) {
        Media media = session.media();
        try {
            if (!Sha256.of(media.path(), cancellation).equals(media.sha256())) {
                return null;
            }
            Metadata metadata = store.load(session.id()).analysis().metadata();
            Blob made = new Blob(jpeg(media, metadata, cancellation));
            store.curator().keepThumbnail(media.sha256(), made);
            return made;
        } catch (MediaException e) {
            LOG.info("no small picture of {}: {}", session.id(), e.reason().code());
            return null;
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("no small picture of {}", session.id(), e);
            return null;
        }
    }

    private byte[] jpeg(Media media, Metadata metadata, Cancellation cancellation)
            throws MediaException {
        DecodeRequest request =
                new DecodeRequest(
                        media.path().toString(),
                        media.format(),
                        metadata.orientation(),
                        limits.maxPixels());
        try (SourceImage image = SourceImage.decode(worker, request);
                Arena arena = Arena.ofConfined()) {
            cancellation.check();
            // Reduced first: a few pixels are converted to the screen's colours, not all.
            Pixels small = reduced(image.pixels(), arena);
            DecodedImage decoded = image.decoded();
            DecodedImage shown =
                    new DecodedImage(
                            small,
                            decoded.bitsPerSample(),
                            decoded.grey(),
                            decoded.alpha(),
                            decoded.frames(),
                            decoded.notes());
            return worker.encodeJpeg(
                    DisplayColour.of(shown, metadata.iccProfile(), arena).pixels(), QUALITY);
        }
    }

    private Pixels reduced(Pixels pixels, Arena arena) {
        double scale =
                Math.min(1, (double) LONGEST_SIDE / Math.max(pixels.width(), pixels.height()));
        return worker.resample(
                new ResampleRequest(
                        0,
                        0,
                        pixels.width(),
                        pixels.height(),
                        Math.max(1, (int) Math.round(scale * pixels.width())),
                        Math.max(1, (int) Math.round(scale * pixels.height())),
                        ResampleRequest.Method.AREA,
                        0),
                pixels,
                arena);
    }

    private static @Nullable Image image(Blob jpeg) {
        Image image = new Image(new ByteArrayInputStream(jpeg.bytes()));
        return image.isError() ? null : image;
    }
}
