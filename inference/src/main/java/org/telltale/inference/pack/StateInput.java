package org.telltale.inference.pack;

import java.util.List;
import org.telltale.inference.runtime.TensorType;

/**
 * What a model remembers between two calls: all {@code initial} at first, then what it gave out.
 * Immutable.
 *
 * @param name the model's name for it
 * @param type what numbers it takes
 * @param shape all extents fixed
 * @param initial value of every element before the first call
 * @param from name of the output that is fed back
 */
public record StateInput(
        String name, TensorType type, List<Dimension> shape, double initial, String from)
        implements PackInput {
    public StateInput {
        ManifestRules.tensorName("name", name);
        shape = Dimension.shape("shape", shape);
        ManifestRules.range("initial", initial, -1e6, 1e6);
        ManifestRules.tensorName("from", from);
    }
}
