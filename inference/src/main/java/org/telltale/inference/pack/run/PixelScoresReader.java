package org.telltale.inference.pack.run;

import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/** Reads the decoder {@code pixel-scores}: a score for each pixel of a map. Immutable. */
public final class PixelScoresReader implements PictureRun.ItemReader<PixelScoresReader.ScoreMap> {
    private final PackManifest manifest;
    private final PostProcessing.PixelScores post;
    private final PackOutput output;

    /** A reader of a pack's maps. */
    public PixelScoresReader(PackManifest manifest, PostProcessing.PixelScores post) {
        this.manifest = manifest;
        this.post = post;
        this.output =
                manifest.outputs().stream()
                        .filter(o -> o.name().equals(post.output()))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public ScoreMap read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        List<Long> shape = OutputNumbers.tensor(manifest, output.name(), answer).shape();
        if (shape.size() < 3) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        double[] all = OutputNumbers.plain(manifest, output.name(), answer, item, items);
        // Rows and columns are the last two extents, or stand before the channels.
        int last = shape.size() - (post.channelsLast() ? 2 : 1);
        int width = Math.toIntExact(shape.get(last));
        int height = Math.toIntExact(shape.get(last - 1));
        Integer index = output.index();
        int channels = all.length / (width * height);
        int chosen = index == null ? 0 : index;
        // Of several channels none is the score unless the manifest says which.
        if (channels * width * height != all.length
                || chosen >= channels
                || (index == null && channels > 1)) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        boolean low = output.manipulated() == PackOutput.Direction.LOW;
        float[] scores = new float[width * height];
        double[] channel = new double[channels];
        for (int i = 0; i < scores.length; i++) {
            for (int c = 0; c < channels; c++) {
                channel[c] = all[post.channelsLast() ? i * channels + c : c * scores.length + i];
            }
            OutputNumbers.activate(channel, channels, output.activation());
            double value = OutputNumbers.finite(manifest, output.name(), channel[chosen]);
            scores[i] = (float) (low ? -value : value);
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
        /** Where the upper left corner of a map's pixel lies in the picture. */
        public Point at(double column, double row) {
            return cut.at(column * cut.width() / width, row * cut.height() / height);
        }
    }
}
