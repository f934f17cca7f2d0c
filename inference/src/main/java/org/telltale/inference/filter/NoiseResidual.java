package org.telltale.inference.filter;

import java.util.List;

/**
 * Noise residual: luma (BT.601) less an estimate of it without noise, around middle grey. The
 * estimate is a local adaptive Wiener filter (J. S. Lim, "Two-Dimensional Signal and Image
 * Processing", 1990, section 9.2) or a Gaussian. Parts from another camera, or smoothed ones, carry
 * noise of another strength.
 *
 * @param denoiser how the noise is separated
 * @param side of the square around each pixel, pixels, odd, 3 to 15
 * @param sigma standard deviation of noise that the Wiener filter expects, grey levels, 0.5 to 25
 * @param gain by how much it is amplified, 1 to 100
 */
public record NoiseResidual(Denoiser denoiser, int side, double sigma, double gain)
        implements NativeFilter {
    /** How the noise is separated. */
    public static final Parameter.Choice<Denoiser> DENOISER =
            new Parameter.Choice<>("denoiser", Denoiser.class, Denoiser.WIENER);

    /** Side of the square around each pixel. */
    public static final Parameter.Whole SIDE =
            new Parameter.Whole("side", 3, 15, 2, 5, Unit.PIXELS);

    /** Standard deviation of the noise that the Wiener filter expects. */
    public static final Parameter.Real SIGMA =
            new Parameter.Real("sigma", 0.5, 25, 5.0, Unit.GREY_LEVELS);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 100, 10.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<NoiseResidual> KIND =
            new FilterKind<>(
                    "noise-residual",
                    1,
                    FilterKind.Group.NOISE,
                    List.of(DENOISER, SIDE, SIGMA, GAIN),
                    values ->
                            new NoiseResidual(
                                    values.get(DENOISER),
                                    values.get(SIDE),
                                    values.get(SIGMA),
                                    values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public NoiseResidual {
        DENOISER.checked(denoiser);
        SIDE.checked(side);
        SIGMA.checked(sigma);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<NoiseResidual> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE
                .with(DENOISER, denoiser)
                .with(SIDE, side)
                .with(SIGMA, sigma)
                .with(GAIN, gain);
    }

    /** How noise is separated. */
    public enum Denoiser {
        /** Takes away most where the picture varies no more than its noise. */
        WIENER,
        /** A Gaussian mean with the kernel that OpenCV takes for the side. */
        GAUSSIAN
    }
}
