package org.telltale.inference.header;

import java.io.IOException;

/** The information header of a Windows bitmap. Stateless. */
final class BmpHeader {
    private static final int CORE = 12;

    private BmpHeader() {}

    static ImageHeader read(ByteSource bytes) throws IOException {
        boolean core = bytes.u32le(14) == CORE;
        long width = core ? bytes.u16le(18) : (int) bytes.u32le(18);
        // A negative height says that the rows begin at the top.
        long height = core ? bytes.u16le(20) : Math.abs((long) (int) bytes.u32le(22));
        int bits = bytes.u16le(core ? 24 : 28);
        boolean alpha = bits == 32;
        return ImageHeader.plain(ImageFormat.BMP, width, height, 8, alpha ? 4 : 3, alpha);
    }
}
