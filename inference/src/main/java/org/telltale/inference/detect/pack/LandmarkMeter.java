package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FacePoints;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.face.FoundFace;
import org.telltale.inference.face.FoundFaces;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.Answered;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.PictureRun;
import org.telltale.inference.pack.run.PointsReader;
import org.telltale.inference.pack.run.Subject;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Measures points of the faces that another finder finds, with a landmarks pack, and places regions
 * by them where their numbering is known. A face that is too small for the pack, or that it does
 * not take for one, keeps the regions that it has; where the pack cannot run at all, every face
 * does, and the settings say why. Immutable.
 */
final class LandmarkMeter implements FaceFinder {
    private final FaceFinder finder;
    private final StoredPack.Installed pack;
    private final PostProcessing.Points post;
    private final PackRuns runs;

    /** A finder of measured faces, by a pack whose decoder is {@code points}. */
    LandmarkMeter(
            FaceFinder finder,
            StoredPack.Installed pack,
            PostProcessing.Points post,
            PackRuns runs) {
        this.finder = finder;
        this.pack = pack;
        this.post = post;
        this.runs = runs;
    }

    @Override
    public String name() {
        return finder.name();
    }

    @Override
    public @org.jspecify.annotations.Nullable String packSha256() {
        return finder.packSha256();
    }

    @Override
    public FoundFaces find(
            Pixels pixels,
            NativeWorker worker,
            AnalysisSettings settings,
            Cancellation cancellation)
            throws MediaException {
        FoundFaces found = finder.find(pixels, worker, settings, cancellation);
        if (found.faces().isEmpty()) {
            return found;
        }
        try {
            runs.requireIntact(pack, cancellation);
            PictureRun run = new PictureRun(pack, runs.host(worker, settings));
            return measured(found, run, pixels, cancellation);
        } catch (MediaException e) {
            // The faces are there all the same; what they lack stands in their provenance.
            Map<String, String> facts = new HashMap<>(found.settings());
            facts.put("landmarks_pack", pack.id() + " " + pack.version());
            facts.put("landmarks_refused", e.reason().text(Locale.ENGLISH));
            return new FoundFaces(
                    found.faces(), found.sha256(), facts, found.accelerator(), found.alsoOn());
        }
    }

    private FoundFaces measured(
            FoundFaces found, PictureRun run, Pixels pixels, Cancellation cancellation)
            throws MediaException {
        List<Integer> measurable =
                measurable(found.faces()).stream()
                        .filter(i -> run.unplaced(pixels, subject(found.faces().get(i))).isEmpty())
                        .toList();
        if (measurable.isEmpty()) {
            return found;
        }
        List<Subject> subjects =
                measurable.stream().map(found.faces()::get).map(LandmarkMeter::subject).toList();
        InputMemory memory = runs.lend();
        try {
            Answered<PointsReader.Points> answer =
                    run.subjects(
                            pixels,
                            subjects,
                            memory,
                            new PointsReader(pack.manifest(), post),
                            cancellation);
            return measured(found, measurable, answer, pixels);
        } finally {
            runs.giveBack(memory);
        }
    }

    private static Subject subject(FoundFace face) {
        return new Subject(face.box(), face.points().five());
    }

    /** Numbers of the faces that are large enough and have what the crop rule needs. */
    private List<Integer> measurable(List<FoundFace> faces) {
        PackLimits limits = new PackLimits(pack.manifest().conditions());
        boolean aligned =
                pack.manifest().inputs().stream()
                        .anyMatch(input ->
                                input instanceof PictureInput picture
                                        && picture.crop() instanceof CropRule.Align);
        List<Integer> measurable = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            FoundFace face = faces.get(i);
            if (limits.holds(face.box()) && !(aligned && face.points().five().isEmpty())) {
                measurable.add(i);
            }
        }
        return measurable;
    }

    private FoundFaces measured(
            FoundFaces found,
            List<Integer> measurable,
            Answered<PointsReader.Points> answer,
            Pixels pixels) {
        List<FoundFace> faces = new ArrayList<>(found.faces());
        Box bounds = new Box(0, 0, pixels.width(), pixels.height());
        for (int i = 0; i < measurable.size(); i++) {
            PointsReader.Points points = answer.items().get(i);
            if (points.sure()) {
                int number = measurable.get(i);
                faces.set(number, measured(faces.get(number), points.points(), bounds));
            }
        }
        List<String> ran =
                answer.ran().stream().map(one -> one.accelerator().id()).distinct().toList();
        Map<String, String> facts = new HashMap<>(found.settings());
        facts.put("landmarks_pack", pack.id() + " " + pack.version());
        facts.put("landmarks_sha256", pack.digest());
        facts.put("landmarks_accelerator", DetectorRun.accelerators(ran));
        facts.putAll(PackProvenance.refusals("landmarks_refused", answer.ran()));
        return new FoundFaces(faces, found.sha256(), facts, found.accelerator(), ran);
    }

    private FoundFace measured(FoundFace face, List<Point> points, Box bounds) {
        Optional<LandmarkNumbering> known = LandmarkNumbering.of(post.count());
        List<Point> five = face.points().five();
        FacePoints measured =
                new FacePoints(
                        // The detector's own, which models aligned with them were trained on.
                        five.isEmpty() ? known.map(n -> n.five(points)).orElse(five) : five,
                        points,
                        known.map(LandmarkNumbering::word).orElse(null));
        Map<FacialRegion, Box> regions =
                known.map(numbering -> numbering.place(points, bounds)).orElse(Map.of());
        return regions.isEmpty()
                ? new FoundFace(
                        face.box(), face.score(), face.landmarks(), face.regions(), measured)
                : new FoundFace(
                        face.box(), face.score(), Face.Landmarks.MEASURED, regions, measured);
    }
}
