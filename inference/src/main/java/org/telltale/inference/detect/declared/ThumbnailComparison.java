package org.telltale.inference.detect.declared;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.image.Plane;

/**
 * How much an embedded preview looks like its picture: the largest zero-mean normalized
 * cross-correlation of their luma, averaged over a coarse grid, over the ways in which cameras and
 * programs make previews: stretched to another aspect ratio, with bars beside the picture, cut a
 * little or to the preview's ratio, and turned by quarters where the picture was turned later.
 * Correlation forgives another brightness and contrast; the coarse grid forgives compression and
 * sharpening.
 *
 * @param correlation −1 to 1; 1 is the same up to brightness and contrast
 * @param contrast the smaller standard deviation of the two grids, in grey levels of 255
 */
record ThumbnailComparison(double correlation, double contrast) {
    /** Cells on a side of the grid. */
    private static final int CELLS = 32;

    /** Steps of the search for the edges, as fractions of the side, coarse to fine. */
    private static final double[] STEPS = {0.04, 0.02, 0.01};

    private static final int ROUNDS = 8;

    /** Of each plane at least this share must be compared. */
    private static final double LEAST_AREA = 0.72;

    /** Starting alignments that are worth a search. */
    private static final int SEARCHED = 3;

    /**
     * Compares.
     *
     * @param preview luma of the preview, turned as stored
     * @param picture luma of the picture at any scale
     */
    static ThumbnailComparison of(Plane preview, Plane picture) {
        return place(preview, picture, 0).score();
    }

    /**
     * Where the preview lies on the picture.
     *
     * @param worth by how much the correlation must rise for moved edges to be preferred to a whole
     *     or centred part, whose edges are exact
     */
    static Alignment place(Plane preview, Plane picture, double worth) {
        AreaSums pictureSums = new AreaSums(picture);
        List<Alignment> starts = new ArrayList<>();
        Plane turned = preview;
        for (int turn = 0; turn < 4; turn++) {
            starts.addAll(starts(turned, turn, pictureSums));
            turned = quarterTurn(turned);
        }
        starts.sort((a, b) -> Double.compare(b.score().correlation(), a.score().correlation()));
        Alignment best = starts.getFirst();
        double least = best.score().correlation + worth;
        for (Alignment start : starts.subList(0, SEARCHED)) {
            Alignment found = start.search();
            if (found.score().correlation > Math.max(least, best.score().correlation)) {
                best = found;
            }
        }
        return best;
    }

    private static List<Alignment> starts(Plane preview, int turns, AreaSums picture) {
        AreaSums sums = new AreaSums(preview);
        double ratio =
                ((double) preview.width() / preview.height())
                        / ((double) picture.width() / picture.height());
        PlaneWindow whole = PlaneWindow.WHOLE;
        PlaneWindow barred =
                ratio > 1 ? PlaneWindow.middle(1 / ratio, 1) : PlaneWindow.middle(1, ratio);
        PlaneWindow cut =
                ratio > 1 ? PlaneWindow.middle(1, 1 / ratio) : PlaneWindow.middle(ratio, 1);
        return List.of(
                Alignment.of(turns, sums, picture, whole, whole),
                Alignment.of(turns, sums, picture, barred, whole),
                Alignment.of(turns, sums, picture, whole, cut),
                Alignment.of(turns, sums, picture, PreviewBars.without(preview), whole));
    }

    private static ThumbnailComparison compare(double[] preview, double[] picture) {
        double meanPreview = mean(preview);
        double meanPicture = mean(picture);
        double variancePreview = 0;
        double variancePicture = 0;
        double covariance = 0;
        for (int i = 0; i < preview.length; i++) {
            double a = preview[i] - meanPreview;
            double b = picture[i] - meanPicture;
            variancePreview += a * a;
            variancePicture += b * b;
            covariance += a * b;
        }
        double product = Math.sqrt(variancePreview * variancePicture);
        return new ThumbnailComparison(
                product == 0 ? 0 : covariance / product,
                Math.sqrt(Math.min(variancePreview, variancePicture) / preview.length));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Turned clockwise by a quarter. */
    private static Plane quarterTurn(Plane plane) {
        int width = plane.height();
        int height = plane.width();
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = plane.at(y, plane.height() - 1 - x);
            }
        }
        return new Plane(width, height, values);
    }

    /**
     * Which part of the preview lies on which part of the picture, and how well they agree.
     *
     * @param turns quarters by which the preview was turned clockwise
     */
    record Alignment(
            int turns,
            AreaSums preview,
            AreaSums picture,
            PlaneWindow inPreview,
            PlaneWindow inPicture,
            ThumbnailComparison score) {
        static Alignment of(
                int turns,
                AreaSums preview,
                AreaSums picture,
                PlaneWindow inPreview,
                PlaneWindow inPicture) {
            return new Alignment(
                    turns,
                    preview,
                    picture,
                    inPreview,
                    inPicture,
                    compare(inPreview.grid(preview, CELLS), inPicture.grid(picture, CELLS)));
        }

        /** Moves one edge at a time while that raises the correlation. */
        Alignment search() {
            Alignment best = this;
            for (double step : STEPS) {
                boolean better = true;
                for (int round = 0; round < ROUNDS && better; round++) {
                    double before = best.score.correlation;
                    for (int edge = 0; edge < 2 * PlaneWindow.EDGES; edge++) {
                        best = best.better(best.moved(edge, step));
                        best = best.better(best.moved(edge, -step));
                    }
                    better = best.score.correlation > before;
                }
            }
            return best;
        }

        private Alignment moved(int edge, double step) {
            boolean first = edge < PlaneWindow.EDGES;
            PlaneWindow nextPreview = first ? inPreview.moved(edge, step) : inPreview;
            PlaneWindow nextPicture =
                    first ? inPicture : inPicture.moved(edge - PlaneWindow.EDGES, step);
            if (nextPreview.area() < LEAST_AREA || nextPicture.area() < LEAST_AREA) {
                return this;
            }
            return of(turns, preview, picture, nextPreview, nextPicture);
        }

        private Alignment better(Alignment other) {
            return other.score.correlation > score.correlation ? other : this;
        }
    }
}
