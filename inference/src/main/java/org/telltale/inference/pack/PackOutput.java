package org.telltale.inference.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * What a model gives under one name. Immutable.
 *
 * @param name the model's name for it
 * @param meaning what its numbers are
 * @param activation what is applied to them before they are read
 * @param classes what the entries along the last axis stand for, in order; empty where they do not
 *     stand for classes
 * @param index which entry along the last axis is the score; absent where there is no single one
 * @param manipulated whether high or low scores speak for manipulation; absent where neither does
 */
public record PackOutput(
        String name,
        Meaning meaning,
        Activation activation,
        List<String> classes,
        @Nullable Integer index,
        @Nullable Direction manipulated) {
    public PackOutput {
        ManifestRules.tensorName("name", name);
        classes = ManifestRules.distinct("classes", classes, 0, 4096);
        classes.forEach(c -> ManifestRules.text("classes", c, 100));
        ManifestRules.optionalRange(
                "index", index, 0, classes.isEmpty() ? 1 << 20 : classes.size() - 1);
        ManifestRules.holds(
                manipulated == null || index != null || meaning == Meaning.MASK,
                Reason.of("pack.index", "index"));
    }

    /** What the numbers are. */
    public enum Meaning {
        /** Unbounded scores of classes. */
        LOGITS,
        /** 0 to 1. */
        PROBABILITY,
        /** Corners or offsets of boxes, as the decoder says. */
        BOXES,
        /** Coordinates of points, as the decoder says. */
        LANDMARKS,
        /** A score for each pixel. */
        MASK,
        /** A vector without names for its numbers. */
        EMBEDDING,
        /** Fed back into an input of kind state. */
        STATE,
        /** Not used. */
        UNUSED
    }

    /** What is applied before the numbers are read. */
    public enum Activation {
        NONE,
        SIGMOID,
        /** Along the last axis. */
        SOFTMAX
    }

    /** Which scores speak for manipulation. */
    public enum Direction {
        HIGH,
        LOW
    }
}
