package org.telltale.inference.filter;

import java.util.List;

/**
 * Local contrast: contrast-limited adaptive histogram equalization of luma (BT.601), colour
 * differences kept (K. Zuiderveld, "Contrast Limited Adaptive Histogram Equalization", Graphics
 * Gems IV, 1994). Makes shadows and lights readable; amplifies noise there.
 *
 * @param clipLimit how often the mean a bin of a tile may hold, 1 to 40
 * @param tiles along each side, 1 to 32
 */
public record LocalContrast(double clipLimit, int tiles) implements NativeFilter {
    /** Slope beyond which a histogram is cut. */
    public static final Parameter.Real CLIP_LIMIT =
            new Parameter.Real("clip-limit", 1, 40, 3.0, Unit.TIMES);

    /** Tiles along each side. */
    public static final Parameter.Whole TILES =
            new Parameter.Whole("tiles", 1, 32, 1, 8, Unit.TILES);

    /** The filter before it is set. */
    public static final FilterKind<LocalContrast> KIND =
            new FilterKind<>(
                    "local-contrast",
                    1,
                    FilterKind.Group.LIGHT,
                    List.of(CLIP_LIMIT, TILES),
                    values -> new LocalContrast(values.get(CLIP_LIMIT), values.get(TILES)));

    private static final long serialVersionUID = 1L;

    public LocalContrast {
        CLIP_LIMIT.checked(clipLimit);
        TILES.checked(tiles);
    }

    @Override
    public FilterKind<LocalContrast> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(CLIP_LIMIT, clipLimit).with(TILES, tiles);
    }
}
