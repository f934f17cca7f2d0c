package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/** Reads the decoder {@code points}: points of a face in the picture's own pixels. Immutable. */
public final class PointsReader implements PictureRun.ItemReader<PointsReader.Points> {
    private final PackManifest manifest;
    private final PostProcessing.Points post;

    /** A reader of a pack's points. */
    public PointsReader(PackManifest manifest, PostProcessing.Points post) {
        this.manifest = manifest;
        this.post = post;
    }

    @Override
    public Points read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        double[] values = OutputNumbers.of(manifest, post.output(), answer, item, items).values();
        if (values.length != post.count() * post.stride()) {
            throw OutputNumbers.unfit(manifest, post.output());
        }
        boolean sides = post.unit() == PostProcessing.Points.Unit.SIDES;
        double across = sides ? cut.width() : 1;
        double down = sides ? cut.height() : 1;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < post.count(); i++) {
            double column = values[i * post.stride()];
            double row = values[i * post.stride() + 1];
            points.add(cut.at(across * column, down * row));
        }
        return new Points(points, confidence(answer, item, items), leastConfidence());
    }

    private @Nullable Double confidence(ModelAnswer answer, int item, int items)
            throws MediaException {
        if (post.confidence() == null) {
            return null;
        }
        double[] values =
                OutputNumbers.of(manifest, post.confidence(), answer, item, items).values();
        if (values.length != 1) {
            throw OutputNumbers.unfit(manifest, post.confidence());
        }
        return values[0];
    }

    private double leastConfidence() {
        return post.leastConfidence() == null ? 0 : post.leastConfidence();
    }

    /**
     * The points of one face.
     *
     * @param points in the model's order, source pixels
     * @param confidence that there is a face, 0 to 1; null where the model does not say
     * @param leastConfidence below which there is none
     */
    public record Points(List<Point> points, @Nullable Double confidence, double leastConfidence) {
        public Points {
            points = List.copyOf(points);
        }

        /** Whether the model takes it for a face. */
        public boolean sure() {
            return confidence == null || confidence >= leastConfidence;
        }
    }
}
