package org.telltale.app.window.filters;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.FilteredPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.FilterChain;
import org.telltale.inference.filter.FilterSource;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FilteredPixels;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.viewers.image.PictureBuilder;

/**
 * The picture that filters draw from, decoded once and kept from one drawing to the next. Blocks,
 * so never on the JavaFX thread; for one thread at a time.
 */
public final class FilterEvidence implements AutoCloseable {
    private final NativeWorker worker;
    private final MediaLimits limits;
    private final PictureBuilder builder = new PictureBuilder();
    private @Nullable Opened opened;

    /** Evidence that is decoded within bounds. */
    public FilterEvidence(NativeWorker worker, MediaLimits limits) {
        this.worker = worker;
        this.limits = limits;
    }

    /**
     * Draws a stack from a media, if its file is still the one that was examined.
     *
     * @throws MediaException if it is not, or cannot be decoded
     * @throws IOException if it cannot be read
     */
    Drawing draw(Probe probe, FilterStack stack, Cancellation cancellation)
            throws MediaException, IOException {
        Opened evidence = open(probe, cancellation);
        try (Arena arena = Arena.ofShared()) {
            FilteredPixels drawn = evidence.chain.draw(stack, arena, cancellation);
            cancellation.check();
            return new Drawing(
                    new FilteredPicture(
                            builder.build(drawn.pixels(), cancellation), drawn.inPlace()),
                    drawn.steps());
        }
    }

    private Opened open(Probe probe, Cancellation cancellation) throws MediaException, IOException {
        Media media = probe.media();
        if (opened != null && opened.sha256.equals(media.sha256())) {
            return opened;
        }
        close();
        if (!Sha256.of(media.path(), cancellation).equals(media.sha256())) {
            throw new MediaException(Reason.of("filter.media-changed", media.path().toString()));
        }
        SourceImage image =
                SourceImage.decode(
                        worker,
                        new DecodeRequest(
                                media.path().toString(),
                                media.format(),
                                probe.metadata().orientation(),
                                limits.maxPixels()));
        FilterSource source = FilterSource.of(image.pixels(), probe.metadata());
        Opened now = new Opened(media.sha256(), image, new FilterChain(worker, source));
        opened = now;
        return now;
    }

    /** Lets go of the picture; the next drawing decodes it again. */
    @Override
    public void close() {
        if (opened != null) {
            opened.chain.close();
            opened.image.close();
            opened = null;
        }
    }

    private record Opened(String sha256, SourceImage image, FilterChain chain) {}

    /**
     * What a stack drew.
     *
     * @param picture to show
     * @param steps what became of each filter that is on
     */
    record Drawing(FilteredPicture picture, List<FilteredPixels.Drawn> steps) {
        Drawing {
            steps = List.copyOf(steps);
        }
    }
}
