package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.Pixels;

/**
 * Measures how much of a model's bare speed is left of it in this program: from decoded pixels or
 * samples to decoded scores, against the same session run on the same inputs with nothing around
 * it. Both take turns, and each begins every other round, so that what else the machine does falls
 * on both alike. Blocks.
 *
 * @param host runs packs
 * @param pixels a decoded picture, in memory that any thread may read
 * @param faces boxes in it: a batch. As many windows of sound are a batch, too
 * @param rounds that count, at least 1
 */
public record Throughput(ModelHost host, Pixels pixels, List<Box> faces, int rounds) {
    /** Each turn lasts about this long, so that the clock and short interruptions matter little. */
    private static final long TURN_NANOS = 100_000_000;

    private static final int MOST_REPEATS = 1000;

    private static final long WARMING_NANOS = 3_000_000_000L;

    /** After so long and this many rounds no more are begun. */
    private static final long MOST_NANOS = 30_000_000_000L;

    private static final int LEAST_ROUNDS = 5;

    public Throughput {
        Objects.requireNonNull(host);
        Objects.requireNonNull(pixels);
        faces = List.copyOf(faces);
        if (faces.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException(faces.size() + " faces, " + rounds + " rounds");
        }
    }

    /**
     * Measures a pack.
     *
     * @throws MediaException if it does not run
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public Measured measure(StoredPack.Installed pack, Cancellation cancellation)
            throws MediaException {
        try (Arena arena = Arena.ofConfined();
                InputMemory ownMemory = new InputMemory();
                InputMemory bareMemory = new InputMemory()) {
            Workload work =
                    pack.manifest().media() == MediaKind.AUDIO
                            ? new SoundWorkload(pack, host, faces.size(), arena)
                            : new PictureWorkload(pack, host, pixels, faces);
            Prepared prepared = work.prepare(bareMemory, cancellation);
            RanOn ran = work.run(ownMemory, cancellation);
            Turns turns = new Turns(pack, work, prepared, ran, ownMemory, cancellation);
            return new Measured(
                    work.items(), prepared.items(), ran.accelerator(), turns.rounds(rounds));
        }
    }

    private record Turn(double wall, double cpu) {}

    /** Takes turns. */
    private final class Turns {
        private final Workload work;
        private final Prepared prepared;
        private final ModelFile model;
        private final Accelerator accelerator;
        private final InputMemory memory;
        private final Cancellation cancellation;
        private final int runs;

        Turns(
                StoredPack.Installed pack,
                Workload work,
                Prepared prepared,
                RanOn ran,
                InputMemory memory,
                Cancellation cancellation) {
            this.work = work;
            this.prepared = prepared;
            this.model = new ModelFile(pack.model(), pack.manifest().modelFile().sha256());
            this.accelerator = ran.accelerator();
            this.memory = memory;
            this.cancellation = cancellation;
            this.runs = Math.ceilDiv(work.items(), prepared.items());
        }

        List<Round> rounds(int wanted) throws MediaException {
            long start = System.nanoTime();
            long once = Long.MAX_VALUE;
            // Java compiles what runs often; the shortest turn says how long one will take.
            for (int i = 0; i < LEAST_ROUNDS || System.nanoTime() - start < WARMING_NANOS; i++) {
                once = Math.min(once, Math.max(own(1), bare(1)));
            }
            int repeats = (int) Math.clamp(TURN_NANOS / Math.max(1, once), 1, MOST_REPEATS);
            start = System.nanoTime();
            List<Round> rounds = new ArrayList<>();
            while (rounds.size() < wanted
                    && (rounds.size() < LEAST_ROUNDS || System.nanoTime() - start < MOST_NANOS)) {
                boolean ownFirst = rounds.size() % 2 == 0;
                Turn first = turn(ownFirst, repeats);
                Turn second = turn(!ownFirst, repeats);
                Turn own = ownFirst ? first : second;
                Turn bare = ownFirst ? second : first;
                double items = 1e9 * repeats * work.items();
                rounds.add(
                        new Round(items / own.wall(), items / bare.wall(), own.cpu() / bare.cpu()));
            }
            return rounds;
        }

        private Turn turn(boolean own, int repeats) throws MediaException {
            long before = ProcessTime.nanos();
            long wall = own ? own(repeats) : bare(repeats);
            return new Turn(wall, ProcessTime.nanos() - before);
        }

        private long own(int repeats) throws MediaException {
            long start = System.nanoTime();
            for (int i = 0; i < repeats; i++) {
                work.run(memory, cancellation);
            }
            return System.nanoTime() - start;
        }

        private long bare(int repeats) throws MediaException {
            cancellation.check();
            return host.worker().timeModel(model, accelerator, prepared.tensors(), runs * repeats);
        }
    }

    /**
     * One round.
     *
     * @param own items a second from decoded pixels or samples to decoded scores
     * @param bare items a second of the model alone
     * @param processor processor time that the program takes, over that of the model alone; other
     *     load on the machine touches it less than the clock
     */
    public record Round(double own, double bare, double processor) {
        /** The part of the bare speed that is left. */
        double ratio() {
            return own / bare;
        }
    }

    /**
     * What was measured of a pack. Immutable.
     *
     * @param items in a batch
     * @param itemsInRun of these, as many as the model takes at once
     * @param accelerator that both ran on
     * @param rounds at least one
     */
    public record Measured(int items, int itemsInRun, Accelerator accelerator, List<Round> rounds) {
        public Measured {
            rounds = List.copyOf(rounds);
        }

        /** Items a second through the program. */
        public Spread own() {
            return spread(Round::own);
        }

        /** Items a second of the model alone. */
        public Spread bare() {
            return spread(Round::bare);
        }

        /** Of each round own over bare. */
        public Spread ratio() {
            return spread(Round::ratio);
        }

        /** Of each round the processor time through the program over that of the model alone. */
        public Spread processor() {
            return spread(Round::processor);
        }

        private Spread spread(ToDoubleFunction<Round> of) {
            double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
            int n = sorted.length;
            double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            return new Spread(median, sorted[0], sorted[n - 1]);
        }
    }

    /**
     * Over several rounds.
     *
     * @param median of them
     * @param min of them
     * @param max of them
     */
    public record Spread(double median, double min, double max) {}
}
