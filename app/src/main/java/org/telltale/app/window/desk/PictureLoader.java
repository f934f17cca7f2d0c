package org.telltale.app.window.desk;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.DisplayColour;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.PictureBuilder;

/** Decodes pictures and maps for the viewer. Thread-safe; blocks, so never on the JavaFX thread. */
public final class PictureLoader {
    private static final long MAX_MAP_PIXELS = 100_000_000L;

    private final NativeWorker worker;
    private final MediaLimits limits;
    private final PictureBuilder builder = new PictureBuilder();

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
                DisplayColour.Shown shown =
                        DisplayColour.of(image.decoded(), metadata.iccProfile(), screen);
                cancellation.check();
                return new PictureState.Shown(builder.build(shown.pixels(), cancellation));
            }
        }
    }

    /**
     * Decodes and colours maps.
     *
     * @throws MediaException if one is damaged
     */
    public List<ShownMap> load(List<EvidenceMap> maps, Cancellation cancellation)
            throws MediaException {
        List<ShownMap> shown = new ArrayList<>();
        for (EvidenceMap map : maps) {
            cancellation.check();
            try (Arena arena = Arena.ofConfined()) {
                shown.add(
                        new ShownMap(
                                map,
                                HeatMap.of(
                                        worker.decodePreview(
                                                        map.png().bytes(), MAX_MAP_PIXELS, arena)
                                                .pixels(),
                                        map.transform())));
            }
        }
        return shown;
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
