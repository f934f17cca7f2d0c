package org.telltale.inference.pack.run;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.runtime.ModelAnswer;

/** Reads the decoder {@code embedding}: a vector of length 1. Immutable. */
public final class EmbeddingReader implements PictureRun.ItemReader<List<Double>> {
    private final PackManifest manifest;
    private final PostProcessing.Embedding post;

    /** A reader of a pack's vectors. */
    public EmbeddingReader(PackManifest manifest, PostProcessing.Embedding post) {
        this.manifest = manifest;
        this.post = post;
    }

    @Override
    public List<Double> read(ModelAnswer answer, PictureCut cut, int item, int items)
            throws MediaException {
        double[] values = OutputNumbers.of(manifest, post.output(), answer, item, items).values();
        double length = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
        if (length == 0) {
            throw OutputNumbers.unfit(manifest, post.output());
        }
        return Arrays.stream(values).map(v -> v / length).boxed().toList();
    }
}
