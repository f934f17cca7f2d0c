package org.telltale.inference.detect.fusion;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.worker.Pixels;

/**
 * The places that the fused detectors point at, drawn on one common grid of square cells. For one
 * thread.
 */
final class PlacedEvidence {
    /** Cells along the longer side, at most. */
    private static final int MOST_CELLS = 768;

    private static final int LEAST_CELL = 4;

    private final Examination examination;
    private final int cell;
    private final int across;
    private final int down;

    /** A grid for a picture of that size. */
    PlacedEvidence(Examination examination, int width, int height) {
        this.examination = examination;
        int longest = Math.max(width, height);
        this.cell = Math.max(LEAST_CELL, (longest + MOST_CELLS - 1) / MOST_CELLS);
        this.across = (width + cell - 1) / cell;
        this.down = (height + cell - 1) / cell;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    int cell() {
        return cell;
    }

    EvidenceMap.Transform transform() {
        return new EvidenceMap.Transform(cell, cell, 0, 0);
    }

    /**
     * All calibrated places of the completed detectors that have a say, strongest first.
     *
     * @throws MediaException if a mask cannot be read back
     */
    List<Placed> of(List<DetectorRun> runs, java.util.Set<String> detectors) throws MediaException {
        List<Placed> placed = new ArrayList<>();
        for (DetectorRun run : runs) {
            if (run.outcome() instanceof Outcome.Completed done
                    && detectors.contains(run.detector().id())) {
                for (Finding finding : done.evidence().findings()) {
                    examination.checkCancelled();
                    Double llr = finding.llr();
                    if (llr != null && finding.place() instanceof Place.Region region) {
                        BitSet cells = cells(region, done.evidence().maps());
                        if (!cells.isEmpty()) {
                            placed.add(new Placed(run.detector().id(), finding, llr, cells));
                        }
                    }
                }
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::llr).reversed());
        return placed;
    }

    private BitSet cells(Place.Region region, List<EvidenceMap> maps) throws MediaException {
        EvidenceMap mask =
                maps.stream()
                        .filter(m -> m.sha256().equals(region.mask()))
                        .findFirst()
                        .orElse(null);
        return mask == null ? filled(region.box()) : drawn(mask);
    }

    private BitSet filled(Box box) {
        BitSet cells = new BitSet();
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                if (box.contains(centre(column), centre(row))) {
                    cells.set(row * across + column);
                }
            }
        }
        return cells;
    }

    private int centre(int index) {
        return index * cell + cell / 2;
    }

    private BitSet drawn(EvidenceMap mask) throws MediaException {
        BitSet cells = new BitSet();
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels =
                    examination
                            .worker()
                            .decodePreview(
                                    mask.png().bytes(), (long) mask.width() * mask.height(), arena)
                            .pixels();
            EvidenceMap.Transform to = mask.transform();
            for (int row = 0; row < down; row++) {
                int y = (int) Math.floor((centre(row) - to.offsetY()) / to.scaleY());
                for (int column = 0; column < across; column++) {
                    int x = (int) Math.floor((centre(column) - to.offsetX()) / to.scaleX());
                    if (isSet(pixels, x, y)) {
                        cells.set(row * across + column);
                    }
                }
            }
        }
        return cells;
    }

    private static boolean isSet(Pixels pixels, int x, int y) {
        return x >= 0
                && y >= 0
                && x < pixels.width()
                && y < pixels.height()
                && pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * (y * (long) pixels.width() + x))
                        != 0;
    }

    /**
     * A place that one detector points at.
     *
     * @param detector id
     * @param finding that it was
     * @param llr of it
     * @param cells of the common grid
     */
    record Placed(String detector, Finding finding, double llr, BitSet cells) {
        /** Whether more than half of the smaller of two places lies in the other. */
        boolean overlaps(Placed other) {
            BitSet common = (BitSet) cells.clone();
            common.and(other.cells);
            return 2 * common.cardinality()
                    > Math.min(cells.cardinality(), other.cells.cardinality());
        }
    }
}
