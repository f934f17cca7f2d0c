package org.telltale.inference.header;

import java.io.EOFException;
import java.io.IOException;

/**
 * The logical screen of a GIF and the number of its pictures (GIF89a). Counting them takes a walk
 * over the file, as long as its digest does; a first picture must begin within the bound of any
 * header. Stateless.
 */
final class GifHeader {
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int GRAPHIC_CONTROL = 0xf9;

    private GifHeader() {}

    static ImageHeader read(ByteSource bytes) throws IOException {
        long at = 13 + paletteSize(bytes.u8(10));
        int frames = 0;
        boolean alpha = false;
        try {
            while (true) {
                if (frames == 0) {
                    needWithinBound(at);
                }
                int block = bytes.u8(at);
                if (block == EXTENSION) {
                    if (bytes.u8(at + 1) == GRAPHIC_CONTROL && frames == 0) {
                        alpha = (bytes.u8(at + 3) & 1) != 0;
                    }
                    at = afterSubBlocks(bytes, at + 2, frames == 0);
                } else if (block == PICTURE) {
                    frames++;
                    at = afterSubBlocks(bytes, at + 11 + paletteSize(bytes.u8(at + 9)), false);
                } else {
                    break;
                }
            }
        } catch (EOFException e) {
            // A truncated file: its first picture may still be whole, so what was counted counts.
            frames = Math.max(1, frames);
        }
        return ImageHeader.plain(
                        ImageFormat.GIF, bytes.u16le(6), bytes.u16le(8), 8, alpha ? 4 : 3, alpha)
                .withFrames(frames);
    }

    private static long paletteSize(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    private static void needWithinBound(long at) throws BrokenHeaderException {
        if (at >= ImageHeader.MOST_HEADER_BYTES) {
            throw new BrokenHeaderException("no picture in " + at + " bytes");
        }
    }

    private static long afterSubBlocks(ByteSource bytes, long start, boolean bounded)
            throws IOException {
        long at = start;
        for (int n = bytes.u8(at); n != 0; n = bytes.u8(at)) {
            at += 1 + n;
            if (bounded) {
                needWithinBound(at);
            }
        }
        return at + 1;
    }
}
