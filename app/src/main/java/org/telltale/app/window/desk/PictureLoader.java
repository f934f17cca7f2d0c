package org.telltale.app.window.desk;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.image.DisplayColour;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.PictureBuilder;
import org.telltale.viewers.image.RasterPixels;
import org.telltale.viewers.image.StoredPixels;

/** Decodes pictures and maps for the viewer. Thread-safe; blocks, so never on the JavaFX thread. */
public final class PictureLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PictureLoader.class);
    private static final long MAX_MAP_PIXELS = 100_000_000L;

    /** Most bytes of stored values that are kept beside what is shown. */
    private static final long MAX_STORED_BYTES = 512L << 20;

    private final NativeWorker worker;
    private final MediaLimits limits;
    private final PictureBuilder builder = new PictureBuilder();
    private final PictureRenderer renderer = new PictureRenderer();

    /** A loader within bounds. */
    public PictureLoader(NativeWorker worker, MediaLimits limits) {
        this.worker = worker;
        this.limits = limits;
    }

    /**
     * Decodes a picture for display, in the screen's colours.
     *
     * @throws MediaException if it cannot be decoded
     */
    public PictureState.Shown load(Media media, Metadata metadata, Cancellation cancellation)
            throws MediaException {
        DecodeRequest request =
                new DecodeRequest(
                        media.path().toString(),
                        media.format(),
                        metadata.orientation(),
                        limits.maxPixels());
        try (SourceImage image = SourceImage.decode(worker, request)) {
            cancellation.check();
            try (Arena screen = Arena.ofConfined()) {
                DecodedImage decoded = image.decoded();
                DisplayColour.Shown shown =
                        DisplayColour.of(decoded, metadata.iccProfile(), screen);
                cancellation.check();
                Picture picture = build(decoded, shown.pixels(), request, cancellation);
                StoredPixels stored = picture.stored();
                return new PictureState.Shown(
                        picture,
                        stored == null ? null : new PictureSource(stored, metadata.iccProfile()),
                        decoded.bitsPerSample());
            }
        }
    }

    /** What is shown as it is stored is kept once, everything else beside what is shown. */
    private Picture build(
            DecodedImage decoded, Pixels shown, DecodeRequest request, Cancellation cancellation)
            throws MediaException {
        StoredPixels stored = deep(decoded, request);
        if (stored == null && shown.equals(decoded.pixels()) && !decoded.alpha()) {
            return builder.build(
                    shown,
                    decoded.grey() ? PictureBuilder.Kind.GREY : PictureBuilder.Kind.COLOUR,
                    cancellation);
        }
        if (stored == null && shown.bgra().byteSize() <= MAX_STORED_BYTES) {
            stored = RasterPixels.of(decoded.pixels(), decoded.grey(), decoded.alpha());
        }
        return builder.build(
                shown, decoded.alpha() ? decoded.pixels() : null, stored, cancellation);
    }

    private @Nullable StoredPixels deep(DecodedImage decoded, DecodeRequest request)
            throws MediaException {
        long samples = 4L * decoded.pixels().width() * decoded.pixels().height();
        if (decoded.bitsPerSample() <= 8 || 2 * samples > MAX_STORED_BYTES) {
            return null;
        }
        return worker.decodeDeep(request, Arena.ofAuto())
                .map(deep -> RasterPixels.of(deep, decoded.grey()))
                .orElse(null);
    }

    /**
     * Renders a picture otherwise.
     *
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public Picture render(PictureSource source, Rendering rendering, Cancellation cancellation) {
        return renderer.render(source, rendering, cancellation);
    }

    /**
     * Decodes and colours the maps of detectors: what was measured first, in running order, then
     * the masks of what was found. One that is damaged is left out.
     */
    public List<ShownMap> load(List<DetectorRun> runs, Cancellation cancellation) {
        List<ShownMap> measured = new ArrayList<>();
        List<ShownMap> masks = new ArrayList<>();
        for (DetectorRun run : runs) {
            for (EvidenceMap map : run.outcome().evidence().maps()) {
                cancellation.check();
                try {
                    ShownMap shown = load(map, run);
                    (shown.mask() ? masks : measured).add(shown);
                } catch (MediaException e) {
                    LOG.warn("the map {} of {} is damaged", map.sha256(), run.id(), e);
                }
            }
        }
        measured.addAll(masks);
        return measured;
    }

    private ShownMap load(EvidenceMap map, DetectorRun run) throws MediaException {
        List<String> findings =
                run.outcome().evidence().findings().stream()
                        .filter(finding ->
                                finding.place() instanceof Place.Region region
                                        && map.sha256().equals(region.mask()))
                        .map(Finding::id)
                        .toList();
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = worker.decodePreview(map.png().bytes(), MAX_MAP_PIXELS, arena).pixels();
            return new ShownMap(
                    map, HeatMap.of(pixels, map.transform()), run.detector().title(), findings);
        }
    }

    /**
     * Decodes a tiny picture, so that native libraries are loaded before the first real one waits.
     *
     * @throws MediaException if even that cannot be decoded
     */
    void warmUp() throws MediaException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] png = worker.encodeGreyPng(new byte[64], 8, 8);
            DecodedImage tiny = worker.decodePreview(png, MAX_MAP_PIXELS, arena);
            builder.build(tiny.pixels(), new Cancellation());
        }
    }
}
