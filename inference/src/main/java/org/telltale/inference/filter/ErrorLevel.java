package org.telltale.inference.filter;

import java.util.List;

/**
 * Error level: how much each pixel changes when the picture is saved as JPEG once more, absolute
 * difference of each channel (N. Krawetz, "A Picture's Worth: Digital Image Analysis and
 * Forensics", Black Hat USA, 2007). Parts that were saved less often change more; so do edges and
 * fine texture.
 *
 * @param quality of the copy, as libjpeg counts it, 1 to 100
 * @param subsampling how coarsely the copy stores colour
 * @param gain by how much it is amplified, 1 to 100
 */
public record ErrorLevel(int quality, ChromaSubsampling subsampling, double gain)
        implements NativeFilter {
    /** Quality of the copy. */
    public static final Parameter.Whole QUALITY =
            new Parameter.Whole("quality", 1, 100, 1, 90, Unit.JPEG_QUALITY);

    /** How coarsely the copy stores colour. */
    public static final Parameter.Choice<ChromaSubsampling> SUBSAMPLING =
            new Parameter.Choice<>(
                    "subsampling", ChromaSubsampling.class, ChromaSubsampling.HALVED_BOTH);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 100, 15.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<ErrorLevel> KIND =
            new FilterKind<>(
                    "error-level",
                    1,
                    FilterKind.Group.COMPRESSION,
                    List.of(QUALITY, SUBSAMPLING, GAIN),
                    values ->
                            new ErrorLevel(
                                    values.get(QUALITY),
                                    values.get(SUBSAMPLING),
                                    values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public ErrorLevel {
        QUALITY.checked(quality);
        SUBSAMPLING.checked(subsampling);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<ErrorLevel> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE
                .with(QUALITY, quality)
                .with(SUBSAMPLING, subsampling)
                .with(GAIN, gain);
    }
}
