package org.telltale.inference.metadata;

import java.util.Arrays;

/** Bytes that were embedded in a file. Immutable: they are copied in and out. */
public final class Blob {
    private final byte[] bytes;

    /** A copy of the given bytes. */
    public Blob(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
