package org.telltale.inference.header;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** The first directory of a TIFF or BigTIFF (TIFF 6.0) and the number of its pages. */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int EXTRA_SAMPLES = 338;
    private static final int DNG_VERSION = 50_706;
    private static final int SUBFILE_TYPE = 254;
    private static final int PALETTE = 3;
    private static final int SHORT = 3;
    private static final int LONG8 = 16;
    private static final long MAX_SIDE = 0xffff_ffffL;
    private static final long LARGE_TILE = 1L << 26;
    private static final int MAX_PAGES = 10_000;
    private static final int MAX_ENTRIES = 4096;

    private final ByteSource bytes;
    private final boolean little;
    private final boolean big;

    private TiffHeader(ByteSource bytes) throws IOException {
        this.bytes = bytes;
        this.little = bytes.u8(0) == 'I';
        this.big = u16(2) == 43;
    }

    static ImageHeader read(ByteSource bytes) throws MediaException, IOException {
        return new TiffHeader(bytes).read();
    }

    private ImageHeader read() throws MediaException, IOException {
        long first = big ? u64(8) : u32(4);
        Map<Integer, Long> fields = fields(first);
        long tile = fields.getOrDefault(TILE_WIDTH, 1L) * fields.getOrDefault(TILE_HEIGHT, 1L);
        long width = fields.getOrDefault(WIDTH, 0L);
        long height = fields.getOrDefault(HEIGHT, 0L);
        // A decoder takes memory for a whole tile: one far larger than the picture is an attack.
        if (tile < 0 || (tile > LARGE_TILE && tile / 4 > width * height)) {
            throw new BrokenHeaderException("tile of " + tile + " pixels");
        }
        boolean reduced = (fields.getOrDefault(SUBFILE_TYPE, 0L) & 1) != 0;
        if (reduced || fields.containsKey(DNG_VERSION) || bytes.ascii(8, 2).equals("CR")) {
            throw new MediaException(Reason.of("media.camera-raw"));
        }
        boolean palette = fields.getOrDefault(PHOTOMETRIC, 1L) == PALETTE;
        int samples = (int) Math.min(64, fields.getOrDefault(SAMPLES, 1L));
        boolean alpha = fields.containsKey(EXTRA_SAMPLES);
        int bits = (int) Math.min(64, fields.getOrDefault(BITS, 1L));
        return ImageHeader.plain(
                        ImageFormat.TIFF,
                        width,
                        height,
                        palette ? 8 : Math.max(8, bits),
                        palette ? 3 : samples,
                        alpha)
                .withFrames(pages(first));
    }

    /** The first value of each field of a directory. */
    private Map<Integer, Long> fields(long directory) throws IOException {
        Map<Integer, Long> fields = new HashMap<>();
        long count = Math.min(MAX_ENTRIES, entries(directory));
        for (long i = 0; i < count; i++) {
            long entry = directory + (big ? 8 + 20 * i : 2 + 12 * i);
            long values = big ? u64(entry + 4) : u32(entry + 4);
            fields.putIfAbsent(u16(entry), value(entry, u16(entry + 2), values));
        }
        return fields;
    }

    private long value(long entry, int type, long values) throws IOException {
        long at = entry + (big ? 12 : 8);
        int room = big ? 8 : 4;
        int size = type == SHORT ? 2 : type == LONG8 ? 8 : type == 4 ? 4 : 1;
        // Compared without multiplying, which a hostile count could overflow.
        if (values > room / size) {
            long offset = big ? u64(at) : u32(at);
            if (offset < 0 || offset + size > bytes.size()) {
                return 0;
            }
            at = offset;
        }
        long value =
                switch (size) {
                    case 2 -> u16(at);
                    case 4 -> u32(at);
                    case 8 -> u64(at);
                    default -> bytes.u8(at);
                };
        return Math.clamp(value, 0, MAX_SIDE);
    }

    private int pages(long first) throws IOException {
        int pages = 0;
        long directory = first;
        while (directory > 0 && directory < bytes.size() && pages < MAX_PAGES) {
            pages++;
            long next =
                    directory + (big ? 8 + 20 * entries(directory) : 2 + 12 * entries(directory));
            if (next < directory || next + (big ? 8 : 4) > bytes.size()) {
                break;
            }
            long following = big ? u64(next) : u32(next);
            if (following == first || following == directory) {
                break;
            }
            directory = following;
        }
        return pages;
    }

    private long entries(long directory) throws IOException {
        return big ? Math.clamp(u64(directory), 0, MAX_ENTRIES) : u16(directory);
    }

    private int u16(long at) throws IOException {
        return little ? bytes.u16le(at) : bytes.u16(at);
    }

    private long u32(long at) throws IOException {
        return little ? bytes.u32le(at) : bytes.u32(at);
    }

    private long u64(long at) throws IOException {
        long low = u32(little ? at : at + 4);
        long high = u32(little ? at + 4 : at);
        return high << 32 | low;
    }
}
