package org.telltale.inference.detect.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Fusion;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

class TamperingMapDetectorTest {
    private static final Box PLACE = new Box(40, 40, 120, 100);
    private static final Box NEARLY_THE_SAME = new Box(48, 40, 120, 104);
    private static final Box ELSEWHERE = new Box(160, 120, 240, 180);

    @TempDir Path folder;

    @Test
    void placesThatTwoDetectorsPointAtBecomeOneWithBothWeighed() throws Exception {
        Analysis analysis =
                analyze(
                        model(0.1, "strong", "weak"),
                        new PointingDetector("strong", 1, 1.0, PLACE),
                        new PointingDetector("weak", 2, 0.7, NEARLY_THE_SAME, ELSEWHERE));
        List<Finding> fused = fused(analysis);
        assertThat(fused).hasSize(3);
        assertThat(fused.get(0).place()).isInstanceOf(Place.Whole.class);
        assertThat(fused.get(0).llr()).isCloseTo(0.5 * 1.0 + 0.5 * 0.7, within(1e-9));
        assertThat(box(fused.get(1))).isEqualTo(PLACE);
        assertThat(fused.get(1).llr()).isCloseTo(0.85, within(1e-9));
        assertThat(box(fused.get(2))).isEqualTo(ELSEWHERE);
        assertThat(fused.get(2).llr()).isCloseTo(0.35, within(1e-9));
        assertThat(((Place.Region) fused.get(1).place()).mask()).isNotNull();
        assertThat(Objects.requireNonNull(analysis.verdict()).label()).isEqualTo(Label.FAKE);
        assertThat(analysis.verdict().decisive()).containsExactly(fused.get(0).id());
    }

    @Test
    void aPlaceBelowTheBarIsNotShown() throws Exception {
        Analysis analysis =
                analyze(
                        model(0.7, "strong", "weak"),
                        new PointingDetector("strong", 1, 1.0, PLACE),
                        new PointingDetector("weak", 2, 0.9, PLACE, ELSEWHERE));
        assertThat(fused(analysis)).hasSize(2);
        assertThat(box(fused(analysis).get(1))).isEqualTo(PLACE);
    }

    @Test
    void aDetectorWithoutWeightHasNoSay() throws Exception {
        Analysis analysis =
                analyze(
                        model(0.1, "asked"),
                        new PointingDetector("asked", 1, -0.5),
                        new PointingDetector("other", 2, 2.0, PLACE));
        assertThat(fused(analysis)).hasSize(1);
        assertThat(fused(analysis).getFirst().llr()).isCloseTo(-0.25, within(1e-9));
        assertThat(Objects.requireNonNull(analysis.verdict()).label())
                .isEqualTo(Label.INCONCLUSIVE);
    }

    @Test
    void withoutAllDetectorsOfAModelNothingIsFusedAndTheStrongestStands() throws Exception {
        Analysis analysis =
                analyze(
                        model(0.1, "present", "absent"),
                        new PointingDetector("present", 1, 1.0, PLACE));
        DetectorRun last = analysis.runs().getLast();
        assertThat(last.outcome()).isInstanceOf(Outcome.NotApplicable.class);
        assertThat(Objects.requireNonNull(analysis.verdict()).llr()).isEqualTo(1.0);
    }

    private static Fusion model(double least, String... detectors) {
        return new Fusion(
                List.of(
                        new Fusion.Model(
                                Profile.STANDARD,
                                Arrays.stream(detectors)
                                        .map(d -> new Fusion.Weight(d, "1", 0.5))
                                        .toList(),
                                least,
                                PointingDetector.identity(TamperingMapDetector.ID))));
    }

    private Analysis analyze(Fusion fusion, Detector... detectors) throws Exception {
        Path file = folder.resolve("scene.png");
        Files.write(file, GreyPicture.scene(256, 192, 2, 3).pngFile());
        List<Detector> all = new ArrayList<>(List.of(detectors));
        all.add(new TamperingMapDetector(fusion));
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            all,
                            new VerdictRule(Math.log10(2), TamperingMapDetector.ID),
                            "test");
            AnalysisSettings settings =
                    new AnalysisSettings(Profile.STANDARD, Set.of(), "cpu", MediaLimits.STANDARD);
            Analysis analysis =
                    engine.analyze(file, settings, RunListener.NONE, new Cancellation());
            assertThat(analysis.media().kind()).isEqualTo(MediaKind.IMAGE);
            return analysis;
        }
    }

    private static List<Finding> fused(Analysis analysis) {
        return analysis.runs().getLast().outcome().evidence().findings();
    }

    private static Box box(Finding finding) {
        return ((Place.Region) finding.place()).box();
    }
}
