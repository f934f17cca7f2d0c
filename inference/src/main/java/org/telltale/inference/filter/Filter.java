package org.telltale.inference.filter;

import java.io.Serializable;

/**
 * A filter with its parameters: what it draws depends on nothing but them, the picture before it
 * and, for {@link ThumbnailDifference}, the file's preview. Immutable and serializable.
 */
public sealed interface Filter extends Serializable
        permits NativeFilter, WaveletThreshold, ThumbnailDifference {
    /** What it is. */
    FilterKind<?> kind();

    /** How it is set. */
    ParameterValues values();

    /** Whether what it draws are frequencies, which have no place in the picture. */
    default boolean showsFrequencies() {
        return false;
    }
}
