package org.telltale.inference.filter;

import java.util.List;

/**
 * Edges by Canny: thin lines along the strongest gradients of luma (BT.601), continued along weaker
 * ones (J. Canny, "A Computational Approach to Edge Detection", IEEE Transactions on Pattern
 * Analysis and Machine Intelligence 8, 1986). Makes repeated contours of copies easy to compare.
 *
 * @param low gradient down to which a line goes on, grey levels a pixel
 * @param high gradient at which a line begins, grey levels a pixel; where it is below {@code low}
 *     the two change places
 */
public record CannyEdges(double low, double high) implements NativeFilter {
    /** Gradient down to which a line goes on. */
    public static final Parameter.Real LOW =
            new Parameter.Real("low", 0, 255, 10.0, Unit.GREY_LEVELS);

    /** Gradient at which a line begins. */
    public static final Parameter.Real HIGH =
            new Parameter.Real("high", 0, 255, 25.0, Unit.GREY_LEVELS);

    /** The filter before it is set. */
    public static final FilterKind<CannyEdges> KIND =
            new FilterKind<>(
                    "canny-edges",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(LOW, HIGH),
                    values -> new CannyEdges(values.get(LOW), values.get(HIGH)));

    private static final long serialVersionUID = 1L;

    public CannyEdges {
        LOW.checked(low);
        HIGH.checked(high);
    }

    @Override
    public FilterKind<CannyEdges> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(LOW, low).with(HIGH, high);
    }
}
