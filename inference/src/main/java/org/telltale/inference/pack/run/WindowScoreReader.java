package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.runtime.ModelAnswer;

/**
 * Reads the decoders {@code score} and {@code window-scores} of sound: one score a window, or one
 * for each frame in it. Immutable.
 */
public final class WindowScoreReader
        implements SoundRun.WindowReader<List<WindowScoreReader.WindowScore>> {
    private final PackManifest manifest;
    private final PackOutput output;
    private final @Nullable Integer frameHop;
    private final int sampleRate;

    /**
     * A reader of a pack's scores.
     *
     * @throws MediaException if its decoder is not one of sound
     */
    public WindowScoreReader(PackManifest manifest) throws MediaException {
        this.manifest = manifest;
        String name;
        switch (manifest.post()) {
            case PostProcessing.Score score -> {
                name = score.output();
                frameHop = null;
            }
            case PostProcessing.WindowScores scores -> {
                name = scores.output();
                frameHop = scores.frameHop();
            }
            default -> throw OutputNumbers.unfit(manifest, manifest.outputs().getFirst().name());
        }
        this.output =
                manifest.outputs().stream()
                        .filter(o -> o.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        this.sampleRate =
                manifest.inputs().stream()
                        .filter(SamplesInput.class::isInstance)
                        .map(input -> ((SamplesInput) input).sampleRate())
                        .findFirst()
                        .orElseThrow(() -> OutputNumbers.unfit(manifest, name));
    }

    @Override
    public List<WindowScore> read(ModelAnswer answer, SoundRun.Span span, int item, int items)
            throws MediaException {
        OutputNumbers numbers = OutputNumbers.of(manifest, output.name(), answer, item, items);
        int row = frameHop == null ? numbers.values().length : rowOfFrames(numbers);
        Integer index = output.index();
        int at = index == null ? 0 : index;
        if (at >= row || numbers.values().length % row != 0) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        List<WindowScore> scores = new ArrayList<>();
        for (int from = 0, frame = 0; from < numbers.values().length; from += row, frame++) {
            double value = numbers.values()[from + at];
            boolean low = output.manipulated() == PackOutput.Direction.LOW;
            SoundRun.Span place = frameHop == null ? span : frame(span, frame);
            if (place.endMicros() > place.startMicros()) {
                scores.add(new WindowScore(place, value, low ? -value : value));
            }
        }
        return List.copyOf(scores);
    }

    /** Frames stand along the axis before the last one, or along the last where there is one. */
    private int rowOfFrames(OutputNumbers numbers) {
        return output.index() == null ? 1 : numbers.row();
    }

    private SoundRun.Span frame(SoundRun.Span window, int frame) {
        int hop = frameHop == null ? 0 : frameHop;
        long start = window.startMicros() + Math.round(1e6 * frame * hop / sampleRate);
        long end = window.startMicros() + Math.round(1e6 * (frame + 1L) * hop / sampleRate);
        return new SoundRun.Span(start, Math.min(end, window.endMicros()));
    }

    /**
     * One score.
     *
     * @param span where
     * @param value the model's own number, after its activation
     * @param raw the same, turned so that higher is more manipulated
     */
    public record WindowScore(SoundRun.Span span, double value, double raw) {}
}
