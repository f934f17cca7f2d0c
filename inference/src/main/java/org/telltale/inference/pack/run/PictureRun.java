package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.ScalarInput;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.worker.AlignRequest;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.ResampleRequest;

/**
 * Runs a pack on pictures or on faces in them: several in one run where the input's first extent is
 * open. Thread-safe; each call uses memory of its own caller. Cutting and scaling is shared out
 * among threads, so pictures lie in memory that any thread may read.
 */
public final class PictureRun {
    /** Most values of one run's input: 64 MB of floats. */
    private static final long MOST_VALUES = 1L << 24;

    private static final ValueLayout.OfInt BGRA = ValueLayout.JAVA_INT_UNALIGNED;

    private final StoredPack.Installed pack;
    private final ModelHost host;
    private final PictureInput input;
    private final List<ScalarInput> scalars;
    private final PixelNumbers numbers;

    /**
     * Prepares a pack.
     *
     * @throws MediaException if it takes something that this program does not make of a picture
     */
    public PictureRun(StoredPack.Installed pack, ModelHost host) throws MediaException {
        this.pack = pack;
        this.host = host;
        this.input =
                ModelInputs.only(pack.manifest(), PictureInput.class, Set.of(ScalarInput.class))
                        .orElseThrow(() ->
                                new MediaException(
                                        Reason.of("pack-run.no-picture", pack.manifest().title())));
        this.scalars = ModelInputs.of(pack.manifest(), ScalarInput.class);
        this.numbers = new PixelNumbers(name(), input);
    }

    /** The pack's manifest. */
    public PackManifest manifest() {
        return pack.manifest();
    }

    /**
     * Runs the pack for the whole picture: once, or for each window that its crop rule gives, row
     * by row from the top left.
     *
     * @param memory kept by the caller from call to call
     * @throws MediaException if the model refuses, or answers what it does not promise
     */
    public <T> Answered<T> whole(
            Pixels pixels, InputMemory memory, ItemReader<T> reader, Cancellation cancellation)
            throws MediaException {
        return run(
                pixels,
                PictureWindows.of(name(), input, pixels.width(), pixels.height()),
                memory,
                reader,
                cancellation);
    }

    /** Why the crop rule finds no place for the input over a face; empty where it does. */
    public Optional<Reason> unplaced(Pixels pixels, Subject face) {
        try {
            PictureCut.face(name(), input, pixels.width(), pixels.height(), face);
            return Optional.empty();
        } catch (MediaException e) {
            return Optional.of(e.reason());
        }
    }

    /** How many windows of a picture {@link #whole} looks at. */
    public int windows(Pixels pixels) throws MediaException {
        return PictureWindows.of(name(), input, pixels.width(), pixels.height()).size();
    }

    /**
     * Runs the pack for each face, in as few runs as it allows.
     *
     * @param faces at least one box
     * @param memory kept by the caller from call to call
     * @throws MediaException if the model refuses, or answers what it does not promise
     */
    public <T> Answered<T> faces(
            Pixels pixels,
            List<Box> faces,
            InputMemory memory,
            ItemReader<T> reader,
            Cancellation cancellation)
            throws MediaException {
        return subjects(
                pixels, faces.stream().map(Subject::of).toList(), memory, reader, cancellation);
    }

    /**
     * Runs the pack for each face, of which points may be known, in as few runs as it allows.
     *
     * @param faces at least one
     * @param memory kept by the caller from call to call
     * @throws MediaException if the model refuses, or answers what it does not promise
     */
    public <T> Answered<T> subjects(
            Pixels pixels,
            List<Subject> faces,
            InputMemory memory,
            ItemReader<T> reader,
            Cancellation cancellation)
            throws MediaException {
        return run(pixels, cuts(pixels, faces), memory, reader, cancellation);
    }

    private <T> Answered<T> run(
            Pixels pixels,
            List<PictureCut> cuts,
            InputMemory memory,
            ItemReader<T> reader,
            Cancellation cancellation)
            throws MediaException {
        List<T> read = new ArrayList<>();
        List<RanOn> ran = new ArrayList<>();
        int at = 0;
        while (at < cuts.size()) {
            int end = batchEnd(cuts, at);
            List<PictureCut> batch = cuts.subList(at, end);
            try (Arena arena = Arena.ofConfined()) {
                List<Tensor> tensors = tensors(pixels, batch, memory, cancellation);
                ModelAnswer answer =
                        host.run(pack, tensors, scalars.isEmpty(), arena, cancellation);
                for (int i = 0; i < batch.size(); i++) {
                    read.add(reader.read(answer, batch.get(i), i, batch.size()));
                    ran.add(answer.ran());
                }
            }
            at = end;
        }
        if (ran.isEmpty()) {
            throw new IllegalArgumentException("nothing to look at");
        }
        return new Answered<>(read, ran);
    }

    /**
     * The inputs of the first of the runs that these faces take, without running it.
     *
     * @param faces none for the whole picture
     */
    Prepared prepare(
            Pixels pixels, List<Subject> faces, InputMemory memory, Cancellation cancellation)
            throws MediaException {
        List<PictureCut> cuts =
                faces.isEmpty()
                        ? PictureWindows.of(name(), input, pixels.width(), pixels.height())
                        : cuts(pixels, faces);
        List<PictureCut> batch = cuts.subList(0, batchEnd(cuts, 0));
        return new Prepared(tensors(pixels, batch, memory, cancellation), batch.size());
    }

    private List<PictureCut> cuts(Pixels pixels, List<Subject> faces) throws MediaException {
        List<PictureCut> cuts = new ArrayList<>();
        for (Subject face : faces) {
            cuts.add(PictureCut.face(name(), input, pixels.width(), pixels.height(), face));
        }
        return cuts;
    }

    /** As many items of one size as go into one run. */
    private int batchEnd(List<PictureCut> cuts, int from) {
        PictureCut first = cuts.get(from);
        if (!scalars.isEmpty()) {
            return from + 1;
        }
        long each = (long) first.width() * first.height() * input.colour().channels();
        long most =
                Math.clamp(
                        MOST_VALUES / each,
                        1,
                        Math.max(1, input.extent('N').fixed() ? 1 : input.extent('N').highest()));
        int end = from + 1;
        while (end < cuts.size()
                && end - from < most
                && cuts.get(end).width() == first.width()
                && cuts.get(end).height() == first.height()) {
            end++;
        }
        return end;
    }

    private List<Tensor> tensors(
            Pixels pixels, List<PictureCut> batch, InputMemory memory, Cancellation cancellation) {
        PictureCut first = batch.getFirst();
        List<Long> shape = new ArrayList<>();
        for (char axis : input.layout().axes().toCharArray()) {
            shape.add(
                    switch (axis) {
                        case 'N' -> (long) batch.size();
                        case 'C' -> (long) input.colour().channels();
                        case 'H' -> (long) first.height();
                        default -> (long) first.width();
                    });
        }
        Tensor tensor = memory.tensor(input.name(), input.type(), shape);
        Shared.out(
                batch.size(),
                i -> {
                    cancellation.check();
                    write(tensor, i, batch.get(i), pixels, memory.scratch());
                });
        List<Tensor> tensors = new ArrayList<>(List.of(tensor));
        for (ScalarInput scalar : scalars) {
            tensors.add(Constants.of(scalar, memory));
        }
        return tensors;
    }

    private void write(
            Tensor tensor, int item, PictureCut cut, Pixels pixels, ScratchMemory scratch) {
        ResampleRequest request = cut.request();
        boolean straight = cut.aligned() == null && cut.side() == PictureCut.Side.AS_IT_IS;
        if (straight && request.isPartOf(pixels)) {
            PixelWindow there =
                    new PixelWindow(
                            pixels, request.x(), request.y(), request.width(), request.height());
            numbers.write(tensor, item, cut, there);
            return;
        }
        scratch.use(
                4L * request.toWidth() * request.toHeight(),
                room -> {
                    Pixels sized = window(cut, pixels, room);
                    if (cut.side() == PictureCut.Side.MIRRORED) {
                        mirror(sized);
                    }
                    numbers.write(tensor, item, cut, PixelWindow.whole(sized));
                });
    }

    private Pixels window(PictureCut cut, Pixels pixels, MemorySegment room) {
        AlignRequest aligned = cut.aligned();
        return aligned == null
                ? host.worker().resample(cut.request(), pixels, room)
                : host.worker().align(aligned, pixels, room);
    }

    private static void mirror(Pixels window) {
        int[] row = new int[window.width()];
        for (long y = 0; y < window.height(); y++) {
            long from = 4 * y * row.length;
            MemorySegment.copy(window.bgra(), BGRA, from, row, 0, row.length);
            for (int left = 0, right = row.length - 1; left < right; left++, right--) {
                int pixel = row[left];
                row[left] = row[right];
                row[right] = pixel;
            }
            MemorySegment.copy(row, 0, window.bgra(), BGRA, from, row.length);
        }
    }

    private String name() {
        return pack.manifest().title();
    }

    /** Makes something of one item's numbers. */
    @FunctionalInterface
    public interface ItemReader<T> {
        /**
         * Reads one item.
         *
         * @param answer of the run that it was in; closed afterwards
         * @param cut where it was cut from
         * @param item index in the run
         * @param items in the run
         * @throws MediaException if the numbers are not what the manifest says
         */
        T read(ModelAnswer answer, PictureCut cut, int item, int items) throws MediaException;
    }
}
