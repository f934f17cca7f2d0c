package org.telltale.inference.filter;

import java.util.List;

/**
 * Level sweep: the code values within a band are spread from black to white, those outside are cut,
 * as a moving window over the histogram. Joins between parts of slightly different level, and
 * patches of one colour, come out.
 *
 * @param centre of the band, grey levels
 * @param width of the band, grey levels, 1 to 255
 * @param luma whether luma (BT.601) alone is drawn instead of each channel
 */
public record LevelSweep(int centre, int width, boolean luma) implements NativeFilter {
    /** Middle of the band. */
    public static final Parameter.Whole CENTRE =
            new Parameter.Whole("centre", 0, 255, 1, 128, Unit.GREY_LEVELS);

    /** Width of the band. */
    public static final Parameter.Whole WIDTH =
            new Parameter.Whole("width", 1, 255, 1, 255, Unit.GREY_LEVELS);

    /** Luma alone instead of each channel. */
    public static final Parameter.Switch LUMA = new Parameter.Switch("luma", false);

    /** The filter before it is set. */
    public static final FilterKind<LevelSweep> KIND =
            new FilterKind<>(
                    "level-sweep",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(CENTRE, WIDTH, LUMA),
                    values ->
                            new LevelSweep(
                                    values.get(CENTRE), values.get(WIDTH), values.get(LUMA)));

    private static final long serialVersionUID = 1L;

    public LevelSweep {
        CENTRE.checked(centre);
        WIDTH.checked(width);
    }

    @Override
    public FilterKind<LevelSweep> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(CENTRE, centre).with(WIDTH, width).with(LUMA, luma);
    }
}
