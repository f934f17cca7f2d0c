package org.telltale.inference.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.worker.NativeWorker;

/**
 * A place in a picture as cells of a regular grid, row-major. Who receives it only reads it.
 *
 * @param across cells in a row
 * @param down rows of cells
 * @param transform cells to source pixels
 * @param cells those that belong to the place; at least one
 */
public record CellMask(int across, int down, EvidenceMap.Transform transform, BitSet cells) {
    public CellMask {
        if (cells.isEmpty() || cells.length() > across * down) {
            throw new IllegalArgumentException(cells.length() + " in " + across + "x" + down);
        }
    }

    /**
     * The connected places (8-neighbours) among the given cells, largest first.
     *
     * @param least cells that a place has at least
     */
    public static List<CellMask> components(
            BitSet cells, int across, int down, EvidenceMap.Transform transform, int least) {
        List<CellMask> found = new ArrayList<>();
        BitSet left = (BitSet) cells.clone();
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first + 1)) {
            BitSet place = grow(first, left, across, down);
            if (place.cardinality() >= least) {
                found.add(new CellMask(across, down, transform, place));
            }
        }
        found.sort((a, b) -> Integer.compare(b.count(), a.count()));
        return found;
    }

    private static BitSet grow(int first, BitSet left, int across, int down) {
        BitSet place = new BitSet();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        left.clear(first);
        queue.add(first);
        while (!queue.isEmpty()) {
            int cell = queue.remove();
            place.set(cell);
            int column = cell % across;
            int row = cell / across;
            for (int r = Math.max(0, row - 1); r <= Math.min(down - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(across - 1, column + 1); c++) {
                    int next = r * across + c;
                    if (left.get(next)) {
                        left.clear(next);
                        queue.add(next);
                    }
                }
            }
        }
        return place;
    }

    /** Cells of the place. */
    public int count() {
        return cells.cardinality();
    }

    /**
     * The smallest box around the place, source pixels, inside the picture.
     *
     * @throws IllegalStateException if the media has no picture
     */
    public Box box(Media media) {
        Media.PictureSize picture = media.picture();
        if (picture == null) {
            throw new IllegalStateException("no picture in " + media.path());
        }
        CellBox box = CellBox.around(this);
        int left = box.left();
        int right = box.right();
        int top = box.top();
        int bottom = box.bottom();
        int x1 = within(transform.offsetX() + transform.scaleX() * left, picture.width() - 1);
        int y1 = within(transform.offsetY() + transform.scaleY() * top, picture.height() - 1);
        int x2 = within(transform.offsetX() + transform.scaleX() * right, picture.width());
        int y2 = within(transform.offsetY() + transform.scaleY() * bottom, picture.height());
        // Where cells are smaller than pixels both sides may round to the same one.
        return new Box(x1, y1, Math.max(x1 + 1, x2), Math.max(y1 + 1, y2));
    }

    private static int within(double at, int most) {
        return Math.clamp(Math.round(at), 0, most);
    }

    /** The mask as a map: 255 inside, 0 outside, a map pixel a cell. */
    public EvidenceMap map(NativeWorker worker, String name) {
        double[] values = new double[across * down];
        cells.stream().forEach(cell -> values[cell] = 1);
        return GreyMap.of(worker, name, values, across, transform, 0, 1, "inside");
    }
}
