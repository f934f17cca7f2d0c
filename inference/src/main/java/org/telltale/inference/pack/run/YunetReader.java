package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/**
 * Reads the decoder {@code yunet-grid} (Wu, Peng and Yu 2023, as OpenCV's FaceDetectorYN decodes
 * it): faces with five points, strongest first, overlapping weaker ones left out. Immutable.
 */
public final class YunetReader implements PictureRun.ItemReader<List<YunetReader.Found>> {
    /** Most candidates that are compared with each other: the comparison grows with the square. */
    private static final int MOST_CANDIDATES = 5000;

    private static final int BOX = 4;
    private static final int POINTS = 5;

    private final PackManifest manifest;
    private final PostProcessing.YunetGrid post;

    /** A reader of a pack's faces. */
    public YunetReader(PackManifest manifest, PostProcessing.YunetGrid post) {
        this.manifest = manifest;
        this.post = post;
    }

    @Override
    public List<Found> read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        List<Found> candidates = new ArrayList<>();
        for (int stride : post.strides()) {
            new Grid(answer, cut, item, items, stride).collect(candidates);
        }
        candidates.sort(Comparator.comparingDouble(Found::score).reversed());
        List<Found> kept = new ArrayList<>();
        for (Found candidate : candidates.stream().limit(MOST_CANDIDATES).toList()) {
            if (kept.stream().noneMatch(k -> k.overlap(candidate) > post.mostOverlap())) {
                kept.add(candidate);
            }
        }
        return List.copyOf(kept);
    }

    /** The cells of one stride. */
    private final class Grid {
        private final PictureCut cut;
        private final int stride;
        private final int columns;
        private final double[] classes;
        private final double[] objects;
        private final double[] boxes;
        private final double[] points;

        Grid(ModelAnswer answer, PictureCut cut, int item, int items, int stride)
                throws MediaException {
            this.cut = cut;
            this.stride = stride;
            this.columns = cut.width() / stride;
            int cells = columns * (cut.height() / stride);
            this.classes = values(answer, "cls_" + stride, item, items, cells);
            this.objects = values(answer, "obj_" + stride, item, items, cells);
            this.boxes = values(answer, "bbox_" + stride, item, items, cells * BOX);
            this.points = values(answer, "kps_" + stride, item, items, cells * 2 * POINTS);
        }

        private double[] values(ModelAnswer answer, String output, int item, int items, int count)
                throws MediaException {
            double[] values = OutputNumbers.of(manifest, output, answer, item, items).values();
            if (values.length != count) {
                throw OutputNumbers.unfit(manifest, output);
            }
            return values;
        }

        void collect(List<Found> candidates) throws MediaException {
            for (int cell = 0; cell < classes.length; cell++) {
                double product =
                        Math.clamp(classes[cell], 0.0, 1.0) * Math.clamp(objects[cell], 0.0, 1.0);
                double score = Math.sqrt(product);
                if (score >= post.leastScore()) {
                    candidates.add(found(cell, score));
                }
            }
        }

        private Found found(int cell, double score) throws MediaException {
            int column = cell % columns;
            int row = cell / columns;
            double x = (column + boxes[BOX * cell]) * stride;
            double y = (row + boxes[BOX * cell + 1]) * stride;
            double width = Math.exp(boxes[BOX * cell + 2]) * stride;
            double height = Math.exp(boxes[BOX * cell + 3]) * stride;
            if (!Double.isFinite(width) || !Double.isFinite(height)) {
                throw OutputNumbers.unfit(manifest, "bbox_" + stride);
            }
            Point corner = cut.at(x - width / 2, y - height / 2);
            Point opposite = cut.at(x + width / 2, y + height / 2);
            List<Point> five = new ArrayList<>();
            for (int i = 0; i < POINTS; i++) {
                double px = (column + points[2 * (POINTS * cell + i)]) * stride;
                double py = (row + points[2 * (POINTS * cell + i) + 1]) * stride;
                five.add(cut.at(px, py));
            }
            return new Found(
                    corner.x(),
                    corner.y(),
                    opposite.x() - corner.x(),
                    opposite.y() - corner.y(),
                    score,
                    five);
        }
    }

    /**
     * A face, in source pixels with fractions; may reach beyond the picture.
     *
     * @param x left edge
     * @param y upper edge
     * @param width of the box
     * @param height of the box
     * @param score 0 to 1
     * @param points the person's right eye, left eye, nose tip, right and left corner of the mouth
     */
    public record Found(
            double x, double y, double width, double height, double score, List<Point> points) {
        public Found {
            points = List.copyOf(points);
        }

        private double overlap(Found other) {
            double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            if (w <= 0 || h <= 0) {
                return 0;
            }
            return w * h / (width * height + other.width * other.height - w * h);
        }
    }
}
