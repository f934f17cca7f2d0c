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
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.Answered;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.PictureRun;
import org.telltale.inference.pack.run.ScoreReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/**
 * One installed pack that scores a picture, or each face in it. The score is the model's own
 * number; only a calibration in the pack makes a likelihood ratio of it, and a historical pack
 * never gives one. Faces below the pack's least size are left out. Immutable.
 */
final class PackScoreDetector implements Detector {
    /** After the faces, before the detectors that measure. */
    private static final int ORDER = 15;

    private static final int MOST_FACES = 64;

    private final StoredPack.Installed pack;
    private final PostProcessing.Score post;
    private final boolean ofFaces;
    private final PackRuns runs;
    private final DetectorInfo info;
    private final PackLimits limits;

    /** A detector of a pack whose decoder is {@code score}. */
    PackScoreDetector(StoredPack.Installed pack, PostProcessing.Score post, PackRuns runs) {
        this.pack = pack;
        this.post = post;
        this.runs = runs;
        PackManifest manifest = pack.manifest();
        this.ofFaces =
                manifest.inputs().stream()
                        .filter(PictureInput.class::isInstance)
                        .anyMatch(i -> !(((PictureInput) i).crop() instanceof CropRule.Whole));
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
            large =
                    faces.stream()
                            .filter(face -> limits.holds(face.box()))
                            .limit(MOST_FACES)
                            .toList();
        }
        runs.requireIntact(pack, examination.cancellation());
        if (ofFaces && large.isEmpty()) {
            return new Outcome.Inconclusive(tooSmall(examination.faces()), Evidence.NONE);
        }
        Answered<ScoreReader.Score> answer = run(examination, large);
        Reason outside = limits.outside(examination.media(), examination.metadata());
        PackEvidence evidence = new PackEvidence(examination, info, pack, outside == null);
        for (int i = 0; i < answer.items().size(); i++) {
            evidence.add(ofFaces ? large.get(i) : null, answer.items().get(i), answer.ran().get(i));
        }
        return outside == null
                ? new Outcome.Completed(evidence.evidence())
                : new Outcome.Inconclusive(outside, evidence.evidence());
    }

    private Answered<ScoreReader.Score> run(Examination examination, List<Face> faces)
            throws MediaException {
        PictureRun run =
                new PictureRun(pack, runs.host(examination.worker(), examination.settings()));
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
                    ? run.faces(
                            examination.image().pixels(),
                            faces.stream().map(Face::box).toList(),
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

    private Reason tooSmall(List<Face> faces) {
        int largest =
                faces.stream()
                        .mapToInt(face -> Math.min(face.box().width(), face.box().height()))
                        .max()
                        .orElse(0);
        @Nullable Integer least = pack.manifest().conditions().minFaceSide();
        return Reason.of("pack-detector.small-faces", largest, least == null ? 0 : least);
    }
}
