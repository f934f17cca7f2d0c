package org.telltale.inference.metadata;

import java.nio.charset.StandardCharsets;

/**
 * One marker segment of a JPEG stream. Nobody writes to the payload.
 *
 * @param marker second byte of the marker code, e.g. 0xE1 for APP1
 * @param offset of the marker in the file
 * @param payload without the length field
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside this package, compared by nobody
record JpegSegment(int marker, long offset, byte[] payload) {
    static final int COM = 0xfe;
    static final int DQT = 0xdb;
    static final int SOS = 0xda;
    static final int SOI = 0xd8;
    static final int EOI = 0xd9;
    static final int DNL = 0xdc;
    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP2 = 0xe2;
    static final int APP11 = 0xeb;
    static final int APP12 = 0xec;
    static final int APP13 = 0xed;
    static final int APP14 = 0xee;

    /** Whether the payload begins with these characters. */
    boolean startsWith(String preamble) {
        byte[] expected = preamble.getBytes(StandardCharsets.ISO_8859_1);
        if (payload.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (payload[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    int unsigned(int index) {
        return payload[index] & 0xff;
    }

    int unsigned16(int index) {
        return unsigned(index) << 8 | unsigned(index + 1);
    }

    /** Whether the marker starts a frame: SOF0 to SOF15 without DHT, JPG and DAC. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    /** Whether the marker stands alone, without a length: TEM, RST, SOI, EOI. */
    static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= EOI);
    }

    /** The name of a marker in table B.1 of ITU-T T.81. */
    static String name(int marker) {
        if (isFrame(marker)) {
            return "SOF" + (marker - 0xc0);
        }
        if (marker >= APP0 && marker <= 0xef) {
            return "APP" + (marker - APP0);
        }
        if (marker >= 0xd0 && marker <= 0xd7) {
            return "RST" + (marker - 0xd0);
        }
        return switch (marker) {
            case 0x01 -> "TEM";
            case 0xc4 -> "DHT";
            case 0xc8 -> "JPG";
            case 0xcc -> "DAC";
            case SOI -> "SOI";
            case EOI -> "EOI";
            case SOS -> "SOS";
            case DQT -> "DQT";
            case DNL -> "DNL";
            case 0xdd -> "DRI";
            case 0xde -> "DHP";
            case 0xdf -> "EXP";
            case COM -> "COM";
            default -> "0xFF%02X".formatted(marker);
        };
    }
}
