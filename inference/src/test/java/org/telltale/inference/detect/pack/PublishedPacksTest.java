package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.pack.run.InstalledPacks;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.verdict.Calibrations;

/** The published models in a whole analysis of a portrait of which people marked the points. */
@Tag("shared")
class PublishedPacksTest {
    private static final Path PORTRAIT =
            InstalledPacks.SHARED.resolve("assets/faces/london/neutral/006_03.jpg");
    private static final List<String> SCORING =
            List.of("meso4", "mesoinception", "minifasnet-v2", "minifasnet-v1se");

    @TempDir static Path folder;
    private static InstalledPacks packs;
    private static Analysis analysis;

    @BeforeAll
    static void analyse() throws Exception {
        packs = new InstalledPacks(folder);
        packs.install("yunet");
        packs.install("facemesh");
        for (String id : SCORING) {
            packs.install(id);
        }
        AcceleratorTrust trust =
                new AcceleratorTrust(
                        packs.worker()::runModel,
                        new InstalledPacks.Forgetful(),
                        packs.worker()::accelerators);
        try (PackRuns runs = new PackRuns(packs.store(), trust, List.of(Accelerator.CPU))) {
            Engine engine =
                    new Engine(
                            new MediaReader(packs.worker(), new MetadataReader()),
                            packs.worker(),
                            new PackDetectors(runs, BuiltInDetectors::all),
                            Calibrations.builtInVerdictRule(),
                            "test");
            analysis = PackFixture.analyse(engine, PORTRAIT);
        }
    }

    @AfterAll
    static void close() throws Exception {
        if (packs != null) {
            packs.close();
        }
    }

    @Test
    void theMeasuredRegionsLieWhereAPersonMarkedThem() throws Exception {
        Face face = PackFixture.run(analysis, "faces").outcome().evidence().faces().getFirst();
        assertThat(face.landmarks()).isEqualTo(Face.Landmarks.MEASURED);
        List<String> lines =
                Files.readAllLines(
                        PORTRAIT.resolveSibling(
                                String.valueOf(PORTRAIT.getFileName()).replace(".jpg", ".tem")));
        // The first two points are the pupils, the picture's left one first: the person's right.
        Map.of(FacialRegion.RIGHT_EYE, lines.get(1), FacialRegion.LEFT_EYE, lines.get(2))
                .forEach((region, line) -> {
                    String[] point = line.strip().split("\\s+");
                    Box eye = region(face, region);
                    double x = Double.parseDouble(point[0]);
                    double y = Double.parseDouble(point[1]);
                    assertThat((eye.x1() + eye.x2()) / 2.0)
                            .isCloseTo(x, within(0.15 * eye.width()));
                    assertThat((eye.y1() + eye.y2()) / 2.0)
                            .isCloseTo(y, within(0.25 * eye.height()));
                });
        Box nose = region(face, FacialRegion.NOSE_TIP);
        Box mouth = region(face, FacialRegion.LOWER_LIP);
        Box chin = region(face, FacialRegion.CHIN);
        assertThat(nose.y2()).isLessThan(mouth.y2());
        assertThat(mouth.y1()).isLessThan(chin.y2());
        assertThat(region(face, FacialRegion.LEFT_CHEEK).x1())
                .isGreaterThan(region(face, FacialRegion.RIGHT_CHEEK).x2());
    }

    private static Box region(Face face, FacialRegion region) {
        return Objects.requireNonNull(face.regions().get(region));
    }

    @Test
    void noneOfThemVotes() {
        for (String id : SCORING) {
            DetectorRun run = PackFixture.run(analysis, "pack-" + id);
            assertThat(run.outcome()).as(id).isInstanceOf(Outcome.Completed.class);
            assertThat(run.packSha256()).isNotNull();
            assertThat(run.outcome().evidence().findings())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.llr()).isNull());
        }
    }

    @Test
    void theComparisonsWithinAFaceKeepTheirReferenceRanges() {
        DetectorRun run = PackFixture.run(analysis, "face-consistency");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(run.outcome().evidence().cues())
                .anySatisfy(cue -> assertThat(cue.reference()).isNotNull());
    }
}
