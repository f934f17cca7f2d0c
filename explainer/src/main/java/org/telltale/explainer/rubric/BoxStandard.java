package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Messages;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/** Standard 6: the regions that the text names are where the predicted boxes are. */
final class BoxStandard implements Standard {
    private static final double STRONG_COVERAGE = 0.7;
    private static final double STRONG_TIGHTNESS = 0.25;
    private static final double SOME_COVERAGE = 0.15;
    private static final double INSIDE = 0.5;
    private static final double FULL_FACE = 0.5;

    /** Without a face, boxes are in the challenge's 1000 × 1000; below this one is local. */
    private static final long SMALL_AREA = 50_000;

    private final Messages messages;

    BoxStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 6;
    }

    @Override
    public int weight() {
        return 12;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        List<Box> boxes = text.facts().boxes();
        if (boxes == null) {
            return grading.none("no-boxes");
        }
        return text.isFake() ? fake(text, boxes, grading) : real(text, boxes, grading);
    }

    private static StandardGrade real(ReadText text, List<Box> boxes, Grading grading) {
        if (boxes.isEmpty()) {
            return grading.grade(2, "real.no-box");
        }
        Box face = text.facts().face();
        if (face == null) {
            boolean small = boxes.stream().allMatch(box -> box.area() < SMALL_AREA);
            return small ? grading.grade(0, "real.local-box") : grading.none("real.face-unknown");
        }
        if (boxes.stream().anyMatch(box -> box.iou(face) < FULL_FACE)) {
            return grading.grade(0, "real.local-box");
        }
        boolean said = text.sentences().stream().anyMatch(s -> s.speaksFor(Side.REAL));
        return said ? grading.grade(2, "real.full-face") : grading.grade(1, "real.unsaid");
    }

    private static StandardGrade fake(ReadText text, List<Box> boxes, Grading grading) {
        if (boxes.isEmpty()) {
            return grading.grade(0, "fake.no-box");
        }
        Map<FacialRegion, Box> regions = text.facts().regions();
        if (regions == null || text.isWithoutFace()) {
            return grading.none("fake.no-regions");
        }
        if (text.regions().isEmpty()) {
            return unnamed(text.facts().face(), boxes, grading);
        }
        RegionOverlap overlap = RegionOverlap.of(described(text), regions, boxes);
        if (overlap == null) {
            return grading.none("fake.unplaced");
        }
        if (overlap.coverage() >= STRONG_COVERAGE && overlap.tightness() >= STRONG_TIGHTNESS) {
            return grading.grade(2, "fake.aligned");
        }
        return overlap.coverage() >= SOME_COVERAGE || overlap.tightness() >= INSIDE
                ? grading.grade(1, "fake.partly")
                : grading.grade(0, "fake.elsewhere");
    }

    private static StandardGrade unnamed(@Nullable Box face, List<Box> boxes, Grading grading) {
        boolean fullFace =
                face != null && boxes.stream().anyMatch(box -> box.iou(face) >= FULL_FACE);
        return fullFace
                ? grading.grade(1, "fake.whole-face")
                : grading.grade(0, "fake.names-no-region");
    }

    /** What the text calls wrong; failing that, whatever regions it names. */
    private static List<RegionMention> described(ReadText text) {
        List<RegionMention> fake = text.regions(Side.FAKE);
        List<RegionMention> own = fake.stream().filter(mention -> !mention.compared()).toList();
        if (!own.isEmpty()) {
            return own;
        }
        return fake.isEmpty() ? text.regions() : fake;
    }
}
