package org.telltale.inference.filter;

import java.util.List;
import java.util.Objects;

/**
 * Filters one after the other: each draws from what the one before it drew. Immutable.
 *
 * @param steps first to last
 */
public record FilterStack(List<Step> steps) {
    /** No filter at all: the picture as it is. */
    public static final FilterStack EMPTY = new FilterStack(List.of());

    public FilterStack {
        steps = List.copyOf(steps);
    }

    /** A stack of filters that are all on. */
    public static FilterStack of(Filter... filters) {
        return new FilterStack(
                List.of(filters).stream().map(filter -> new Step(filter, true)).toList());
    }

    /** The filters that are on. */
    public List<Filter> active() {
        return steps.stream().filter(Step::on).map(Step::filter).toList();
    }

    /**
     * One filter of a stack.
     *
     * @param on whether it draws; one that is off is passed by
     */
    public record Step(Filter filter, boolean on) {
        public Step {
            Objects.requireNonNull(filter);
        }
    }
}
