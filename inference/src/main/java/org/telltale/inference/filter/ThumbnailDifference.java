package org.telltale.inference.filter;

import java.util.List;

/**
 * Thumbnail difference: absolute difference of each channel between the preview that lies in the
 * file and the picture, laid on it and reduced to its size. Each pixel of the preview is drawn as
 * the block of picture pixels that it stands for; what the preview does not show is left black. A
 * picture that was changed by a program that kept the old preview (J. Kornblum, "Using JPEG
 * quantization tables to identify imagery processed by software", Digital Investigation 5, 2008,
 * names such programs) shows where.
 *
 * @param gain by how much it is amplified, 1 to 50
 */
public record ThumbnailDifference(double gain) implements Filter {
    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 50, 4.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<ThumbnailDifference> KIND =
            new FilterKind<>(
                    "thumbnail-difference",
                    1,
                    FilterKind.Group.FILE,
                    List.of(GAIN),
                    values -> new ThumbnailDifference(values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public ThumbnailDifference {
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<ThumbnailDifference> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(GAIN, gain);
    }
}
