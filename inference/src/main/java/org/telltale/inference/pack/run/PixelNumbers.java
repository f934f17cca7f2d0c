package org.telltale.inference.pack.run;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.Pixels;

/**
 * Turns pixels into the numbers of one input: {@code (p × scale − mean) / std} in double precision,
 * rounded once. Immutable; large pictures are written by several threads.
 */
final class PixelNumbers {
    private static final int RED_BYTE = 2;
    private static final int LEVELS = 256;

    /** Rows that one thread writes at a time hold about so many pixels. */
    private static final int CHUNK = 1 << 17;

    private final PictureInput input;
    private final int channels;
    private final boolean channelsLast;
    private final boolean bytes;

    /** The number of each value that a pixel can have, for each channel; unused for grey. */
    private final float[][] levels;

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
        this.levels = new float[channels][LEVELS];
        this.padding = new float[channels];
        for (int c = 0; c < channels; c++) {
            padding[c] = number(c, input.padding().value());
            for (int level = 0; level < LEVELS; level++) {
                levels[c][level] = number(c, level);
            }
        }
    }

    /** Whether several threads write a cut, so that all of them must be able to read it. */
    boolean shares(PictureCut cut) {
        return (long) cut.width() * cut.height() > CHUNK;
    }

    /** Writes one item of a tensor, its padding included. */
    void write(Tensor tensor, long item, PictureCut cut, Pixels pixels) {
        long from = item * cut.width() * cut.height() * channels;
        if (!shares(cut)) {
            rows(tensor, from, cut, pixels, 0, cut.height());
            return;
        }
        int rows = Math.max(1, CHUNK / cut.width());
        IntStream.range(0, Math.ceilDiv(cut.height(), rows))
                .parallel()
                .forEach(chunk -> {
                    int end = Math.min((chunk + 1) * rows, cut.height());
                    rows(tensor, from, cut, pixels, chunk * rows, end);
                });
    }

    private void rows(Tensor tensor, long from, PictureCut cut, Pixels pixels, int first, int end) {
        long width = cut.width();
        int step = channelsLast ? channels : 1;
        byte[] bgra = new byte[4 * pixels.width()];
        float[] row = new float[cut.width() * step];
        for (int y = first; y < end; y++) {
            int inside = y - cut.top();
            boolean there = inside >= 0 && inside < pixels.height();
            if (there) {
                long at = (long) inside * bgra.length;
                MemorySegment.copy(pixels.bgra(), ValueLayout.JAVA_BYTE, at, bgra, 0, bgra.length);
            }
            for (int c = 0; c < channels; c++) {
                int offset = channelsLast ? c : 0;
                int columns = there ? pixels.width() : 0;
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

    private void fill(float[] row, int channel, int to, int step, byte[] bgra, int columns) {
        int at = to;
        int end = 4 * columns;
        float[] level = levels[channel];
        switch (input.colour()) {
            case BGR -> {
                for (int i = channel; i < end; i += 4, at += step) {
                    row[at] = level[bgra[i] & 0xff];
                }
            }
            case RGB -> {
                for (int i = RED_BYTE - channel; i < end; i += 4, at += step) {
                    row[at] = level[bgra[i] & 0xff];
                }
            }
            case GREY -> {
                for (int i = 0; i < end; i += 4, at += step) {
                    row[at] = number(channel, grey(bgra, i));
                }
            }
        }
    }

    private static double grey(byte[] bgra, int at) {
        return 0.114 * (bgra[at] & 0xff)
                + 0.587 * (bgra[at + 1] & 0xff)
                + 0.299 * (bgra[at + RED_BYTE] & 0xff);
    }

    private float number(int channel, double pixel) {
        double mean = input.mean().get(channel);
        double std = input.std().get(channel);
        return (float) ((pixel * input.scale() - mean) / std);
    }

    private void put(Tensor tensor, long first, float[] row) {
        if (bytes) {
            byte[] rounded = new byte[row.length];
            for (int x = 0; x < row.length; x++) {
                rounded[x] = (byte) Math.clamp(Math.round(row[x]), 0, LEVELS - 1);
            }
            MemorySegment.copy(rounded, 0, tensor.data(), ValueLayout.JAVA_BYTE, first, row.length);
        } else {
            MemorySegment.copy(
                    row, 0, tensor.data(), ValueLayout.JAVA_FLOAT, 4 * first, row.length);
        }
    }
}
