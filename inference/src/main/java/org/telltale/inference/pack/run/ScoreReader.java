package org.telltale.inference.pack.run;

import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/** Reads the decoder {@code score}: one number an item. Immutable. */
public final class ScoreReader implements PictureRun.ItemReader<ScoreReader.Score> {
    private final PackManifest manifest;
    private final PackOutput output;

    /** A reader of a pack's scores. */
    public ScoreReader(PackManifest manifest, PostProcessing.Score post) {
        this.manifest = manifest;
        this.output =
                manifest.outputs().stream()
                        .filter(o -> o.name().equals(post.output()))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public Score read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        return read(answer, item, items);
    }

    /**
     * One item's score.
     *
     * @throws MediaException if the output has no such entry
     */
    Score read(ModelAnswer answer, int item, int items) throws MediaException {
        OutputNumbers numbers = OutputNumbers.of(manifest, output.name(), answer, item, items);
        Integer index = output.index();
        int at = index == null ? 0 : index;
        if (numbers.values().length != numbers.row() || at >= numbers.row()) {
            throw OutputNumbers.unfit(manifest, output.name());
        }
        double value = numbers.values()[at];
        String name = at < output.classes().size() ? output.classes().get(at) : output.name();
        double raw = output.manipulated() == PackOutput.Direction.LOW ? -value : value;
        return new Score(value, raw, name);
    }

    /**
     * One score.
     *
     * @param value the model's own number, after its activation
     * @param raw the same, turned so that higher is more manipulated; what a calibration maps
     * @param name of the class that the number speaks for
     */
    public record Score(double value, double raw, String name) {}
}
