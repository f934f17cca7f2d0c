package org.telltale.inference.runtime;

import java.util.List;
import java.util.Objects;

/**
 * What a model gave. Immutable; the tensors' memory belongs to the arena that the caller passed in.
 *
 * @param outputs in the model's order
 * @param ran what it ran on
 */
public record ModelAnswer(List<Tensor> outputs, RanOn ran) {
    public ModelAnswer {
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(ran);
    }

    /**
     * The output of that name.
     *
     * @throws IllegalArgumentException if the model has none: a manifest that does not fit its
     *     model
     */
    public Tensor output(String name) {
        return outputs.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no output is called " + name));
    }
}
