package org.telltale.app.report;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.telltale.db.report.NumberedPlace;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/** A map with its grey levels. Immutable. */
final class MeasuredMap {
    private static final long MAX_PIXELS = 100_000_000L;

    private final DetectorRun run;
    private final EvidenceMap map;
    private final boolean mask;
    private final int width;
    private final int height;
    private final byte[] grey;

    private MeasuredMap(DetectorRun run, EvidenceMap map, boolean mask, Pixels pixels) {
        this.run = Objects.requireNonNull(run);
        this.map = Objects.requireNonNull(map);
        this.mask = mask;
        this.width = pixels.width();
        this.height = pixels.height();
        this.grey = new byte[Math.multiplyExact(width, height)];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * i);
        }
    }

    /**
     * Reads a map.
     *
     * @throws MediaException if its bytes are no picture
     */
    static MeasuredMap decode(NativeWorker worker, DetectorRun run, EvidenceMap map, boolean mask)
            throws MediaException {
        try (Arena arena = Arena.ofConfined()) {
            return new MeasuredMap(
                    run,
                    map,
                    mask,
                    worker.decodePreview(map.png().bytes(), MAX_PIXELS, arena).pixels());
        }
    }

    DetectorRun run() {
        return run;
    }

    EvidenceMap map() {
        return map;
    }

    boolean mask() {
        return mask;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether a detector that points at the place measured this. */
    boolean tells(NumberedPlace place) {
        return place.findings().stream()
                .anyMatch(f -> f.provenance().detector().equals(run.detector().id()));
    }

    /** Grey level of the map pixel under a source pixel, 0 to 255; −1 outside of the map. */
    int at(double x, double y) {
        EvidenceMap.Transform t = map.transform();
        int column = (int) Math.floor((x - t.offsetX()) / t.scaleX());
        int row = (int) Math.floor((y - t.offsetY()) / t.scaleY());
        return level(column, row);
    }

    /** Grey level of a map pixel, 0 to 255; −1 outside of the map. */
    int level(int column, int row) {
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        return inside ? grey[row * width + column] & 255 : -1;
    }
}
