package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.Pixels;

/** A pack looks at faces of a picture, or at the whole of it where it does not cut any. */
final class PictureWorkload implements Workload {
    private final PictureRun run;
    private final Pixels pixels;
    private final List<Box> faces;
    private final PictureRun.ItemReader<?> reader;

    PictureWorkload(StoredPack.Installed pack, ModelHost host, Pixels pixels, List<Box> faces)
            throws MediaException {
        this.run = new PictureRun(pack, host);
        this.pixels = pixels;
        this.faces = whole(pack.manifest()) ? List.of() : List.copyOf(faces);
        this.reader = reader(pack.manifest());
    }

    private static boolean whole(PackManifest manifest) {
        return ModelInputs.of(manifest, PictureInput.class).stream()
                .allMatch(input -> input.crop() instanceof CropRule.Whole);
    }

    private static PictureRun.ItemReader<?> reader(PackManifest manifest) throws MediaException {
        return switch (manifest.post()) {
            case PostProcessing.Score post -> new ScoreReader(manifest, post);
            case PostProcessing.PixelScores post -> new PixelScoresReader(manifest, post);
            case PostProcessing.Embedding post -> new EmbeddingReader(manifest, post);
            case PostProcessing.Points post -> new PointsReader(manifest, post);
            case PostProcessing.YunetGrid post -> new YunetReader(manifest, post);
            case PostProcessing.WindowScores post ->
                    throw OutputNumbers.unfit(manifest, post.output());
        };
    }

    @Override
    public int items() {
        return Math.max(1, faces.size());
    }

    @Override
    public Prepared prepare(InputMemory memory, Cancellation cancellation) throws MediaException {
        List<@Nullable Box> asked = new ArrayList<>(faces);
        if (asked.isEmpty()) {
            asked.add(null);
        }
        return run.prepare(pixels, asked, memory, cancellation);
    }

    @Override
    public RanOn run(InputMemory memory, Cancellation cancellation) throws MediaException {
        return faces.isEmpty()
                ? run.whole(pixels, memory, reader, cancellation).ran().getLast()
                : run.faces(pixels, faces, memory, reader, cancellation).ran().getLast();
    }
}
