package org.telltale.inference.filter;

import java.util.List;

/**
 * Median residual: each channel less its median over a square around the pixel, around middle grey.
 * The median keeps edges, so what remains is noise, retouching dots and the texture of resampling
 * (compare J. Fridrich, M. Kirchner, "On detection of median filtering in digital images", SPIE
 * 7541, 2010, for what a median leaves behind).
 *
 * @param side of the square, pixels: 3, 5 or 7
 * @param gain by how much it is amplified, 1 to 100
 */
public record MedianResidual(int side, double gain) implements NativeFilter {
    /** Side of the square. */
    public static final Parameter.Whole SIDE = new Parameter.Whole("side", 3, 7, 2, 3, Unit.PIXELS);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 100, 10.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<MedianResidual> KIND =
            new FilterKind<>(
                    "median-residual",
                    1,
                    FilterKind.Group.NOISE,
                    List.of(SIDE, GAIN),
                    values -> new MedianResidual(values.get(SIDE), values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public MedianResidual {
        SIDE.checked(side);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<MedianResidual> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(SIDE, side).with(GAIN, gain);
    }
}
