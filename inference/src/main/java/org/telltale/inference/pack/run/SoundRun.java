package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.pack.ScalarInput;
import org.telltale.inference.pack.StateInput;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.Samples;
import org.telltale.inference.worker.SamplesRequest;

/**
 * Runs a pack over a sound, window after window: several at once where nothing is remembered from
 * one to the next, else one by one with the state fed back. Thread-safe; each call uses memory of
 * its own caller.
 */
public final class SoundRun {
    private static final long MOST_VALUES = 1L << 22;

    private final StoredPack.Installed pack;
    private final ModelHost host;
    private final SamplesInput input;
    private final List<StateInput> states;
    private final List<ScalarInput> scalars;

    /**
     * Prepares a pack.
     *
     * @throws MediaException if it takes something that this program does not make of a sound
     */
    public SoundRun(StoredPack.Installed pack, ModelHost host) throws MediaException {
        this.pack = pack;
        this.host = host;
        Set<Class<? extends PackInput>> beside = Set.of(StateInput.class, ScalarInput.class);
        this.input =
                ModelInputs.only(pack.manifest(), SamplesInput.class, beside)
                        .orElseThrow(() ->
                                new MediaException(
                                        Reason.of("pack-run.no-sound", pack.manifest().title())));
        this.states = ModelInputs.of(pack.manifest(), StateInput.class);
        this.scalars = ModelInputs.of(pack.manifest(), ScalarInput.class);
        if (input.type() != TensorType.FLOAT32) {
            throw new MediaException(
                    Reason.of("pack-run.type", name(), input.name(), input.type()));
        }
    }

    /** The pack's manifest. */
    public PackManifest manifest() {
        return pack.manifest();
    }

    /** What to decode of a file for this pack: all of its sound. */
    public SamplesRequest request(String path) {
        SamplesRequest.Channels channels =
                switch (input.channels()) {
                    case MEAN -> SamplesRequest.Channels.MEAN;
                    case FIRST -> SamplesRequest.Channels.FIRST;
                };
        return new SamplesRequest(
                path, input.sampleRate(), channels, 0, 0, SamplesRequest.USUAL_MOST);
    }

    /**
     * Runs the pack over a sound.
     *
     * @param samples one channel at the rate that the pack asks for
     * @param memory kept by the caller from call to call
     * @return for each window looked at what the reader made of it
     * @throws MediaException if the sound is too short for a single window, the model refuses, or
     *     answers what it does not promise
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public <T> Answered<T> run(
            Samples samples, InputMemory memory, WindowReader<T> reader, Cancellation cancellation)
            throws MediaException {
        SoundWindows windows = new SoundWindows(input, samples);
        if (windows.count() == 0) {
            throw new MediaException(
                    Reason.of("pack-run.short", name(), samples.count(), input.window()));
        }
        return states.isEmpty()
                ? batches(windows, samples, memory, reader, cancellation)
                : oneByOne(windows, samples, memory, reader, cancellation);
    }

    /** The inputs of the first of the runs that a sound takes, without running it. */
    Prepared prepare(Samples samples, InputMemory memory) {
        SoundWindows windows = new SoundWindows(input, samples);
        int count = Math.min(most(), windows.count());
        List<Tensor> tensors = new ArrayList<>(List.of(window(windows, 0, count, memory)));
        states.forEach(state -> tensors.add(Constants.of(state, memory)));
        scalars.forEach(scalar -> tensors.add(Constants.of(scalar, memory)));
        return new Prepared(tensors, count);
    }

    /** Windows that go into one run. */
    private int most() {
        if (!states.isEmpty() || !scalars.isEmpty()) {
            return 1;
        }
        long highest = input.shape().getFirst().highest();
        return Math.toIntExact(Math.clamp(MOST_VALUES / input.window(), 1, highest));
    }

    private <T> Answered<T> batches(
            SoundWindows windows,
            Samples samples,
            InputMemory memory,
            WindowReader<T> reader,
            Cancellation cancellation)
            throws MediaException {
        int most = most();
        List<T> read = new ArrayList<>();
        List<RanOn> ran = new ArrayList<>();
        for (int at = 0; at < windows.count(); at += most) {
            cancellation.check();
            int count = Math.min(most, windows.count() - at);
            try (Arena arena = Arena.ofConfined()) {
                List<Tensor> tensors = new ArrayList<>(List.of(window(windows, at, count, memory)));
                scalars.forEach(scalar -> tensors.add(Constants.of(scalar, memory)));
                ModelAnswer answer =
                        host.run(pack, tensors, scalars.isEmpty(), arena, cancellation);
                for (int i = 0; i < count; i++) {
                    read.add(reader.read(answer, span(windows, at + i, samples), i, count));
                    ran.add(answer.ran());
                }
            }
        }
        return new Answered<>(read, ran);
    }

    private <T> Answered<T> oneByOne(
            SoundWindows windows,
            Samples samples,
            InputMemory memory,
            WindowReader<T> reader,
            Cancellation cancellation)
            throws MediaException {
        List<Tensor> remembered = new ArrayList<>();
        states.forEach(state -> remembered.add(Constants.of(state, memory)));
        List<T> read = new ArrayList<>();
        List<RanOn> ran = new ArrayList<>();
        for (int i = 0; i < windows.count(); i++) {
            cancellation.check();
            try (Arena arena = Arena.ofConfined()) {
                List<Tensor> tensors = new ArrayList<>(List.of(window(windows, i, 1, memory)));
                tensors.addAll(remembered);
                scalars.forEach(scalar -> tensors.add(Constants.of(scalar, memory)));
                ModelAnswer answer = host.run(pack, tensors, false, arena, cancellation);
                read.add(reader.read(answer, span(windows, i, samples), 0, 1));
                for (int s = 0; s < states.size(); s++) {
                    feedBack(answer, states.get(s), remembered.get(s));
                }
                ran.add(answer.ran());
            }
        }
        return new Answered<>(read, ran);
    }

    private void feedBack(ModelAnswer answer, StateInput state, Tensor kept) throws MediaException {
        Tensor given = answer.output(state.from());
        if (given.type() != kept.type() || !given.shape().equals(kept.shape())) {
            throw OutputNumbers.unfit(pack.manifest(), state.from());
        }
        MemorySegment.copy(given.data(), 0, kept.data(), 0, kept.data().byteSize());
    }

    private Tensor window(SoundWindows windows, int from, int count, InputMemory memory) {
        long each = (long) input.context() + input.window();
        List<Long> shape =
                input.layout() == SamplesInput.Layout.NT
                        ? List.of((long) count, each)
                        : List.of((long) count, 1L, each);
        Tensor tensor = memory.tensor(input.name(), input.type(), shape);
        for (int i = 0; i < count; i++) {
            windows.write(from + i, tensor.data(), i * each);
        }
        return tensor;
    }

    private static Span span(SoundWindows windows, int index, Samples samples) {
        return new Span(micros(windows.start(index), samples), micros(windows.end(index), samples));
    }

    private static long micros(long sample, Samples samples) {
        return samples.startMicros() + Math.round(1e6 * sample / samples.sampleRate());
    }

    private String name() {
        return pack.manifest().title();
    }

    /**
     * Where a window lies.
     *
     * @param startMicros from the start of the media
     * @param endMicros exclusive; not beyond the end of the sound
     */
    public record Span(long startMicros, long endMicros) {}

    /** Makes something of one window's numbers. */
    @FunctionalInterface
    public interface WindowReader<T> {
        /**
         * Reads one window.
         *
         * @param answer of the run that it was in; closed afterwards
         * @param span where it lies
         * @param item index in the run
         * @param items in the run
         * @throws MediaException if the numbers are not what the manifest says
         */
        T read(ModelAnswer answer, Span span, int item, int items) throws MediaException;
    }
}
