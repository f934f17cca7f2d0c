package org.telltale.inference.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.worker.PngChunks.Chunk;

/**
 * Makes a damaged or truncated PNG decodable: its whole rows are kept. The new file ends after
 * them; only an interlaced one is filled up with zeros, since its rows lie all over the picture.
 * Memory is that of the compressed picture. Stateless.
 */
final class PngRepair {
    private static final int HEIGHT = 4;
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    private PngRepair() {}

    /**
     * Rewrites the picture.
     *
     * @param owner owns the new file
     * @return null where not one row is whole
     */
    static @Nullable Repaired rewrite(EncodedImage png, PngChunks chunks, Arena owner) {
        Chunk header = chunks.chunks().isEmpty() ? null : chunks.chunks().getFirst();
        if (header == null || header.type() != Chunk.IHDR || header.length() < 13) {
            return null;
        }
        Layout layout = Layout.of(png.bytes().asSlice(header.data(), 13));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int rows;
        try {
            rows = copyRows(png, chunks, layout, data);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        if (rows == 0) {
            return null;
        }
        file.writeBytes(bytes(png.bytes(), 0, PngChunks.SIGNATURE));
        for (Chunk chunk : chunks.chunks()) {
            byte[] content = bytes(png.bytes(), chunk.data(), chunk.length());
            if (chunk.type() == Chunk.IHDR && !layout.interlaced()) {
                ByteBuffer.wrap(content).putInt(HEIGHT, rows);
            }
            if (chunk.type() != Chunk.IDAT) {
                write(file, chunk.type(), content);
            }
        }
        write(file, Chunk.IDAT, data.toByteArray());
        write(file, 0x49454e44, new byte[0]);
        int missing = layout.interlaced() ? 0 : layout.rowCount() - rows;
        EncodedImage whole = EncodedImage.of(file.toByteArray(), owner);
        return new Repaired(whole, rows, layout.rowCount(), missing);
    }

    private static int copyRows(
            EncodedImage png, PngChunks chunks, Layout layout, ByteArrayOutputStream out)
            throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        int whole = 0;
        boolean damaged = false;
        try (InputStream in = new InflaterInputStream(new DataChunks(png, chunks.chunks()));
                DeflaterOutputStream to = new DeflaterOutputStream(out, deflater)) {
            for (int[] pass : layout.passes()) {
                byte[] row = new byte[1 + pass[0]];
                for (int y = 0; y < pass[1]; y++) {
                    damaged = damaged || !read(in, row);
                    if (!damaged) {
                        whole++;
                        to.write(row);
                    } else if (layout.interlaced()) {
                        Arrays.fill(row, (byte) 0);
                        to.write(row);
                    } else {
                        break;
                    }
                }
            }
        } finally {
            deflater.end();
        }
        return whole;
    }

    /** Whether a whole row with a filter that exists was read. */
    private static boolean read(InputStream in, byte[] row) {
        try {
            return in.readNBytes(row, 0, row.length) == row.length && row[0] >= 0 && row[0] <= 4;
        } catch (IOException e) {
            // The stream is damaged here or ends here: that is what this class is for.
            return false;
        }
    }

    private static void write(ByteArrayOutputStream file, int type, byte[] data) {
        byte[] name = ByteBuffer.allocate(4).putInt(type).array();
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] bytes(MemorySegment from, long at, int length) {
        return from.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /**
     * A file that decodes.
     *
     * @param rows that were whole, over all interlace passes
     * @param of rows that there should be
     * @param missing rows that the new file lacks at its lower end
     */
    record Repaired(EncodedImage image, int rows, int of, int missing) {}

    /**
     * Rows of the raw data: for each pass the bytes a row without its filter byte, and the rows.
     */
    private record Layout(List<int[]> passes, boolean interlaced) {
        static Layout of(MemorySegment header) {
            long width = Integer.toUnsignedLong(header.get(PngChunks.BIG_ENDIAN, 0));
            long height = Integer.toUnsignedLong(header.get(PngChunks.BIG_ENDIAN, 4));
            int samples =
                    switch (header.get(ValueLayout.JAVA_BYTE, 9)) {
                        case 2 -> 3;
                        case 4 -> 2;
                        case 6 -> 4;
                        default -> 1;
                    };
            int bits = samples * (header.get(ValueLayout.JAVA_BYTE, 8) & 0xff);
            if (header.get(ValueLayout.JAVA_BYTE, 12) == 0) {
                return new Layout(List.of(pass(width, height, bits)), false);
            }
            return new Layout(
                    Arrays.stream(ADAM7)
                            .map(p ->
                                    pass(
                                            (width - p[0] + p[2] - 1) / p[2],
                                            (height - p[1] + p[3] - 1) / p[3],
                                            bits))
                            .filter(p -> p[0] > 0 && p[1] > 0)
                            .toList(),
                    true);
        }

        private static int[] pass(long width, long height, int bits) {
            return new int[] {Math.toIntExact((width * bits + 7) / 8), Math.toIntExact(height)};
        }

        int rowCount() {
            return passes.stream().mapToInt(p -> p[1]).sum();
        }
    }

    /** The bytes of all data chunks, one after the other. */
    private static final class DataChunks extends InputStream {
        private final MemorySegment bytes;
        private final List<Chunk> chunks;
        private int index;
        private int offset;

        DataChunks(EncodedImage png, List<Chunk> chunks) {
            this.bytes = png.bytes();
            this.chunks = chunks.stream().filter(c -> c.type() == Chunk.IDAT).toList();
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int at, int length) {
            while (index < chunks.size() && offset == chunks.get(index).length()) {
                index++;
                offset = 0;
            }
            if (index == chunks.size()) {
                return -1;
            }
            Chunk chunk = chunks.get(index);
            int n = Math.min(length, chunk.length() - offset);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, chunk.data() + offset, target, at, n);
            offset += n;
            return n;
        }
    }
}
