package org.telltale.inference.pack.run;

import java.util.List;
import org.telltale.inference.runtime.Tensor;

/**
 * The inputs of one run of a model. Immutable; the tensors' memory belongs to who asked.
 *
 * @param tensors by the model's names
 * @param items things asked about in it
 */
record Prepared(List<Tensor> tensors, int items) {
    Prepared {
        tensors = List.copyOf(tensors);
    }
}
