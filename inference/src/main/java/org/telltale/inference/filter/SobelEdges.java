package org.telltale.inference.filter;

import java.util.List;

/**
 * Edges by Sobel: size of the gradient of luma (BT.601), grey levels a pixel, of 3×3 kernels. Edges
 * of a pasted part are sharper or softer than their surroundings.
 *
 * @param gain by how much it is amplified, 0.5 to 50
 */
public record SobelEdges(double gain) implements NativeFilter {
    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 0.5, 50, 4.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<SobelEdges> KIND =
            new FilterKind<>(
                    "sobel-edges",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(GAIN),
                    values -> new SobelEdges(values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public SobelEdges {
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<SobelEdges> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(GAIN, gain);
    }
}
