package org.telltale.inference.runtime;

import java.lang.foreign.ValueLayout;

/** What a tensor's elements are; in native byte order. */
public enum TensorType {
    /** IEEE 754, 32 bits. */
    FLOAT32(4),
    /** Two's complement, 64 bits. */
    INT64(8),
    /** Two's complement, 32 bits. */
    INT32(4),
    /** 0 to 255. */
    UINT8(1),
    /** A byte that is 0 for false and 1 for true. */
    BOOL(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes an element takes. */
    public int bytes() {
        return bytes;
    }

    /** How an element lies in memory. */
    public ValueLayout layout() {
        return switch (this) {
            case FLOAT32 -> ValueLayout.JAVA_FLOAT;
            case INT64 -> ValueLayout.JAVA_LONG;
            case INT32 -> ValueLayout.JAVA_INT;
            case UINT8, BOOL -> ValueLayout.JAVA_BYTE;
        };
    }
}
