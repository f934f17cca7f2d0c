package org.telltale.inference.pack.run;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;

/**
 * Turns pixels into the numbers of one input: {@code (p × scale − mean) / std} in double precision,
 * rounded once. Immutable; large pictures are written by several threads.
 */
final class PixelNumbers {
    /** Pixels are read as whole numbers: blue in the lowest byte, then green, red and alpha. */
    private static final ValueLayout.OfInt BGRA =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int GREEN_BIT = 8;
    private static final int RED_BIT = 16;
    private static final int HIGHEST_LEVEL = 255;

    /** Rows that one thread writes at a time hold about so many pixels. */
    private static final int CHUNK = 1 << 17;

    private final PictureInput input;
    private final int channels;
    private final boolean channelsLast;
    private final boolean bytes;
    private final List<LevelNumbers> levels;
    private final float[] padding;

    /**
     * The numbers of an input.
     *
     * @throws MediaException if this program does not write its type or its axes
     */
    PixelNumbers(String model, PictureInput input) throws MediaException {
        if (input.layout().axes().indexOf('T') >= 0) {
            throw new MediaException(Reason.of("pack-run.frames", model));
        }
        if (input.type() != TensorType.FLOAT32 && input.type() != TensorType.UINT8) {
            throw new MediaException(Reason.of("pack-run.type", model, input.name(), input.type()));
        }
        this.input = input;
        this.channels = input.colour().channels();
        this.channelsLast = input.layout() == PictureInput.Layout.NHWC;
        this.bytes = input.type() == TensorType.UINT8;
        this.levels = new ArrayList<>();
        this.padding = new float[channels];
        for (int c = 0; c < channels; c++) {
            LevelNumbers level =
                    new LevelNumbers(input.scale(), input.mean().get(c), input.std().get(c));
            levels.add(level);
            padding[c] = level.of(input.padding().value());
        }
    }

    /**
     * Writes one item of a tensor, its padding included. A large one is written by several threads,
     * which all read the pixels.
     *
     * @param window the cut's pixels
     */
    void write(Tensor tensor, long item, PictureCut cut, PixelWindow window) {
        long from = item * cut.width() * cut.height() * channels;
        if ((long) cut.width() * cut.height() <= CHUNK) {
            rows(tensor, from, cut, window, 0, cut.height());
            return;
        }
        int rows = Math.max(1, CHUNK / cut.width());
        Shared.out(
                Math.ceilDiv(cut.height(), rows),
                chunk -> {
                    int end = Math.min((chunk + 1) * rows, cut.height());
                    rows(tensor, from, cut, window, chunk * rows, end);
                });
    }

    private void rows(
            Tensor tensor, long from, PictureCut cut, PixelWindow window, int first, int end) {
        long width = cut.width();
        int step = channelsLast ? channels : 1;
        int[] bgra = new int[window.width()];
        float[] row = new float[cut.width() * step];
        for (int y = first; y < end; y++) {
            int inside = y - cut.top();
            boolean there = inside >= 0 && inside < window.height();
            int columns = there ? window.width() : 0;
            if (there) {
                MemorySegment.copy(
                        window.pixels().bgra(), BGRA, window.offset(inside), bgra, 0, columns);
            }
            for (int c = 0; c < channels; c++) {
                int offset = channelsLast ? c : 0;
                pad(row, c, offset, step, 0, cut.left());
                fill(row, c, offset + cut.left() * step, step, bgra, columns);
                pad(row, c, offset, step, cut.left() + columns, cut.width());
                if (!channelsLast) {
                    put(tensor, from + (c * (long) cut.height() + y) * width, row);
                }
            }
            if (channelsLast) {
                put(tensor, from + y * width * channels, row);
            }
        }
    }

    private void pad(float[] row, int channel, int offset, int step, int first, int end) {
        for (int x = first; x < end; x++) {
            row[offset + x * step] = padding[channel];
        }
    }

    private void fill(float[] row, int channel, int from, int step, int[] bgra, int columns) {
        LevelNumbers level = levels.get(channel);
        switch (input.colour()) {
            case BGR -> level.write(bgra, columns, GREEN_BIT * channel, row, from, step);
            case RGB -> level.write(bgra, columns, RED_BIT - GREEN_BIT * channel, row, from, step);
            case GREY -> {
                for (int x = 0; x < columns; x++) {
                    row[from + x * step] = level.of(grey(bgra[x]));
                }
            }
        }
    }

    private static double grey(int bgra) {
        return 0.114 * (bgra & 0xff)
                + 0.587 * ((bgra >>> GREEN_BIT) & 0xff)
                + 0.299 * ((bgra >>> RED_BIT) & 0xff);
    }

    private void put(Tensor tensor, long first, float[] row) {
        if (bytes) {
            byte[] rounded = new byte[row.length];
            for (int x = 0; x < row.length; x++) {
                rounded[x] = (byte) Math.clamp(Math.round(row[x]), 0, HIGHEST_LEVEL);
            }
            MemorySegment.copy(rounded, 0, tensor.data(), ValueLayout.JAVA_BYTE, first, row.length);
        } else {
            MemorySegment.copy(
                    row, 0, tensor.data(), ValueLayout.JAVA_FLOAT, 4 * first, row.length);
        }
    }
}
