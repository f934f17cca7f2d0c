package org.telltale.inference.filter;

import java.util.List;

/**
 * Wavelet threshold: luma (BT.601) after its small wavelet coefficients were taken out, or what was
 * taken out (D. L. Donoho, I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
 * Biometrika 81, 1994). The noise's standard deviation is estimated there as the median of the
 * absolute finest diagonal coefficients over 0.6745; the threshold is a multiple of it.
 *
 * @param wavelet the wavelet
 * @param scales finest scales whose coefficients are judged, 1 to 6
 * @param threshold in standard deviations of the noise, 0 to 20
 * @param rule what happens to larger coefficients
 * @param shows which part is drawn
 * @param gain by how much it is amplified, 1 to 100
 */
public record WaveletThreshold(
        Wavelet wavelet, int scales, double threshold, Rule rule, Part shows, double gain)
        implements Filter {
    /** The wavelet. */
    public static final Parameter.Choice<Wavelet> WAVELET =
            new Parameter.Choice<>("wavelet", Wavelet.class, Wavelet.DAUBECHIES_4);

    /** Scales whose coefficients are judged. */
    public static final Parameter.Whole SCALES =
            new Parameter.Whole("scales", 1, 6, 1, 3, Unit.SCALES);

    /** Below which a coefficient is noise. */
    public static final Parameter.Real THRESHOLD =
            new Parameter.Real("threshold", 0, 20, 3.0, Unit.SIGMAS);

    /** What happens to the others. */
    public static final Parameter.Choice<Rule> RULE =
            new Parameter.Choice<>("rule", Rule.class, Rule.SOFT);

    /** Which part is drawn. */
    public static final Parameter.Choice<Part> SHOWS =
            new Parameter.Choice<>("shows", Part.class, Part.REMOVED);

    /** How much what is found is amplified. */
    public static final Parameter.Real GAIN = new Parameter.Real("gain", 1, 100, 8.0, Unit.TIMES);

    /** The filter before it is set. */
    public static final FilterKind<WaveletThreshold> KIND =
            new FilterKind<>(
                    "wavelet-threshold",
                    1,
                    FilterKind.Group.NOISE,
                    List.of(WAVELET, SCALES, THRESHOLD, RULE, SHOWS, GAIN),
                    values ->
                            new WaveletThreshold(
                                    values.get(WAVELET),
                                    values.get(SCALES),
                                    values.get(THRESHOLD),
                                    values.get(RULE),
                                    values.get(SHOWS),
                                    values.get(GAIN)));

    private static final long serialVersionUID = 1L;

    public WaveletThreshold {
        WAVELET.checked(wavelet);
        SCALES.checked(scales);
        THRESHOLD.checked(threshold);
        RULE.checked(rule);
        SHOWS.checked(shows);
        GAIN.checked(gain);
    }

    @Override
    public FilterKind<WaveletThreshold> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE
                .with(WAVELET, wavelet)
                .with(SCALES, scales)
                .with(THRESHOLD, threshold)
                .with(RULE, rule)
                .with(SHOWS, shows)
                .with(GAIN, gain);
    }

    /** What happens to coefficients above the threshold. */
    public enum Rule {
        /** They shrink by it. */
        SOFT,
        /** They stay. */
        HARD
    }

    /** What is drawn. */
    public enum Part {
        /** What was taken out, amplified, around middle grey. */
        REMOVED,
        /** What is left, not amplified. */
        KEPT
    }
}
