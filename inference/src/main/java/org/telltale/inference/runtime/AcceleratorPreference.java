package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The accelerators to try, in order. The CPU is always the last one, so that there is an answer.
 * Immutable.
 *
 * @param order each once, ending with the CPU; nothing after the CPU is ever tried
 * @param refusals accelerators left out before anything ran, with their reasons, which the answer
 *     repeats
 */
public record AcceleratorPreference(List<Accelerator> order, List<RefusedAccelerator> refusals)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The usual order. */
    public static final AcceleratorPreference AUTO = ofOrder(Accelerator.usualOrder());

    /** Nothing but the processor. */
    public static final AcceleratorPreference CPU = only(Accelerator.CPU);

    public AcceleratorPreference {
        Objects.requireNonNull(order);
        Set<Accelerator> wanted = new LinkedHashSet<>();
        for (Accelerator accelerator : order) {
            wanted.add(accelerator);
            if (accelerator == Accelerator.CPU) {
                break;
            }
        }
        wanted.add(Accelerator.CPU);
        order = List.copyOf(wanted);
        refusals = List.copyOf(refusals);
    }

    /** These, in this order, then the CPU. */
    public static AcceleratorPreference ofOrder(List<Accelerator> order) {
        return new AcceleratorPreference(order, List.of());
    }

    /** This one, then the CPU. */
    public static AcceleratorPreference only(Accelerator accelerator) {
        return ofOrder(List.of(accelerator));
    }

    /**
     * What a setting asks for: {@code auto} or an accelerator's id.
     *
     * @param usual the user's own order, which {@code auto} stands for
     * @return empty if there is no such accelerator
     */
    public static Optional<AcceleratorPreference> of(String setting, List<Accelerator> usual) {
        return setting.equalsIgnoreCase("auto")
                ? Optional.of(ofOrder(usual))
                : Accelerator.of(setting).map(AcceleratorPreference::only);
    }

    /** The same without one of them, for a reason. */
    public AcceleratorPreference without(RefusedAccelerator refusal) {
        List<RefusedAccelerator> more = new ArrayList<>(refusals);
        more.add(refusal);
        return new AcceleratorPreference(
                order.stream().filter(a -> a != refusal.accelerator()).toList(), more);
    }
}
