package org.telltale.inference.pack.run;

import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/**
 * Reads the decoder {@code pixel-scores}: a score for each pixel of a map. The output's last two
 * extents are rows and columns; where there is a channel before them, the output's index chooses
 * it. Immutable.
 */
public final class PixelScoresReader implements PictureRun.ItemReader<PixelScoresReader.ScoreMap> {
    private final PackManifest manifest;
    private final PackOutput output;

    /** A reader of a pack's maps. */
    public PixelScoresReader(PackManifest manifest, PostProcessing.PixelScores post) {
        this.manifest = manifest;
        this.output =
                manifest.outputs().stream()
                        .filter(o -> o.name().equals(post.output()))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public ScoreMap read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        if (output.activation() == PackOutput.Activation.SOFTMAX) {
            // Along the last axis it would mix columns; no model in use asks for it.
            throw OutputNumbers.unfit(manifest, output.name());
        }
        double[] all = OutputNumbers.of(manifest, output.name(), answer, item, items).values();
        List<Long> shape = answer.output(output.name()).shape();
        if (shape.size() < 3) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        int width = Math.toIntExact(shape.getLast());
        int height = Math.toIntExact(shape.get(shape.size() - 2));
        Integer index = output.index();
        int from = (index == null ? 0 : index) * width * height;
        if (from + width * height > all.length) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        boolean low = output.manipulated() == PackOutput.Direction.LOW;
        float[] scores = new float[width * height];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (low ? -all[from + i] : all[from + i]);
        }
        return new ScoreMap(width, height, scores, cut);
    }

    /**
     * A map.
     *
     * @param width columns
     * @param height rows
     * @param scores row-major, higher is more manipulated; not to be written to
     * @param cut the part of the picture that it covers
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record ScoreMap(int width, int height, float[] scores, PictureCut cut) {
        /** Where a column of the map begins in the picture. */
        public double x(int column) {
            return cut.x((double) column * cut.width() / width);
        }

        /** Where a row of the map begins in the picture. */
        public double y(int row) {
            return cut.y((double) row * cut.height() / height);
        }
    }
}
