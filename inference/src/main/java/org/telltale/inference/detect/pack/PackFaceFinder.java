package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FacePoints;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.face.FoundFace;
import org.telltale.inference.face.FoundFaces;
import org.telltale.inference.face.FrontalFrame;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.Answered;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.ModelHost;
import org.telltale.inference.pack.run.PictureRun;
import org.telltale.inference.pack.run.YunetReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Finds faces and five points of each with a face detection pack; regions are proportions.
 * Immutable.
 */
final class PackFaceFinder implements FaceFinder {
    private final StoredPack.Installed detection;
    private final PackRuns runs;
    private final ApproximateRegions proportions;

    PackFaceFinder(StoredPack.Installed detection, PackRuns runs, ApproximateRegions proportions) {
        this.detection = detection;
        this.runs = runs;
        this.proportions = proportions;
    }

    @Override
    public String name() {
        return FrontalFrame.PACK + detection.id() + " " + detection.version();
    }

    @Override
    public String packSha256() {
        return detection.digest();
    }

    @Override
    public FoundFaces find(
            Pixels pixels,
            NativeWorker worker,
            AnalysisSettings settings,
            Cancellation cancellation)
            throws MediaException {
        ModelHost host = runs.host(worker, settings);
        InputMemory memory = runs.lend();
        try {
            runs.requireIntact(detection, cancellation);
            Map<String, String> facts = new HashMap<>();
            Answered<List<YunetReader.Found>> found =
                    detect(pixels, host, memory, facts, cancellation);
            facts.putAll(PackProvenance.refusals("refused", found.ran()));
            Box bounds = new Box(0, 0, pixels.width(), pixels.height());
            List<FoundFace> faces = new ArrayList<>();
            for (YunetReader.Found one :
                    found.items().getFirst().stream().limit(PackLimits.MOST_FACES).toList()) {
                Box box = inside(one, bounds);
                if (box != null) {
                    faces.add(approximate(box, one, bounds));
                }
            }
            faces.sort(
                    Comparator.comparingLong((FoundFace f) -> f.box().area())
                            .reversed()
                            .thenComparingInt(f -> f.box().x1())
                            .thenComparingInt(f -> f.box().y1()));
            return new FoundFaces(
                    faces,
                    detection.digest(),
                    facts,
                    found.ran().getFirst().accelerator().id(),
                    List.of());
        } finally {
            runs.giveBack(memory);
        }
    }

    private Answered<List<YunetReader.Found>> detect(
            Pixels pixels,
            ModelHost host,
            InputMemory memory,
            Map<String, String> facts,
            Cancellation cancellation)
            throws MediaException {
        PostProcessing.YunetGrid post = (PostProcessing.YunetGrid) detection.manifest().post();
        YunetReader reader = new YunetReader(detection.manifest(), post);
        facts.put("least_score", String.valueOf(post.leastScore()));
        facts.put("most_faces", String.valueOf(PackLimits.MOST_FACES));
        return new PictureRun(detection, host)
                .whole(
                        pixels,
                        memory,
                        (answer, cut, item, items) -> {
                            facts.put("working_scale", cut.scale());
                            return reader.read(answer, cut, item, items);
                        },
                        cancellation);
    }

    private FoundFace approximate(Box box, YunetReader.Found found, Box bounds) {
        Map<FacialRegion, Box> regions = proportions.place(FrontalFrame.of(box), bounds);
        return new FoundFace(
                box,
                found.score(),
                Face.Landmarks.APPROXIMATE,
                regions,
                new FacePoints(found.points(), List.of(), null));
    }

    /** The box in whole pixels within the picture; null where nothing of it is. */
    private static @Nullable Box inside(YunetReader.Found face, Box bounds) {
        int x1 = Math.clamp(Math.round(face.x()), 0, bounds.x2());
        int y1 = Math.clamp(Math.round(face.y()), 0, bounds.y2());
        int x2 = Math.clamp(Math.round(face.x() + face.width()), 0, bounds.x2());
        int y2 = Math.clamp(Math.round(face.y() + face.height()), 0, bounds.y2());
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }
}
