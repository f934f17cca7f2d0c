package org.telltale.inference.pack.run;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.Pixels;

/** A pack looks at faces of a picture, or at the whole of it where it does not cut any. */
final class PictureWorkload implements Workload {
    private final StoredPack.Installed pack;
    private final ModelHost host;
    private final Pixels pixels;
    private final List<Subject> faces;
    private final int items;

    PictureWorkload(StoredPack.Installed pack, ModelHost host, Pixels pixels, List<Box> faces)
            throws MediaException {
        this.pack = pack;
        this.host = host;
        this.pixels = pixels;
        this.faces =
                whole(pack.manifest())
                        ? List.of()
                        : faces.stream().map(PictureWorkload::upright).toList();
        this.items =
                this.faces.isEmpty()
                        ? new PictureRun(pack, host).windows(pixels)
                        : this.faces.size();
    }

    /** An upright face in a box, with points about where a detector finds them. */
    private static Subject upright(Box box) {
        double[][] places = {{0.3, 0.4}, {0.7, 0.4}, {0.5, 0.6}, {0.35, 0.8}, {0.65, 0.8}};
        return new Subject(
                box,
                Arrays.stream(places)
                        .map(place ->
                                new Point(
                                        box.x1() + place[0] * box.width(),
                                        box.y1() + place[1] * box.height()))
                        .toList());
    }

    private static boolean whole(PackManifest manifest) {
        return ModelInputs.of(manifest, PictureInput.class).stream()
                .noneMatch(input -> input.crop().ofFace());
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
        return items;
    }

    @Override
    public Prepared prepare(InputMemory memory, Cancellation cancellation) throws MediaException {
        return new PictureRun(pack, host).prepare(pixels, faces, memory, cancellation);
    }

    @Override
    public RanOn run(InputMemory memory, Cancellation cancellation) throws MediaException {
        // Made anew for each picture, as detectors do.
        PictureRun run = new PictureRun(pack, host);
        PictureRun.ItemReader<?> reader = reader(pack.manifest());
        return faces.isEmpty()
                ? run.whole(pixels, memory, reader, cancellation).ran().getLast()
                : run.subjects(pixels, faces, memory, reader, cancellation).ran().getLast();
    }
}
