package org.telltale.inference.filter;

import java.util.List;

/**
 * Principal components of colour: the picture's colours are a cloud; its axes, in the order of
 * their spread, are found from the covariance of red, green and blue (K. Pearson, 1901; H.
 * Hotelling, 1933). A pixel is drawn by where it lies along an axis, or how far it lies from that
 * axis, between the least and the largest in the picture. Colours that do not belong stand out
 * along the lesser axes.
 *
 * @param component number of the axis, by falling spread, 1 to 3
 * @param measure what is drawn of a pixel
 * @param equalize whether the histogram of the result is equalized
 */
public record PrincipalComponent(int component, Measure measure, boolean equalize)
        implements NativeFilter {
    /** Number of the axis. */
    public static final Parameter.Whole COMPONENT =
            new Parameter.Whole("component", 1, 3, 1, 1, Unit.NONE);

    /** What is drawn of a pixel. */
    public static final Parameter.Choice<Measure> MEASURE =
            new Parameter.Choice<>("measure", Measure.class, Measure.PROJECTION);

    /** Equalize the result. */
    public static final Parameter.Switch EQUALIZE = new Parameter.Switch("equalize", false);

    /** The filter before it is set. */
    public static final FilterKind<PrincipalComponent> KIND =
            new FilterKind<>(
                    "principal-component",
                    1,
                    FilterKind.Group.COLOUR,
                    List.of(COMPONENT, MEASURE, EQUALIZE),
                    values ->
                            new PrincipalComponent(
                                    values.get(COMPONENT),
                                    values.get(MEASURE),
                                    values.get(EQUALIZE)));

    private static final long serialVersionUID = 1L;

    public PrincipalComponent {
        COMPONENT.checked(component);
        MEASURE.checked(measure);
    }

    @Override
    public FilterKind<PrincipalComponent> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE
                .with(COMPONENT, component)
                .with(MEASURE, measure)
                .with(EQUALIZE, equalize);
    }

    /** How a pixel is drawn. */
    public enum Measure {
        /** Place along the axis; the axis' largest part points to brighter values. */
        PROJECTION,
        /** Distance from the axis. */
        DISTANCE
    }
}
