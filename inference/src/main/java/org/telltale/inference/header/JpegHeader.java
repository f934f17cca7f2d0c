package org.telltale.inference.header;

import java.io.IOException;
import org.telltale.inference.metadata.Orientation;

/** The frame header of a JPEG stream (ITU-T T.81, B.2.2). Stateless. */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private JpegHeader() {}

    static ImageHeader read(ByteSource bytes) throws IOException {
        long at = 2;
        while (at < ImageHeader.MOST_HEADER_BYTES) {
            if (bytes.u8(at) != 0xff) {
                at++;
                continue;
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xff) {
                at++;
            } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                throw new BrokenHeaderException("no frame header");
            } else if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2;
            } else if (frame(marker)) {
                return frame(bytes, at + 2, marker);
            } else {
                at += 2 + Math.max(2, bytes.u16(at + 2));
            }
        }
        throw new BrokenHeaderException("no frame header in " + at + " bytes");
    }

    private static ImageHeader frame(ByteSource bytes, long at, int marker) throws IOException {
        return new ImageHeader(
                ImageFormat.JPEG,
                bytes.u16(at + 5),
                bytes.u16(at + 3),
                bytes.u8(at + 2),
                bytes.u8(at + 7),
                false,
                1,
                (marker & 3) == 2,
                Orientation.UPRIGHT);
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
    private static boolean frame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }
}
