package org.telltale.inference.pack.run;

import java.util.List;
import org.telltale.inference.runtime.RanOn;

/**
 * What a pack answered. Immutable.
 *
 * @param items one for each thing asked about, in order
 * @param ran for each of them what it ran on: an accelerator may fail between two runs
 */
public record Answered<T>(List<T> items, List<RanOn> ran) {
    public Answered {
        items = List.copyOf(items);
        ran = List.copyOf(ran);
        if (ran.size() != items.size()) {
            throw new IllegalArgumentException("an item ran nowhere");
        }
    }
}
