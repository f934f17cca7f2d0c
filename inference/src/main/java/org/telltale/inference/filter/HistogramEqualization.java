package org.telltale.inference.filter;

import java.util.List;

/**
 * Histogram equalization: code values are moved so that all are about equally frequent, over the
 * whole picture (R. C. Gonzalez, R. E. Woods, "Digital Image Processing", section 3.3). Shows steps
 * too small to be seen, such as the edge of a cloned sky.
 *
 * @param luma whether luma (BT.601) alone is equalized, colour differences kept, instead of each
 *     channel
 */
public record HistogramEqualization(boolean luma) implements NativeFilter {
    /** Luma alone instead of each channel. */
    public static final Parameter.Switch LUMA = new Parameter.Switch("luma", true);

    /** The filter before it is set. */
    public static final FilterKind<HistogramEqualization> KIND =
            new FilterKind<>(
                    "histogram-equalization",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(LUMA),
                    values -> new HistogramEqualization(values.get(LUMA)));

    private static final long serialVersionUID = 1L;

    @Override
    public FilterKind<HistogramEqualization> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(LUMA, luma);
    }
}
