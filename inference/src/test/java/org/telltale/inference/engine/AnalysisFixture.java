package org.telltale.inference.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Strength;
import org.telltale.inference.verdict.Verdict;

/** Analyses as the engine would give them, for tests of what stores, explains and draws them. */
public final class AnalysisFixture {
    public static final String RUNTIME = "telltale 0.1.0, Java 25";
    public static final Box FACE_BOX = new Box(200, 100, 600, 500);
    public static final Box CHEEK_BOX = new Box(430, 300, 560, 420);

    private AnalysisFixture() {}

    /** A detector of images. */
    public static DetectorInfo detector(String id, int order) {
        return new DetectorInfo(id, "1", id, Set.of(MediaKind.IMAGE), Profile.STANDARD, order);
    }

    /** An 800×600 JPEG of that digest. */
    public static Media media(String sha256) {
        return new Media(
                Path.of("/evidence/photo.jpg"),
                sha256,
                123_456,
                MediaKind.IMAGE,
                "jpeg",
                new Media.PictureSize(800, 600),
                null);
    }

    /** A digest made of one hexadecimal digit. */
    public static String digest(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    /** A face with two cheeks placed by proportions; the subject's left is on the right. */
    public static Face face() {
        return new Face(
                "f1",
                FACE_BOX,
                12.5,
                Face.Landmarks.APPROXIMATE,
                Map.of(
                        FacialRegion.LEFT_CHEEK, CHEEK_BOX,
                        FacialRegion.RIGHT_CHEEK, new Box(240, 300, 370, 420),
                        FacialRegion.FOREHEAD, new Box(280, 110, 520, 190)));
    }

    /** Found fake: a noise mismatch on the left cheek of the only face, LLR 1.9. */
    public static Analysis fake(Media media) {
        return analysis(media, 1.9, Label.FAKE, Reason.of("verdict.fake", "noise-level"));
    }

    /** Undecided: the same measurement with an LLR of 0.1. */
    public static Analysis inconclusive(Media media) {
        return analysis(media, 0.1, Label.INCONCLUSIVE, Reason.of("verdict.dead-zone"));
    }

    /** Found real: nothing but consistent cues, LLR −0.5. */
    public static Analysis real(Media media) {
        Provenance provenance = provenance(media, "noise-level");
        Finding whole =
                new Finding("w1", new Place.Whole(), 0.1, -0.5, "noise-level/1", provenance);
        List<Cue> cues = new ArrayList<>();
        cues.add(cue("c1", "noise-ratio-mirror", 1.05, FacialRegion.LEFT_CHEEK, null, media));
        cues.add(cue("c2", "colour-distance-mirror", 2.0, FacialRegion.LEFT_CHEEK, null, media));
        cues.add(cue("c3", "sharpness-ratio-face", 1.0, FacialRegion.FOREHEAD, null, media));
        return assemble(
                media,
                Evidence.of(List.of(whole), cues),
                new Verdict(
                        Label.REAL,
                        -0.5,
                        Strength.WEAK,
                        Label.REAL,
                        0.24,
                        Reason.of("verdict.real", "noise-level"),
                        List.of("w1")));
    }

    private static Analysis analysis(Media media, double llr, Label label, Reason reason) {
        Provenance provenance = provenance(media, "noise-level");
        Blob png = new Blob(new byte[] {1, 2, 3});
        EvidenceMap map =
                new EvidenceMap(
                        digest('e'),
                        "noise-level",
                        png,
                        100,
                        75,
                        new EvidenceMap.Transform(8, 8, 0, 0),
                        0,
                        10,
                        "grey levels");
        Finding region =
                new Finding(
                        "r1",
                        new Place.Region(
                                CHEEK_BOX, "f1", map.sha256(), Set.of(FacialRegion.LEFT_CHEEK)),
                        2.4,
                        llr,
                        "noise-level/1",
                        provenance);
        List<Cue> cues =
                List.of(cue("c1", "noise-ratio-mirror", 2.4, FacialRegion.LEFT_CHEEK, "r1", media));
        return assemble(
                media,
                new Evidence(List.of(), List.of(region), cues, List.of(), List.of(map)),
                new Verdict(
                        label,
                        llr,
                        Strength.of(llr),
                        Label.FAKE,
                        1 / (1 + Math.pow(10, -llr)),
                        reason,
                        List.of("r1")));
    }

    private static Analysis assemble(Media media, Evidence measured, Verdict verdict) {
        Declaration declaration =
                new Declaration(
                        "exif",
                        Declaration.Kind.EDITOR,
                        Reason.of("engine.detector-fault", "fixture"),
                        false);
        Evidence faces =
                new Evidence(
                        List.of(face()), List.of(), List.of(), List.of(declaration), List.of());
        return new Analysis(
                media,
                new Metadata(
                        List.of(new MetadataEntry("Exif IFD0", "Make", "Telltale Optics")),
                        Orientation.UPRIGHT,
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                AnalysisSettings.STANDARD,
                RUNTIME,
                List.of(
                        new DetectorRun(
                                "d1",
                                detector("faces", 10),
                                new Outcome.Completed(faces),
                                "cpu",
                                null,
                                20),
                        new DetectorRun(
                                "d2",
                                detector("jpeg-grid", 20),
                                new Outcome.NotApplicable(Reason.of("engine.other-kind.image")),
                                "cpu",
                                null,
                                1),
                        new DetectorRun(
                                "d3",
                                detector("noise-level", 30),
                                new Outcome.Completed(measured),
                                "cpu",
                                null,
                                300)),
                verdict,
                List.of());
    }

    private static Cue cue(
            String id,
            String name,
            double value,
            FacialRegion region,
            @Nullable String finding,
            Media media) {
        boolean outside = value > 1.4 && name.contains("ratio");
        return new Cue(
                id,
                name,
                value,
                name.contains("ratio") ? "ratio" : "ΔE",
                new ReferenceRange(
                        0, name.contains("ratio") ? 1.4 : 9, 95, 120, "face 256-512 px", List.of()),
                outside ? Cue.Support.FAKE : Cue.Support.REAL,
                "f1",
                region,
                face().regions().get(region),
                finding,
                provenance(media, "noise-level"));
    }

    private static Provenance provenance(Media media, String detector) {
        return new Provenance(media.sha256(), detector, "1", null, Map.of(), "cpu", RUNTIME);
    }
}
