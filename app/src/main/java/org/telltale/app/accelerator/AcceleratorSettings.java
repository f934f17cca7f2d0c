package org.telltale.app.accelerator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.runtime.Accelerator;

/**
 * What the user set. Immutable.
 *
 * @param order in which {@code auto} tries accelerators; each once, and nothing after the CPU
 * @param natives an ONNX Runtime of the user's own; null for the one that comes with Telltale
 */
public record AcceleratorSettings(List<Accelerator> order, @Nullable Natives natives) {
    public AcceleratorSettings {
        order =
                order.isEmpty()
                        ? Accelerator.usualOrder()
                        : List.copyOf(new LinkedHashSet<>(order));
        int cpu = order.indexOf(Accelerator.CPU);
        if (cpu < 0) {
            List<Accelerator> more = new ArrayList<>(order);
            more.add(Accelerator.CPU);
            order = List.copyOf(more);
        } else {
            order = order.subList(0, cpu + 1);
        }
    }

    /** Where nothing was set. */
    public static AcceleratorSettings first() {
        return new AcceleratorSettings(Accelerator.usualOrder(), null);
    }

    /** With another order. */
    public AcceleratorSettings withOrder(List<Accelerator> other) {
        return new AcceleratorSettings(other, natives);
    }

    /** With another ONNX Runtime, or with the one that comes with Telltale. */
    public AcceleratorSettings withNatives(@Nullable Natives other) {
        return new AcceleratorSettings(order, other);
    }
}
