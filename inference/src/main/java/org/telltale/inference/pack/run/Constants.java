package org.telltale.inference.pack.run;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.ScalarInput;
import org.telltale.inference.pack.StateInput;
import org.telltale.inference.runtime.Tensor;

/** Tensors whose every element is the same number. Stateless. */
final class Constants {
    private Constants() {}

    static Tensor of(ScalarInput input, InputMemory memory) {
        return filled(input, input.value(), memory);
    }

    /** A state before the first call. */
    static Tensor of(StateInput input, InputMemory memory) {
        return filled(input, input.initial(), memory);
    }

    private static Tensor filled(PackInput input, double value, InputMemory memory) {
        // A state's batch extent may be open; there is one sound at a time.
        List<Long> shape = input.shape().stream().map(Dimension::lowest).toList();
        Tensor tensor = memory.tensor(input.name(), input.type(), shape);
        for (long i = 0; i < tensor.count(); i++) {
            switch (input.type()) {
                case FLOAT32 -> tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
                case INT64 -> tensor.data().setAtIndex(ValueLayout.JAVA_LONG, i, (long) value);
                case INT32 -> tensor.data().setAtIndex(ValueLayout.JAVA_INT, i, (int) value);
                case UINT8, BOOL -> tensor.data().set(ValueLayout.JAVA_BYTE, i, (byte) value);
            }
        }
        return tensor;
    }
}
