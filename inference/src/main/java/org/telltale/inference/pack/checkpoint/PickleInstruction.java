package org.telltale.inference.pack.checkpoint;

import java.util.HexFormat;

/** What pickle's documentation calls the instructions that are refused, for the message. */
final class PickleInstruction {
    private PickleInstruction() {}

    /** The instruction's name, or its code where it has none worth naming. */
    static String name(int code) {
        return switch (code) {
            case 'i' -> "INST";
            case 'o' -> "OBJ";
            case 0x81 -> "NEWOBJ";
            case 0x92 -> "NEWOBJ_EX";
            case 'P' -> "PERSID";
            case 0x82, 0x83, 0x84 -> "EXT";
            case 0x96, 0x97, 0x98 -> "BUFFER";
            case 'B', 'C', 0x8e -> "BYTES";
            case 0x8b -> "LONG4";
            default -> "0x" + HexFormat.of().toHexDigits((byte) code);
        };
    }
}
