package org.telltale.inference.pack.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named tensors of a checkpoint, in the file's order, under the names that the file gives them:
 * PyTorch's dotted ones, with {@code module.} where it stands there, or the paths of a Keras file
 * ({@code conv2d_5/conv2d_5/kernel:0}). Immutable and thread-safe.
 */
public final class StateDict {
    private final String source;
    private final Map<String, StateTensor> tensors;

    /**
     * @param source the file's name, for messages
     * @param tensors by name; copied
     */
    public StateDict(String source, Map<String, StateTensor> tensors) {
        this.source = source;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** The file's name, for messages. */
    public String source() {
        return source;
    }

    /** All tensors by name, in the file's order. */
    public Map<String, StateTensor> tensors() {
        return tensors;
    }

    /** The tensor of that name, or null. */
    public @Nullable StateTensor get(String name) {
        return tensors.get(name);
    }
}
