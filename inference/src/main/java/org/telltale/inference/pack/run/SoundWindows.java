package org.telltale.inference.pack.run;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.worker.Samples;

/** Lays a model's windows over a sound, as its manifest says. Immutable. */
final class SoundWindows {
    private final SamplesInput input;
    private final Samples samples;
    private final List<Long> starts = new ArrayList<>();

    /** The windows of mono samples at the input's rate; none where the sound is too short. */
    SoundWindows(SamplesInput input, Samples samples) {
        if (samples.channels() != 1 || samples.sampleRate() != input.sampleRate()) {
            throw new IllegalArgumentException(
                    samples.channels() + " channels at " + samples.sampleRate() + " Hz");
        }
        this.input = input;
        this.samples = samples;
        long count = samples.count();
        int window = input.window();
        if (count == 0 || (count < window && input.shortClip() == SamplesInput.Filling.DROP)) {
            return;
        }
        starts.add(0L);
        if (input.windows() == SamplesInput.Windows.FIRST || count <= window) {
            return;
        }
        long start = input.hop();
        for (; start + window <= count; start += input.hop()) {
            starts.add(start);
        }
        // What the last whole window left over.
        if (starts.getLast() + window < count) {
            switch (input.lastWindow()) {
                case DROP -> {}
                case SHIFT -> starts.add(count - window);
                case ZEROS, REPEAT -> starts.add(start);
            }
        }
    }

    int count() {
        return starts.size();
    }

    /** First sample of a window. */
    long start(int index) {
        return starts.get(index);
    }

    /** The sample after its last one, not beyond the sound. */
    long end(int index) {
        return Math.min(samples.count(), starts.get(index) + input.window());
    }

    /** Writes context and window. */
    void write(int index, MemorySegment target, long from) {
        long start = starts.get(index);
        long available = samples.count() - start;
        SamplesInput.Filling filling =
                samples.count() < input.window() ? input.shortClip() : input.lastWindow();
        boolean repeat = filling == SamplesInput.Filling.REPEAT;
        int context = input.context();
        for (int i = 0; i < context; i++) {
            // The window before ends where this one starts; before the first there is nothing.
            long at = start - context + i;
            put(target, from + i, at < 0 ? 0 : samples.at(at, 0));
        }
        for (int i = 0; i < input.window(); i++) {
            float value =
                    i < available
                            ? samples.at(start + i, 0)
                            : repeat ? samples.at(start + i % available, 0) : 0;
            put(target, from + context + i, value);
        }
    }

    private void put(MemorySegment target, long index, float value) {
        float scaled = input.scale() == 1 ? value : (float) (value * input.scale());
        target.setAtIndex(ValueLayout.JAVA_FLOAT, index, scaled);
    }
}
