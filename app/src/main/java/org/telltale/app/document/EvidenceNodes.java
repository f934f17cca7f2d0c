package org.telltale.app.document;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacePoints;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faces, regions, intervals and cues of one analysis as JSON. */
final class EvidenceNodes {
    private final Analysis analysis;

    EvidenceNodes(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Adds the four lists to a document. */
    void addTo(ObjectNode root) {
        ArrayNode faces = root.putArray("faces");
        analysis.faces().forEach(face -> faces.add(face(root, face)));
        ArrayNode regions = root.putArray("regions");
        ArrayNode intervals = root.putArray("intervals");
        ArrayNode cues = root.putArray("cues");
        for (DetectorRun run : analysis.runs()) {
            for (Finding finding : run.outcome().evidence().findings()) {
                switch (finding.place()) {
                    case Place.Region region -> addRegion(regions, run.id(), finding, region);
                    case Place.Interval interval ->
                            addInterval(intervals, run.id(), finding, interval);
                    case Place.Whole whole -> {
                        // Its score stands with the outcome.
                    }
                }
            }
            for (Cue cue : run.outcome().evidence().cues()) {
                addCue(cues, run.id(), cue);
            }
        }
    }

    /** A detector's own score: that for the whole media, else its strongest place. */
    static void addScores(ObjectNode node, List<Finding> findings) {
        Optional<Finding> whole =
                findings.stream().filter(f -> f.place() instanceof Place.Whole).findFirst();
        Optional<Finding> best =
                whole.or(
                        () -> findings.stream().max(Comparator.comparingDouble(Finding::rawScore)));
        best.ifPresent(finding -> addScore(node, finding));
    }

    private static void addScore(ObjectNode node, Finding finding) {
        node.put("raw_score", Numbers.rounded(finding.rawScore()));
        Double llr = finding.llr();
        if (llr != null) {
            node.put("llr", Numbers.rounded(llr));
        }
    }

    private static ObjectNode face(ObjectNode root, Face face) {
        ObjectNode node = root.objectNode();
        node.put("id", face.id());
        node.set("box", box(node, face.box()));
        node.put("landmarks", face.landmarks().name().toLowerCase(Locale.ROOT));
        FacePoints points = face.points();
        addPoints(node, "five_points", points.five());
        addPoints(node, "points", points.all());
        putIfPresent(node, "points_numbering", points.numbering());
        return node;
    }

    private static void addPoints(ObjectNode node, String field, List<Point> points) {
        if (!points.isEmpty()) {
            ArrayNode list = node.putArray(field);
            points.forEach(point -> list.addArray().add(point.x()).add(point.y()));
        }
    }

    private static void addRegion(
            ArrayNode regions, String run, Finding finding, Place.Region region) {
        ObjectNode node = regions.addObject();
        node.put("id", finding.id());
        node.put("outcome", run);
        putIfPresent(node, "face", region.face());
        node.set("box", box(node, region.box()));
        addScore(node, finding);
        node.put("detector", finding.provenance().detector());
        putIfPresent(node, "map", region.map());
        putIfPresent(node, "mask", region.mask());
        names(node, region.facialRegions());
    }

    private static void addInterval(
            ArrayNode intervals, String run, Finding finding, Place.Interval interval) {
        ObjectNode node = intervals.addObject();
        node.put("id", finding.id());
        node.put("outcome", run);
        node.put("track", interval.track());
        node.put("start_s", interval.startMicros() / 1e6);
        node.put("end_s", interval.endMicros() / 1e6);
        addScore(node, finding);
        Double llr = finding.llr();
        if (llr != null) {
            node.put("probability", Numbers.rounded(1 / (1 + Math.pow(10, -llr))));
        }
        node.put("detector", finding.provenance().detector());
    }

    private static void addCue(ArrayNode cues, String run, Cue cue) {
        ObjectNode node = cues.addObject();
        node.put("id", cue.id());
        node.put("outcome", run);
        node.put("name", cue.name());
        node.put("value", Numbers.rounded(cue.value()));
        node.put("unit", cue.unit());
        ReferenceRange range = cue.reference();
        if (range != null) {
            ObjectNode reference = node.putObject("reference");
            reference.put("low", Numbers.rounded(range.low()));
            reference.put("high", Numbers.rounded(range.high()));
            reference.put("percentile", range.percentile());
            reference.put("n", range.n());
            reference.put("bin", range.bin());
        }
        if (cue.supports() != Cue.Support.NEITHER) {
            node.put("supports", cue.supports().name().toLowerCase(Locale.ROOT));
        }
        putIfPresent(node, "face", cue.face());
        FacialRegion region = cue.region();
        if (region != null) {
            node.put("region", name(region));
        }
        Box box = cue.box();
        if (box != null) {
            node.set("box", box(node, box));
        }
        putIfPresent(node, "finding", cue.finding());
    }

    private static void names(ObjectNode node, Set<FacialRegion> regions) {
        ArrayNode names = node.putArray("facial_regions");
        regions.stream().sorted().map(EvidenceNodes::name).forEach(names::add);
    }

    /** The region's word in the document, which does not depend on the language. */
    private static String name(FacialRegion region) {
        return region.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ArrayNode box(ObjectNode factory, Box box) {
        return factory.arrayNode().add(box.x1()).add(box.y1()).add(box.x2()).add(box.y2());
    }

    private static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
