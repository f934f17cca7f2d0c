package org.telltale.inference.filter;

import java.util.List;

/**
 * Luminance gradient: Sobel derivatives of luma (BT.601) in grey levels a pixel; red shows change
 * along rows, green change along columns, both around middle grey, blue its size. Light that falls
 * in from one side colours all surfaces alike; an inserted part, or airbrushed one, breaks the
 * pattern.
 *
 * @param gain by how much it is amplified, 0.5 to 50
 */
public record LuminanceGradient(double gain) implements NativeFilter {
    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 0.5, 50, 4.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<LuminanceGradient> KIND =
            new FilterKind<>(
                    "luminance-gradient",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(GAIN),
                    values -> new LuminanceGradient(values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public LuminanceGradient {
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<LuminanceGradient> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(GAIN, gain);
    }
}
