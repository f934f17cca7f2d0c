package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.TensorType;

/**
 * Sound as samples from −1 to below 1, times {@code scale}, in windows. Immutable.
 *
 * @param name the model's name for it
 * @param type what numbers it takes
 * @param layout order of the axes
 * @param shape extents in the order of the layout; T is {@code context + window}
 * @param sampleRate in Hz; other sound is resampled to it
 * @param channels how several channels become one
 * @param scale factor of a sample
 * @param window new samples in each call
 * @param context samples of the window before that stand first; zeros for the first window
 * @param hop samples from one window's start to the next
 * @param windows which windows are looked at
 * @param shortClip what becomes of sound shorter than a window
 * @param lastWindow what becomes of a remainder shorter than a window, where there are several
 */
public record SamplesInput(
        String name,
        TensorType type,
        Layout layout,
        List<Dimension> shape,
        int sampleRate,
        Channels channels,
        double scale,
        int window,
        int context,
        int hop,
        Windows windows,
        Filling shortClip,
        Filling lastWindow)
        implements PackInput {
    private static final int MOST_SAMPLES = 1 << 24;

    public SamplesInput {
        ManifestRules.tensorName("name", name);
        shape = Dimension.shape("shape", shape);
        ManifestRules.holds(
                shape.size() == layout.name().length(),
                Reason.of("pack.layout", "shape", layout.name()));
        ManifestRules.range("sample_rate", sampleRate, 1000, 384_000);
        ManifestRules.range("scale", scale, 1e-6, 1e6);
        ManifestRules.range("window", window, 1, MOST_SAMPLES);
        ManifestRules.range("context", context, 0, MOST_SAMPLES);
        ManifestRules.range("hop", hop, 1, window);
        ManifestRules.holds(
                shape.getLast().allows((long) context + window),
                Reason.of("pack.window", "window", (long) context + window));
    }

    /** Order of the axes: N clips, C channels (one), T samples. */
    public enum Layout {
        @JsonProperty("NT")
        NT,
        @JsonProperty("NCT")
        NCT
    }

    /** How several channels become one. */
    public enum Channels {
        MEAN,
        FIRST
    }

    /** Which windows are looked at. */
    public enum Windows {
        /** The first alone, as the authors of some models do. */
        FIRST,
        /** One after the other over the whole clip. */
        ALL
    }

    /** What becomes of too few samples. */
    public enum Filling {
        /** Zeros follow. */
        ZEROS,
        /** The samples are repeated end to end, then cut. */
        REPEAT,
        /** The window starts earlier, so that it ends with the clip. */
        SHIFT,
        /** They are not looked at. */
        DROP
    }
}
