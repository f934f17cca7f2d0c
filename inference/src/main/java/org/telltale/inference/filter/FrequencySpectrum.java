package org.telltale.inference.filter;

import java.util.List;

/**
 * Frequency spectrum: size of the discrete Fourier transform of luma (BT.601) less its mean, in
 * decibels below its largest, frequency 0 in the middle. Right and down lie positive frequencies up
 * to half a cycle a pixel. Resampling and upsampling networks leave regular peaks. The picture is
 * filled up with zeros to a size that transforms fast, which is the size of the result.
 *
 * @param window how the picture fades towards its edges
 * @param range from black to white, 20 to 160
 */
public record FrequencySpectrum(Window window, double range) implements NativeFilter {
    /** How the picture fades towards its edges. */
    public static final Parameter.Choice<Window> WINDOW =
            new Parameter.Choice<>("window", Window.class, Window.HANN);

    /** Decibels from black to white. */
    public static final Parameter.Real RANGE =
            new Parameter.Real("range", 20, 160, 120.0, Unit.DECIBELS);

    /** The filter before it is set. */
    public static final FilterKind<FrequencySpectrum> KIND =
            new FilterKind<>(
                    "frequency-spectrum",
                    1,
                    FilterKind.Group.FREQUENCY,
                    List.of(WINDOW, RANGE),
                    values -> new FrequencySpectrum(values.get(WINDOW), values.get(RANGE)));

    private static final long serialVersionUID = 1L;

    public FrequencySpectrum {
        WINDOW.checked(window);
        RANGE.checked(range);
    }

    @Override
    public FilterKind<FrequencySpectrum> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(WINDOW, window).with(RANGE, range);
    }

    @Override
    public boolean showsFrequencies() {
        return true;
    }

    /** How the picture fades towards its edges. */
    public enum Window {
        /** Not at all: the edges make a cross through the middle. */
        NONE,
        /** As a raised cosine (Hann). */
        HANN
    }
}
