package org.telltale.inference.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.declared.PreviewPlacement;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.ResampleRequest;

/** Draws a {@link ThumbnailDifference}, if there is a preview. */
final class ThumbnailDrawing {
    private static final long MAX_PREVIEW_PIXELS = 4_000_000;

    private final NativeWorker worker;
    private final FilterSource source;
    private final Cancellation cancellation;

    ThumbnailDrawing(NativeWorker worker, FilterSource source, Cancellation cancellation) {
        this.worker = worker;
        this.source = source;
        this.cancellation = cancellation;
    }

    /**
     * Draws.
     *
     * @param pixels what the filters before it drew
     */
    Drawing draw(ThumbnailDifference filter, Pixels pixels, Arena owner) {
        Blob thumbnail = source.thumbnail();
        if (thumbnail == null) {
            return Drawing.not(Reason.of("filter.no-thumbnail"));
        }
        Pixels picture = source.pixels();
        if (pixels.width() != picture.width() || pixels.height() != picture.height()) {
            return Drawing.not(Reason.of("filter.thumbnail-after-frequencies"));
        }
        try (Arena arena = Arena.ofShared()) {
            Pixels preview = decode(thumbnail, arena);
            PreviewPlacement placement = PreviewPlacement.find(preview, picture, cancellation);
            Pixels turned = preview;
            for (int turn = 0; turn < placement.quarterTurns(); turn++) {
                turned = quarterTurn(turned, arena);
            }
            Pixels difference = difference(filter, turned, pixels, placement, arena);
            return new Drawing(
                    blocks(difference, placement.inPicture(pixels.width(), pixels.height()), owner),
                    null);
        } catch (MediaException e) {
            return Drawing.not(Reason.of("filter.thumbnail-broken"));
        }
    }

    /** As stored, but mirrored where the picture is shown mirrored; turns are found by likeness. */
    private Pixels decode(Blob thumbnail, Arena arena) throws MediaException {
        Pixels stored = worker.decodePreview(thumbnail.bytes(), MAX_PREVIEW_PIXELS, arena).pixels();
        return source.orientation().mirrored() ? mirrored(stored, arena) : stored;
    }

    private Pixels difference(
            ThumbnailDifference filter,
            Pixels preview,
            Pixels pixels,
            PreviewPlacement placement,
            Arena arena) {
        Box part = placement.inPreview(preview.width(), preview.height());
        Box shown = placement.inPicture(pixels.width(), pixels.height());
        Pixels reduced =
                worker.resample(
                        new ResampleRequest(
                                shown.x1(),
                                shown.y1(),
                                shown.width(),
                                shown.height(),
                                part.width(),
                                part.height(),
                                ResampleRequest.Method.AREA,
                                0),
                        pixels,
                        arena);
        Pixels cut =
                worker.resample(
                        ResampleRequest.cut(part.x1(), part.y1(), part.width(), part.height(), 0),
                        preview,
                        arena);
        MemorySegment bgra = arena.allocate(cut.bgra().byteSize(), 64);
        for (long i = 0; i < bgra.byteSize(); i++) {
            int a = cut.bgra().get(ValueLayout.JAVA_BYTE, i) & 0xff;
            int b = reduced.bgra().get(ValueLayout.JAVA_BYTE, i) & 0xff;
            long level = i % 4 == 3 ? 255 : Math.round(filter.gain() * Math.abs(a - b));
            bgra.set(ValueLayout.JAVA_BYTE, i, (byte) Math.min(255, level));
        }
        return new Pixels(cut.width(), cut.height(), bgra);
    }

    /** Each pixel as the block that it stands for, in a black picture of the source's size. */
    private Pixels blocks(Pixels difference, Box place, Arena owner) {
        Pixels picture = source.pixels();
        try (Arena arena = Arena.ofShared()) {
            Pixels enlarged =
                    worker.resample(
                            new ResampleRequest(
                                    0,
                                    0,
                                    difference.width(),
                                    difference.height(),
                                    place.width(),
                                    place.height(),
                                    ResampleRequest.Method.NEAREST,
                                    0),
                            difference,
                            arena);
            return worker.resample(
                    ResampleRequest.cut(
                            -place.x1(), -place.y1(), picture.width(), picture.height(), 0),
                    enlarged,
                    owner);
        }
    }

    private static Pixels mirrored(Pixels pixels, Arena arena) {
        MemorySegment bgra = arena.allocate(pixels.bgra().byteSize(), 64);
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                put(bgra, pixels.width(), x, y, at(pixels, pixels.width() - 1 - x, y));
            }
        }
        return new Pixels(pixels.width(), pixels.height(), bgra);
    }

    private static Pixels quarterTurn(Pixels pixels, Arena arena) {
        int width = pixels.height();
        int height = pixels.width();
        MemorySegment bgra = arena.allocate(pixels.bgra().byteSize(), 64);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                put(bgra, width, x, y, at(pixels, y, width - 1 - x));
            }
        }
        return new Pixels(width, height, bgra);
    }

    private static int at(Pixels pixels, int x, int y) {
        return pixels.bgra()
                .get(ValueLayout.JAVA_INT_UNALIGNED, 4L * ((long) y * pixels.width() + x));
    }

    private static void put(MemorySegment bgra, int width, int x, int y, int value) {
        bgra.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * ((long) y * width + x), value);
    }

    /**
     * What came of it: a picture, or why there is none.
     *
     * @param pixels in the owner's memory
     */
    record Drawing(@Nullable Pixels pixels, @Nullable Reason obstacle) {
        private static Drawing not(Reason why) {
            return new Drawing(null, why);
        }
    }
}
