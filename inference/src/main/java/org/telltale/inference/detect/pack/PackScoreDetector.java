package org.telltale.inference.detect.pack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.Answered;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.PictureRun;
import org.telltale.inference.pack.run.ScoreReader;
import org.telltale.inference.pack.run.Subject;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.Pixels;

/**
 * One installed pack that scores a picture, or each face in it. The score is the model's own
 * number, or that of several windows pooled as the manifest says; only a calibration in the pack
 * makes a likelihood ratio of it, and a historical pack never gives one. Faces below the pack's
 * least size are left out. Immutable.
 */
final class PackScoreDetector implements Detector {
    /** After the faces, before the detectors that measure. */
    private static final int ORDER = 15;

    private final StoredPack.Installed pack;
    private final PostProcessing.Score post;
    private final boolean ofFaces;
    private final boolean aligned;
    private final PackRuns runs;
    private final DetectorInfo info;
    private final PackLimits limits;

    /** A detector of a pack whose decoder is {@code score}. */
    PackScoreDetector(StoredPack.Installed pack, PostProcessing.Score post, PackRuns runs) {
        this.pack = pack;
        this.post = post;
        this.runs = runs;
        PackManifest manifest = pack.manifest();
        this.ofFaces = PackUses.ofFaces(manifest);
        this.aligned =
                manifest.inputs().stream()
                        .anyMatch(input ->
                                input instanceof PictureInput picture
                                        && picture.crop() instanceof CropRule.Align);
        this.limits = new PackLimits(manifest.conditions());
        this.info =
                new DetectorInfo(
                        PackDetectors.id(pack),
                        manifest.version(),
                        manifest.title(),
                        Set.of(MediaKind.IMAGE),
                        Profile.QUICK,
                        ORDER);
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public String packSha256() {
        return pack.digest();
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        List<Face> large = List.of();
        if (ofFaces) {
            List<Face> faces = examination.faces();
            if (faces.isEmpty()) {
                return new Outcome.NotApplicable(Reason.of("pack-detector.no-face"));
            }
            large = large(faces);
        }
        runs.requireIntact(pack, examination.cancellation());
        if (ofFaces && large.isEmpty()) {
            return new Outcome.Inconclusive(without(examination.faces()), Evidence.NONE);
        }
        PictureRun run =
                new PictureRun(pack, runs.host(examination.worker(), examination.settings()));
        List<Face> faces = large;
        if (ofFaces) {
            faces = placed(run, examination, large);
            if (faces.isEmpty()) {
                Reason reason =
                        run.unplaced(examination.image().pixels(), subject(large.getFirst()))
                                .orElseThrow();
                return new Outcome.Inconclusive(reason, Evidence.NONE);
            }
        }
        Answered<ScoreReader.Score> answer = run(examination, run, faces);
        Reason outside = limits.outside(examination.media(), examination.metadata());
        PackEvidence evidence = new PackEvidence(examination, info, pack, outside == null);
        if (ofFaces) {
            if (faces.size() < large.size()) {
                evidence.note("faces_left_out", String.valueOf(large.size() - faces.size()));
            }
            for (int i = 0; i < faces.size(); i++) {
                evidence.add(faces.get(i), answer.items().get(i), List.of(answer.ran().get(i)));
            }
        } else {
            evidence.note("windows", String.valueOf(answer.items().size()));
            evidence.add(null, pooled(answer.items()), answer.ran());
        }
        return outside == null
                ? new Outcome.Completed(evidence.evidence())
                : new Outcome.Inconclusive(outside, evidence.evidence());
    }

    /** Faces that are large enough and have what the crop rule needs. */
    private List<Face> large(List<Face> faces) {
        return faces.stream()
                .filter(face -> limits.holds(face.box()))
                .filter(face -> !aligned || !face.points().five().isEmpty())
                .limit(PackLimits.MOST_FACES)
                .toList();
    }

    /** Faces over which the crop rule finds a place: five points that are one tell none. */
    private static List<Face> placed(PictureRun run, Examination examination, List<Face> faces)
            throws MediaException {
        Pixels pixels = examination.image().pixels();
        return faces.stream()
                .filter(face -> run.unplaced(pixels, subject(face)).isEmpty())
                .toList();
    }

    private static Subject subject(Face face) {
        return new Subject(face.box(), face.points().five());
    }

    /** The windows' scores as one; of a single window its own. */
    private ScoreReader.Score pooled(List<ScoreReader.Score> scores) {
        PostProcessing.Pooling pooling = post.pooling();
        if (pooling == null) {
            return scores.getFirst();
        }
        double raw =
                Pooled.of(scores.stream().mapToDouble(ScoreReader.Score::raw).toArray(), pooling);
        boolean turned =
                pack.manifest().outputs().stream()
                        .anyMatch(output ->
                                output.name().equals(post.output())
                                        && output.manipulated() == PackOutput.Direction.LOW);
        return new ScoreReader.Score(turned ? -raw : raw, raw, scores.getFirst().name());
    }

    private Answered<ScoreReader.Score> run(
            Examination examination, PictureRun run, List<Face> faces) throws MediaException {
        ScoreReader scores = new ScoreReader(pack.manifest(), post);
        PictureRun.ItemReader<ScoreReader.Score> reader =
                (given, cut, item, items) -> {
                    // Said first: what was answered may turn out to be unreadable.
                    examination.used(pack.digest(), given.ran().accelerator().id());
                    return scores.read(given, cut, item, items);
                };
        InputMemory memory = runs.lend();
        try {
            return ofFaces
                    ? run.subjects(
                            examination.image().pixels(),
                            faces.stream().map(PackScoreDetector::subject).toList(),
                            memory,
                            reader,
                            examination.cancellation())
                    : run.whole(
                            examination.image().pixels(),
                            memory,
                            reader,
                            examination.cancellation());
        } finally {
            runs.giveBack(memory);
        }
    }

    /** Why no face can be looked at. */
    private Reason without(List<Face> faces) {
        if (faces.stream().anyMatch(face -> limits.holds(face.box()))) {
            return Reason.of("pack-detector.no-points");
        }
        int largest =
                faces.stream()
                        .mapToInt(face -> Math.min(face.box().width(), face.box().height()))
                        .max()
                        .orElse(0);
        @Nullable Integer least = pack.manifest().conditions().minFaceSide();
        return Reason.of("pack-detector.small-faces", largest, least == null ? 0 : least);
    }
}
