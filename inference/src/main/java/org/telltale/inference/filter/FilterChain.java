package org.telltale.inference.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.ToneHistogram;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.ResampleRequest;

/**
 * Draws stacks of filters from one picture. What the filters before the first changed one drew is
 * kept from one drawing to the next, so that a parameter can be moved without drawing all again.
 * For one thread at a time. Owns what it keeps, not the source.
 */
public final class FilterChain implements AutoCloseable {
    private final NativeWorker worker;
    private final FilterSource source;
    private List<Filter> latest = List.of();
    private @Nullable Layer kept;

    /**
     * For a picture.
     *
     * @param source stays the caller's, who closes it after this
     */
    public FilterChain(NativeWorker worker, FilterSource source) {
        this.worker = worker;
        this.source = source;
    }

    /**
     * Draws with the filters that are on. Can be cancelled between filters, and within those that
     * are not OpenCV's.
     *
     * @param owner owns the result; where no filter is on, the source's own pixels come back
     * @throws MediaException if the picture is too large to be filtered
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public FilteredPixels draw(FilterStack stack, Arena owner, Cancellation cancellation)
            throws MediaException {
        Pixels picture = source.pixels();
        if ((long) picture.width() * picture.height() > ResampleRequest.MOST_PIXELS) {
            throw new MediaException(
                    Reason.of("filter.too-large", ResampleRequest.MOST_PIXELS / 1_000_000));
        }
        List<Filter> filters = stack.active();
        if (filters.isEmpty()) {
            return new FilteredPixels(picture, List.of());
        }
        int keep = unchanged(filters);
        latest = filters;
        Layer layer = start(filters);
        try {
            for (int i = layer.drawn.size(); i < filters.size(); i++) {
                cancellation.check();
                boolean last = i == filters.size() - 1;
                Layer next = next(filters.get(i), layer, last ? owner : null, cancellation);
                release(layer);
                layer = next;
                if (i + 1 == keep) {
                    keep(layer);
                }
            }
            return new FilteredPixels(layer.pixels, layer.drawn);
        } finally {
            release(layer);
        }
    }

    /** How many filters at the beginning are those of the latest drawing, the last one aside. */
    private int unchanged(List<Filter> filters) {
        int most = Math.min(latest.size(), filters.size() - 1);
        int same = 0;
        while (same < most && latest.get(same).equals(filters.get(same))) {
            same++;
        }
        return same;
    }

    /** What is kept, if these filters begin with it and go on, or else the picture. */
    private Layer start(List<Filter> filters) {
        if (kept != null) {
            List<Filter> known = kept.drawn.stream().map(FilteredPixels.Drawn::filter).toList();
            if (known.size() < filters.size() && filters.subList(0, known.size()).equals(known)) {
                return kept;
            }
            close();
        }
        return new Layer(source.pixels(), List.of(), null);
    }

    private void keep(Layer layer) {
        close();
        kept = layer;
    }

    private void release(Layer layer) {
        if (!layer.equals(kept)) {
            layer.close();
        }
    }

    /** The next filter's picture, in the owner's memory or, without one, in memory of its own. */
    private Layer next(
            Filter filter, Layer before, @Nullable Arena owner, Cancellation cancellation) {
        Arena arena = owner == null ? Arena.ofShared() : owner;
        Arena own = owner == null ? arena : null;
        try {
            List<FilteredPixels.Drawn> drawn = new ArrayList<>(before.drawn);
            Result result = draw(filter, before.pixels, arena, cancellation);
            drawn.add(drawn(filter, result, before, ToneHistogram.of(before.pixels, cancellation)));
            return new Layer(result.pixels, List.copyOf(drawn), own);
        } catch (RuntimeException e) {
            if (own != null) {
                own.close();
            }
            throw e;
        }
    }

    private Result draw(Filter filter, Pixels pixels, Arena arena, Cancellation cancellation) {
        return switch (filter) {
            case NativeFilter drawnByOpenCv ->
                    new Result(worker.filter(drawnByOpenCv, pixels, arena), null);
            case WaveletThreshold wavelets ->
                    new Result(WaveletDrawing.draw(wavelets, pixels, arena, cancellation), null);
            case ThumbnailDifference difference -> {
                ThumbnailDrawing.Drawing drawing =
                        new ThumbnailDrawing(worker, source, cancellation)
                                .draw(difference, pixels, arena);
                Pixels result = drawing.pixels();
                yield result == null
                        ? new Result(copy(pixels, arena), drawing.obstacle())
                        : new Result(result, null);
            }
        };
    }

    private static Pixels copy(Pixels pixels, Arena arena) {
        MemorySegment bgra = arena.allocate(pixels.bgra().byteSize(), 64);
        bgra.copyFrom(pixels.bgra());
        return new Pixels(pixels.width(), pixels.height(), bgra);
    }

    private static FilteredPixels.Drawn drawn(
            Filter filter, Result result, Layer before, ToneHistogram levels) {
        Pixels pixels = result.pixels;
        boolean frequencies =
                filter.showsFrequencies()
                        || before.drawn.stream().anyMatch(FilteredPixels.Drawn::frequencies);
        EvidenceMap.Transform transform =
                frequencies
                        ? new EvidenceMap.Transform(
                                1.0 / pixels.width(), 1.0 / pixels.height(), -0.5, -0.5)
                        : EvidenceMap.Transform.IDENTITY;
        return new FilteredPixels.Drawn(
                filter,
                pixels.width(),
                pixels.height(),
                frequencies,
                transform,
                levels,
                result.notApplicable);
    }

    /** Lets go of what is kept; the chain can still be used. */
    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }

    private record Result(Pixels pixels, @Nullable Reason notApplicable) {}

    /**
     * What filters drew so far.
     *
     * @param arena of the pixels; null where they are somebody else's
     */
    private record Layer(Pixels pixels, List<FilteredPixels.Drawn> drawn, @Nullable Arena arena)
            implements AutoCloseable {
        @Override
        public void close() {
            if (arena != null) {
                arena.close();
            }
        }
    }
}
