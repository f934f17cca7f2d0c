package org.telltale.inference.pack;

import java.util.List;
import org.telltale.inference.runtime.TensorType;

/**
 * A number that is always the same, such as the sample rate that a model asks for. Immutable.
 *
 * @param name the model's name for it
 * @param type what number it is
 * @param shape none, or extents of 1
 * @param value the number; whole where the type is
 */
public record ScalarInput(String name, TensorType type, List<Dimension> shape, double value)
        implements PackInput {
    public ScalarInput {
        ManifestRules.tensorName("name", name);
        shape = Dimension.shape("shape", shape);
        ManifestRules.range("value", value, -1e15, 1e15);
    }
}
