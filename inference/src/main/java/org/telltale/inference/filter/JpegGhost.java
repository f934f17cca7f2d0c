package org.telltale.inference.filter;

import java.util.List;

/**
 * JPEG ghost at one quality: root of the squared difference between the picture and its JPEG copy,
 * averaged over the channels and a square around each pixel, in grey levels (H. Farid, "Exposing
 * Digital Forgeries from JPEG Ghosts", IEEE Transactions on Information Forensics and Security 4,
 * 2009, equation 2). A part that was once saved at that quality, on the same 8×8 grid, stays dark
 * while its surroundings do not. The one to be moved is the quality.
 *
 * @param quality of the copy, as libjpeg counts it, 1 to 100
 * @param subsampling how coarsely the copy stores colour
 * @param side of the square averaged over, pixels, odd, 1 to 33
 * @param gain by how much it is amplified, 1 to 100
 */
public record JpegGhost(int quality, ChromaSubsampling subsampling, int side, double gain)
        implements NativeFilter {
    /** Quality of the copy. */
    public static final Parameter.Whole QUALITY =
            new Parameter.Whole("quality", 1, 100, 1, 75, Unit.JPEG_QUALITY);

    /** How coarsely the copy stores colour. */
    public static final Parameter.Choice<ChromaSubsampling> SUBSAMPLING =
            new Parameter.Choice<>(
                    "subsampling", ChromaSubsampling.class, ChromaSubsampling.HALVED_BOTH);

    /** Side of the square that is averaged over. */
    public static final Parameter.Whole SIDE =
            new Parameter.Whole("side", 1, 33, 2, 17, Unit.PIXELS);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 100, 20.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<JpegGhost> KIND =
            new FilterKind<>(
                    "jpeg-ghost",
                    1,
                    FilterKind.Group.COMPRESSION,
                    List.of(QUALITY, SUBSAMPLING, SIDE, GAIN),
                    values ->
                            new JpegGhost(
                                    values.get(QUALITY),
                                    values.get(SUBSAMPLING),
                                    values.get(SIDE),
                                    values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public JpegGhost {
        QUALITY.checked(quality);
        SUBSAMPLING.checked(subsampling);
        SIDE.checked(side);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<JpegGhost> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE
                .with(QUALITY, quality)
                .with(SUBSAMPLING, subsampling)
                .with(SIDE, side)
                .with(GAIN, gain);
    }
}
