package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.PictureRun;
import org.telltale.inference.pack.run.PixelScoresReader;
import org.telltale.inference.pack.run.ScoreReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.Pixels;

/**
 * One installed pack that says where a picture was manipulated: its map over the picture, and one
 * score, the model's own or pooled from the map. Only a calibration in the pack, which is of that
 * score, makes a likelihood ratio of it; only a ratio with words of support lets it point at
 * regions, which then carry the picture's ratio: without one, nobody knows how often a real picture
 * has such a region. Immutable.
 */
final class PackMapDetector implements Detector {
    /** After the detectors of packs that give a score. */
    private static final int ORDER = 16;

    private static final PackOutput.Direction LOW = PackOutput.Direction.LOW;

    /** Share of the work that running the model is. */
    private static final double RUNNING = 0.9;

    private final StoredPack.Installed pack;
    private final PostProcessing.PixelScores post;
    private final PackOutput output;
    private final PackRuns runs;
    private final DetectorInfo info;
    private final PackLimits limits;

    /** A detector of a pack whose decoder is {@code pixel-scores}. */
    PackMapDetector(StoredPack.Installed pack, PostProcessing.PixelScores post, PackRuns runs) {
        this.pack = pack;
        this.post = post;
        this.runs = runs;
        this.output =
                pack.manifest().outputs().stream()
                        .filter(o -> o.name().equals(post.output()))
                        .findFirst()
                        .orElseThrow();
        this.limits = new PackLimits(pack.manifest().conditions());
        this.info =
                new DetectorInfo(
                        PackDetectors.id(pack),
                        pack.manifest().version(),
                        pack.manifest().title(),
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
        runs.requireIntact(pack, examination.cancellation());
        Given given = run(examination);
        ScoreField.Scores scores = given.field.scores();
        Reason outside = limits.outside(examination.media(), examination.metadata());
        PackEvidence evidence = new PackEvidence(examination, info, pack, outside == null);
        evidence.note("windows", String.valueOf(given.ran.size()));
        evidence.note("working_scale", given.scale);
        evidence.note("map_reduction", String.valueOf(scores.reduction()));
        evidence.note("pooling", post.score() == null || given.ran.size() > 1 ? pooling() : "none");
        EvidenceMap map = map(examination, scores);
        evidence.map(map);
        evidence.add(null, score(given, scores), given.ran);
        if (outside != null) {
            return new Outcome.Inconclusive(outside, evidence.evidence());
        }
        Double threshold = post.threshold();
        if (evidence.supportsManipulation() && threshold != null) {
            regions(evidence, scores, threshold, map, given);
        }
        return new Outcome.Completed(evidence.evidence());
    }

    private String pooling() {
        return post.pooled().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private Given run(Examination examination) throws MediaException {
        Pixels pixels = examination.image().pixels();
        PictureRun run =
                new PictureRun(pack, runs.host(examination.worker(), examination.settings()));
        Given given = new Given(new ScoreField(pixels.width(), pixels.height()));
        PixelScoresReader maps = new PixelScoresReader(pack.manifest(), post);
        ScoreReader own =
                post.score() == null
                        ? null
                        : new ScoreReader(pack.manifest(), new PostProcessing.Score(post.score()));
        int windows = run.windows(pixels);
        InputMemory memory = runs.lend();
        try {
            run.whole(
                    pixels,
                    memory,
                    (answer, cut, item, items) -> {
                        // Said first: what was answered may turn out to be unreadable.
                        examination.used(pack.digest(), answer.ran().accelerator().id());
                        given.field.add(maps.read(answer, cut, item, items));
                        given.scale = cut.scale();
                        given.ran.add(answer.ran());
                        if (own != null) {
                            given.own.add(own.read(answer, cut, item, items));
                        }
                        examination.progress(RUNNING * given.ran.size() / windows);
                        return item;
                    },
                    examination.cancellation());
        } finally {
            runs.giveBack(memory);
        }
        return given;
    }

    private ScoreReader.Score score(Given given, ScoreField.Scores scores) {
        if (given.own.size() == 1) {
            return given.own.getFirst();
        }
        String name = given.own.isEmpty() ? output.name() : given.own.getFirst().name();
        double[] several =
                given.own.isEmpty()
                        ? scores.values()
                        : given.own.stream().mapToDouble(ScoreReader.Score::raw).toArray();
        double raw = Pooled.of(several, post.pooled());
        boolean low = (given.own.isEmpty() ? output : own()).manipulated() == LOW;
        return new ScoreReader.Score(low ? -raw : raw, raw, name);
    }

    private PackOutput own() {
        return pack.manifest().outputs().stream()
                .filter(o -> o.name().equals(post.score()))
                .findFirst()
                .orElseThrow();
    }

    /** On the scale of a probability where all values lie on it, else from lowest to highest. */
    private EvidenceMap map(Examination examination, ScoreField.Scores scores) {
        boolean low = output.manipulated() == LOW;
        double lowest = scores.lowest();
        double highest = scores.highest();
        boolean share = low ? lowest >= -1 && highest <= 0 : lowest >= 0 && highest <= 1;
        double from = share ? (low ? -1 : 0) : lowest;
        double to = share ? from + 1 : highest > lowest ? highest : lowest + 1;
        return GreyMap.of(
                examination.worker(),
                "model-scores",
                scores.values(),
                scores.across(),
                scores.transform(),
                from,
                to,
                low ? "score, negated: high is more manipulated" : "score");
    }

    private void regions(
            PackEvidence evidence,
            ScoreField.Scores scores,
            double threshold,
            EvidenceMap map,
            Given given) {
        double raw = output.manipulated() == LOW ? -threshold : threshold;
        @Nullable Double least = post.leastRegion();
        ScoreRegions regions = ScoreRegions.of(scores, raw, least == null ? 0 : least);
        evidence.note("threshold", String.valueOf(threshold));
        evidence.note("regions_found", String.valueOf(regions.count()));
        for (ScoreRegions.Region region : regions.shown()) {
            double value = output.manipulated() == LOW ? -region.highest() : region.highest();
            evidence.region(region.mask(), map.sha256(), value, output.name(), given.ran);
        }
    }

    /** What the model gave, window by window. Used by the thread that runs it. */
    private static final class Given {
        private final ScoreField field;
        private final List<ScoreReader.Score> own = new ArrayList<>();
        private final List<RanOn> ran = new ArrayList<>();
        private String scale = "";

        Given(ScoreField field) {
            this.field = field;
        }
    }
}
