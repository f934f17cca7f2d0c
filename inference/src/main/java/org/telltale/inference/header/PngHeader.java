package org.telltale.inference.header;

import java.io.IOException;

/** The chunks before a PNG's image data (ISO/IEC 15948). Stateless. */
final class PngHeader {
    private static final int GREY = 0;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int COLOUR_ALPHA = 6;

    private PngHeader() {}

    static ImageHeader read(ByteSource bytes) throws IOException {
        if (!bytes.ascii(12, 4).equals("IHDR")) {
            throw new BrokenHeaderException("IHDR is not first");
        }
        int type = bytes.u8(25);
        boolean alpha = type == GREY_ALPHA || type == COLOUR_ALPHA;
        int frames = 1;
        long at = 33;
        while (at + 8 <= bytes.size()) {
            String chunk = bytes.ascii(at + 4, 4);
            if (chunk.equals("IDAT") || chunk.equals("IEND")) {
                break;
            } else if (chunk.equals("tRNS")) {
                alpha = true;
            } else if (chunk.equals("acTL")) {
                frames = (int) Math.min(Integer.MAX_VALUE, bytes.u32(at + 8));
            }
            at += 12 + bytes.u32(at);
        }
        boolean grey = type == GREY || type == GREY_ALPHA;
        return ImageHeader.plain(
                        ImageFormat.PNG,
                        bytes.u32(16),
                        bytes.u32(20),
                        type == PALETTE ? 8 : bytes.u8(24),
                        (grey ? 1 : 3) + (alpha ? 1 : 0),
                        alpha)
                .withFrames(frames);
    }
}
