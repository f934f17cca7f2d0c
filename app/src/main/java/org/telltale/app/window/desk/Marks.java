package org.telltale.app.window.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.telltale.app.window.Texts;
import org.telltale.db.session.AnalystWork;
import org.telltale.inference.detect.fusion.TamperingMapDetector;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacePoints;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;
import org.telltale.viewers.image.Mark;
import org.telltale.viewers.image.MaskLayer;
import org.telltale.viewers.image.PlaceLink;

/**
 * What may be drawn over a session's picture. A face's mark has the face's id, a finding's the
 * finding's, a cue's the cue's; a facial region's is {@code f1/LEFT_CHEEK}. Immutable.
 */
public final class Marks {
    private final Texts texts;

    /** Labels from the bundle of the desk. */
    public Marks(Texts texts) {
        this.texts = texts;
    }

    /** The mark of a facial region. */
    public static String regionId(String face, FacialRegion region) {
        return face + "/" + region;
    }

    /**
     * All marks, the large ones first so that small ones lie on top. Where the tampering map points
     * at the place of another detector, that detector's box is drawn only while it is lit.
     */
    private List<Mark> of(List<Face> faces, List<Finding> findings, List<Cue> cues) {
        List<Mark> marks = new ArrayList<>();
        for (Face face : faces) {
            String number = face.id().replaceAll("\\D", "");
            marks.add(
                    new Mark(
                            face.id(),
                            Mark.Kind.FACE,
                            face.box(),
                            texts.format("mark.face", number)));
            face.regions()
                    .forEach((region, box) ->
                            marks.add(
                                    new Mark(
                                            regionId(face.id(), region),
                                            Mark.Kind.FACIAL_REGION,
                                            box,
                                            region(region))));
            points(face, marks);
        }
        List<Box> fused = fused(findings);
        for (Finding finding : findings) {
            if (finding.place() instanceof Place.Region region) {
                Mark mark = mark(finding, region.box());
                marks.add(isToldByFusion(finding, region, fused) ? onlyWhenLit(mark) : mark);
            }
        }
        for (Cue cue : cues) {
            Box box = cue.box();
            if (box != null) {
                marks.add(new Mark(cue.id(), Mark.Kind.CUE, box, ""));
            }
        }
        marks.sort(Comparator.comparingLong((Mark mark) -> mark.box().area()).reversed());
        return marks;
    }

    /** All points that a model measured, or else the five that the face was found with. */
    private static void points(Face face, List<Mark> marks) {
        FacePoints points = face.points();
        List<Point> shown = points.all().isEmpty() ? points.five() : points.all();
        for (int i = 0; i < shown.size(); i++) {
            int x = (int) Math.floor(shown.get(i).x());
            int y = (int) Math.floor(shown.get(i).y());
            marks.add(
                    new Mark(
                            face.id() + "/point-" + (i + 1),
                            Mark.Kind.FACIAL_POINT,
                            new Box(x, y, x + 1, y + 1),
                            ""));
        }
    }

    /** All marks of the given detectors' evidence. */
    public List<Mark> of(List<Evidence> evidence) {
        return of(
                evidence.stream().flatMap(e -> e.faces().stream()).toList(),
                evidence.stream().flatMap(e -> e.findings().stream()).toList(),
                evidence.stream().flatMap(e -> e.cues().stream()).toList());
    }

    /**
     * The same with what an analyst did: their regions above everything, findings that they
     * rejected or drew anew struck through.
     */
    public List<Mark> of(List<Evidence> evidence, AnalystWork work) {
        return new HandMarks(texts).of(of(evidence), work);
    }

    /** Lines between places that a detector found to be copies of each other. */
    public List<PlaceLink> links(List<Evidence> evidence) {
        return CopyLinks.of(evidence);
    }

    /** Shapes of the findings whose masks are among the maps. */
    public List<MaskLayer> masks(List<ShownMap> maps, List<Mark> drawn) {
        List<MaskLayer> masks = new ArrayList<>();
        for (ShownMap map : maps) {
            for (String finding : map.findings()) {
                drawn.stream()
                        .filter(mark -> mark.id().equals(finding))
                        .findFirst()
                        .ifPresent(mark ->
                                masks.add(
                                        new MaskLayer(
                                                finding, map.colours(), mark.kind().colour())));
            }
        }
        return masks;
    }

    /** A facial region's name; left and right are the subject's. */
    public String region(FacialRegion region) {
        return texts.get("region." + region.name());
    }

    private static List<Box> fused(List<Finding> findings) {
        return findings.stream()
                .filter(Marks::isFused)
                .map(Finding::place)
                .filter(Place.Region.class::isInstance)
                .map(place -> ((Place.Region) place).box())
                .toList();
    }

    private static boolean isFused(Finding finding) {
        return finding.provenance().detector().equals(TamperingMapDetector.ID);
    }

    /** Whether the tampering map points there too, so that one box is enough for both. */
    private static boolean isToldByFusion(Finding finding, Place.Region region, List<Box> fused) {
        Box box = region.box();
        return !isFused(finding)
                && region.face() == null
                && fused.stream()
                        .anyMatch(f -> 2 * f.intersection(box) > Math.min(f.area(), box.area()));
    }

    private static Mark onlyWhenLit(Mark mark) {
        return new Mark(mark.id(), Mark.Kind.CUE, mark.box(), mark.label());
    }

    private Mark mark(Finding finding, Box box) {
        Double llr = finding.llr();
        String detector = finding.provenance().detector();
        String label =
                llr == null
                        ? texts.format("mark.finding-uncalibrated", detector)
                        : texts.format("mark.finding", detector, signed(llr));
        boolean suspect = llr != null && llr > 0;
        return new Mark(finding.id(), suspect ? Mark.Kind.SUSPECT : Mark.Kind.NEUTRAL, box, label);
    }

    private String signed(double llr) {
        return String.format(texts.language(), "%+.1f", llr);
    }
}
