package org.telltale.inference.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * The picture of one analysis, decoded once and shared by its detectors; owns the native pixels
 * until closed. Safe for use by several threads.
 */
public final class SourceImage implements AutoCloseable {
    private final Arena arena;
    private final DecodedImage decoded;
    private @Nullable Plane luma;

    private SourceImage(Arena arena, DecodedImage decoded) {
        this.arena = arena;
        this.decoded = decoded;
    }

    /**
     * Decodes a picture.
     *
     * @throws MediaException if it cannot be decoded
     */
    public static SourceImage decode(NativeWorker worker, DecodeRequest request)
            throws MediaException {
        Arena arena = Arena.ofShared();
        try {
            return new SourceImage(arena, worker.decodeImage(request, arena));
        } catch (MediaException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** What the decoder said of the picture. */
    public DecodedImage decoded() {
        return decoded;
    }

    /** The pixels; valid until this is closed. */
    public Pixels pixels() {
        return decoded.pixels();
    }

    /** Width in source pixels. */
    public int width() {
        return decoded.pixels().width();
    }

    /** Height in source pixels. */
    public int height() {
        return decoded.pixels().height();
    }

    /** The whole picture as a box. */
    public Box bounds() {
        return new Box(0, 0, width(), height());
    }

    /**
     * Luma of every pixel, 0 to 255 with fractions: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), of
     * the stored code values. Made on first use and kept.
     */
    public Plane luma() {
        return luma(new Cancellation());
    }

    /**
     * The same, stopping soon after a request to; nothing is kept then.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public synchronized Plane luma(Cancellation cancellation) {
        if (luma == null) {
            luma = computeLuma(cancellation);
        }
        return luma;
    }

    private Plane computeLuma(Cancellation cancellation) {
        int width = width();
        int height = height();
        float[] values = new float[Math.multiplyExact(width, height)];
        MemorySegment bgra = decoded.pixels().bgra();
        byte[] row = new byte[4 * width];
        for (int y = 0; y < height; y++) {
            cancellation.check();
            MemorySegment.copy(bgra, ValueLayout.JAVA_BYTE, 4L * width * y, row, 0, row.length);
            int out = y * width;
            for (int x = 0, i = 0; x < width; x++, i += 4) {
                values[out + x] =
                        0.114f * (row[i] & 0xff)
                                + 0.587f * (row[i + 1] & 0xff)
                                + 0.299f * (row[i + 2] & 0xff);
            }
        }
        return new Plane(width, height, values);
    }

    @Override
    public void close() {
        arena.close();
    }
}
