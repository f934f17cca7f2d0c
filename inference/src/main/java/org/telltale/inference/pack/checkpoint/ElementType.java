package org.telltale.inference.pack.checkpoint;

/** What one element of a tensor is stored as, little-endian. */
public enum ElementType {
    FLOAT64(8, true),
    FLOAT32(4, true),
    FLOAT16(2, true),
    BFLOAT16(2, true),
    INT64(8, false),
    INT32(4, false),
    INT16(2, false),
    INT8(1, false),
    UINT8(1, false),
    BOOL(1, false),
    COMPLEX64(8, false),
    COMPLEX128(16, false);

    private final int bytes;
    private final boolean floating;

    ElementType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether an element is one real floating point number. */
    public boolean floating() {
        return floating;
    }
}
