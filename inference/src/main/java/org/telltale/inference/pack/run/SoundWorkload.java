package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.Samples;

/** A pack listens to a sound of so many windows: two tones that beat, at half of full scale. */
final class SoundWorkload implements Workload {
    private static final double LOW_HZ = 220;
    private static final double HIGH_HZ = 3001;

    private final SoundRun run;
    private final Samples samples;
    private final WindowScoreReader reader;
    private final int windows;

    /**
     * A sound for a pack.
     *
     * @param windows wanted; a pack that hears only the first of a sound gets one
     * @param owner owns the sound
     */
    SoundWorkload(StoredPack.Installed pack, ModelHost host, int windows, Arena owner)
            throws MediaException {
        this.run = new SoundRun(pack, host);
        this.reader = new WindowScoreReader(pack.manifest());
        SamplesInput input = ModelInputs.of(pack.manifest(), SamplesInput.class).getFirst();
        int count = input.window() + (windows - 1) * input.hop();
        MemorySegment data = owner.allocate(Float.BYTES * (long) count, Float.BYTES);
        for (int i = 0; i < count; i++) {
            double turn = 2 * Math.PI * i / input.sampleRate();
            double value = (Math.sin(LOW_HZ * turn) + Math.sin(HIGH_HZ * turn)) / 4;
            data.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
        }
        this.samples = new Samples(input.sampleRate(), 1, 0, false, data);
        this.windows = new SoundWindows(input, samples).count();
    }

    @Override
    public int items() {
        return windows;
    }

    @Override
    public Prepared prepare(InputMemory memory, Cancellation cancellation) throws MediaException {
        return run.prepare(samples, memory);
    }

    @Override
    public RanOn run(InputMemory memory, Cancellation cancellation) throws MediaException {
        return run.run(samples, memory, reader, cancellation).ran().getLast();
    }
}
