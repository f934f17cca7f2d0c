package org.telltale.inference.header;

import java.io.IOException;

/** The first chunk of a WebP file (RFC 9649) and the number of its frames. Stateless. */
final class WebpHeader {
    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;

    private WebpHeader() {}

    static ImageHeader read(ByteSource bytes) throws IOException {
        String chunk = bytes.ascii(12, 4);
        return switch (chunk) {
            case "VP8 " -> header(bytes.u16le(26) & 0x3fff, bytes.u16le(28) & 0x3fff, false);
            case "VP8L" -> lossless(bytes.u32le(21));
            case "VP8X" -> extended(bytes);
            default -> throw new BrokenHeaderException("chunk " + chunk);
        };
    }

    private static ImageHeader lossless(long bits) {
        return header((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, (bits >> 28 & 1) != 0);
    }

    private static ImageHeader extended(ByteSource bytes) throws IOException {
        int flags = bytes.u8(20);
        ImageHeader header =
                header(bytes.u24le(24) + 1L, bytes.u24le(27) + 1L, (flags & ALPHA) != 0);
        return (flags & ANIMATION) == 0 ? header : header.withFrames(frames(bytes));
    }

    private static int frames(ByteSource bytes) throws IOException {
        int frames = 0;
        long at = 12;
        while (at + 8 <= bytes.size()) {
            if (bytes.ascii(at, 4).equals("ANMF")) {
                frames++;
            }
            long length = bytes.u32le(at + 4);
            at += 8 + length + (length & 1);
        }
        return frames;
    }

    private static ImageHeader header(long width, long height, boolean alpha) {
        return ImageHeader.plain(ImageFormat.WEBP, width, height, 8, alpha ? 4 : 3, alpha);
    }
}
