package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.face.LondonFaces;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.reference.ReferenceRanges;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

/** Both detectors on real portraits; the evaluation set is only looked at. */
@Tag("shared")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacesOnPortraitsTest {
    private final InProcessWorker worker = new InProcessWorker();
    private final Engine engine =
            new Engine(
                    new MediaReader(worker, new MetadataReader()),
                    worker,
                    List.of(
                            new FacesDetector(new FrontalFaceFinder(ApproximateRegions.builtIn())),
                            new FaceConsistencyDetector(
                                    ReferenceRanges.builtIn(
                                            FaceConsistencyDetector.ID,
                                            FaceConsistencyDetector.VERSION))),
                    new VerdictRule(1),
                    "test");

    private LondonFaces london;
    private List<Analysis> untouched;

    @BeforeAll
    void analyse() throws Exception {
        london = LondonFaces.orSkip();
        untouched = analyse(london.outsideDevset());
    }

    @AfterAll
    void close() {
        worker.close();
    }

    @Test
    void findsOneFaceInNearlyEveryPortrait() {
        assertThat(share(untouched, a -> a.faces().size() == 1)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void placesEveryRegionOfThem() {
        assertThat(untouched)
                .flatMap(Analysis::faces)
                .allSatisfy(
                        face -> assertThat(face.regions()).containsOnlyKeys(FacialRegion.values()));
    }

    @Test
    void cuesOfUntouchedFacesLieInsideTheirRanges() {
        // Blocking is measured in the picture's own pixels; too few people have faces so large.
        List<Cue> cues =
                untouched.stream()
                        .flatMap(a -> a.cues().stream())
                        .filter(cue -> !cue.name().startsWith("blocking-"))
                        .toList();

        assertThat(cues).isNotEmpty().allMatch(cue -> cue.reference() != null);
        double inside =
                (double) cues.stream().filter(c -> c.supports() == Cue.Support.REAL).count()
                        / cues.size();
        assertThat(inside).isGreaterThan(0.98);
        assertThat(share(untouched, FacesOnPortraitsTest::pointsAtARegion)).isLessThan(0.1);
        report("portraits outside the evaluation set", untouched);
    }

    @Test
    void theEvaluationSetIsLookedAt() throws Exception {
        List<Analysis> real = analyse(london.devset("real"));
        List<Analysis> fake = analyse(london.devset("fake"));
        report("evaluation set, real", real);
        report("evaluation set, fake", fake);

        assertThat(share(real, a -> a.faces().size() == 1)).isGreaterThanOrEqualTo(0.95);
        assertThat(share(real, FacesOnPortraitsTest::pointsAtARegion))
                .isLessThanOrEqualTo(share(fake, FacesOnPortraitsTest::pointsAtARegion));
    }

    private List<Analysis> analyse(List<Path> files) throws MediaException {
        List<Analysis> analyses = new ArrayList<>();
        for (Path file : files) {
            analyses.add(
                    engine.analyze(
                            file, AnalysisSettings.STANDARD, RunListener.NONE, new Cancellation()));
        }
        return analyses;
    }

    private static boolean anyOutside(Analysis analysis) {
        return analysis.cues().stream().anyMatch(cue -> cue.supports() == Cue.Support.FAKE);
    }

    private static boolean pointsAtARegion(Analysis analysis) {
        return !analysis.findings().isEmpty();
    }

    private static double share(
            List<Analysis> analyses, java.util.function.Predicate<Analysis> which) {
        return (double) analyses.stream().filter(which).count() / analyses.size();
    }

    private static void report(String what, List<Analysis> analyses) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d pictures, any cue outside %.1f %%, a region pointed at %.1f %%%n",
                what,
                analyses.size(),
                100 * share(analyses, FacesOnPortraitsTest::anyOutside),
                100 * share(analyses, FacesOnPortraitsTest::pointsAtARegion));
    }
}
