package org.telltale.inference.filter;

import java.util.List;

/**
 * Edges by Laplacian: absolute sum of the second derivatives of luma (BT.601). Shows the finest
 * detail, so double contours of sharpening and blurred patches.
 *
 * @param side of the kernel, pixels: 1 (the four neighbours), 3 or 5
 * @param gain by how much it is amplified, 0.1 to 50
 */
public record LaplacianEdges(int side, double gain) implements NativeFilter {
    /** Side of the kernel. */
    public static final Parameter.Whole SIDE = new Parameter.Whole("side", 1, 5, 2, 3, Unit.PIXELS);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 0.1, 50, 2.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<LaplacianEdges> KIND =
            new FilterKind<>(
                    "laplacian-edges",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(SIDE, GAIN),
                    values -> new LaplacianEdges(values.get(SIDE), values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public LaplacianEdges {
        SIDE.checked(side);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<LaplacianEdges> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(SIDE, side).with(GAIN, gain);
    }
}
