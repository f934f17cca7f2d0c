package org.telltale.explainer;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Strength;
import org.telltale.inference.verdict.Verdict;

/** Analyses of shapes that the shared fixture does not have. */
final class Analyses {
    static final Media IMAGE = AnalysisFixture.media(AnalysisFixture.digest('a'));

    private Analyses() {}

    static Analysis of(Media media, @Nullable Verdict verdict, DetectorRun... runs) {
        return new Analysis(
                media,
                Metadata.NONE,
                AnalysisSettings.STANDARD,
                AnalysisFixture.RUNTIME,
                List.of(runs),
                verdict,
                List.of());
    }

    static Verdict verdict(Label label, @Nullable Double llr, Label forced, String... decisive) {
        return new Verdict(
                label,
                llr,
                llr == null ? Strength.NONE : Strength.of(llr),
                forced,
                0.5,
                Reason.of("verdict.dead-zone"),
                List.of(decisive));
    }

    static DetectorRun completed(String detector, Evidence evidence) {
        return run(detector, new Outcome.Completed(evidence));
    }

    static DetectorRun run(String detector, Outcome outcome) {
        return new DetectorRun(
                detector, AnalysisFixture.detector(detector, 1), outcome, "cpu", null, 1);
    }

    /** As the face detector answers: it does not apply where it sees no face. */
    static DetectorRun faces(Face... faces) {
        if (faces.length == 0) {
            return run("faces", new Outcome.NotApplicable(Reason.of("faces.none")));
        }
        return completed(
                "faces", new Evidence(List.of(faces), List.of(), List.of(), List.of(), List.of()));
    }

    static Face face(String id, int x, int y) {
        Face face = AnalysisFixture.face();
        Map<FacialRegion, Box> regions = new EnumMap<>(FacialRegion.class);
        face.regions()
                .forEach((region, box) ->
                        regions.put(
                                region,
                                new Box(box.x1() + x, box.y1() + y, box.x2() + x, box.y2() + y)));
        Box box = face.box();
        return new Face(
                id,
                new Box(box.x1() + x, box.y1() + y, box.x2() + x, box.y2() + y),
                face.score(),
                face.landmarks(),
                regions,
                face.provenance());
    }

    static Finding region(String id, Box box, @Nullable Double llr) {
        return finding(id, new Place.Region(box, null, null, Set.of()), llr);
    }

    static Finding finding(String id, Place place, @Nullable Double llr) {
        return new Finding(
                id, place, 1, llr, llr == null ? null : "test/1", provenance("jpeg-grid"));
    }

    static Cue cue(String id, String name, Cue.Support support, @Nullable Box box, String finding) {
        return new Cue(
                id,
                name,
                -12.5,
                "log10 NFA",
                null,
                support,
                null,
                null,
                box,
                finding,
                provenance("jpeg-grid"));
    }

    static Provenance provenance(String detector) {
        return new Provenance(
                IMAGE.sha256(), detector, "1", null, Map.of(), "cpu", AnalysisFixture.RUNTIME);
    }

    static Media other(MediaKind kind) {
        return new Media(
                Path.of("/evidence/call.bin"),
                AnalysisFixture.digest('b'),
                10,
                kind,
                kind == MediaKind.AUDIO ? "wav" : "mp4",
                kind == MediaKind.AUDIO ? null : new Media.PictureSize(640, 360),
                new Media.TimeFacts(3_000_000, 25, 16_000, 1));
    }
}
