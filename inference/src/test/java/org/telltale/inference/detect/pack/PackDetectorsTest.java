package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacePoints;
import org.telltale.inference.face.FoundFace;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.node.ArrayNode;

/**
 * From an installed pack to its outcome; the model gives the mean of blue, so that all is known.
 */
class PackDetectorsTest {
    private static final Box LEFT = new Box(20, 30, 70, 80);
    private static final Box RIGHT = new Box(120, 40, 160, 80);
    private static final Box SMALL = new Box(90, 100, 100, 110);
    private static final Map<Box, Integer> BLUE = Map.of(LEFT, 51, RIGHT, 204, SMALL, 255);

    @TempDir Path folder;
    private PackFixture packs;

    @BeforeEach
    void open() {
        packs = new PackFixture(folder);
    }

    @AfterEach
    void close() {
        packs.close();
    }

    private Analysis analyse(Box... faces) throws Exception {
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        return PackFixture.analyse(packs.engine(List.of(faces)), file);
    }

    /** What the document names for an outcome of that kind. */
    private static void named(DetectorRun run, Class<? extends Outcome> kind, String digest) {
        assertThat(run.outcome()).isInstanceOf(kind);
        assertThat(run.packSha256()).as(kind.getSimpleName()).isEqualTo(digest);
    }

    private static double raw(DetectorRun run, int index) {
        return run.outcome().evidence().findings().get(index).rawScore();
    }

    @Test
    void everyFaceHasItsScoreAndWhatItCameFrom() throws Exception {
        Path installed = packs.install(PackFixture.facePack("blue"));
        Analysis analysis = analyse(LEFT, RIGHT);
        DetectorRun run = PackFixture.run(analysis, "pack-blue");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(raw(run, 0)).isCloseTo(0.2, within(1e-6));
        assertThat(raw(run, 1)).isCloseTo(0.8, within(1e-6));
        assertThat(run.accelerator()).isEqualTo("cpu");
        assertThat(run.packSha256()).isEqualTo(Sha256.of(installed.resolve("pack.json")));
        Finding second = run.outcome().evidence().findings().get(1);
        assertThat(second.llr()).isNull();
        assertThat(second.calibration()).isNull();
        assertThat(((Place.Region) second.place()).box()).isEqualTo(RIGHT);
        assertThat(((Place.Region) second.place()).face()).isEqualTo("f2");
        assertThat(second.provenance().settings()).containsEntry("pack", "blue 1.0");
        Cue cue = run.outcome().evidence().cues().get(1);
        assertThat(cue.name()).isEqualTo("face-forgery-score");
        assertThat(cue.value()).isCloseTo(0.8, within(1e-6));
        assertThat(cue.unit()).isEqualTo("for \"blue\"");
        assertThat(cue.supports()).isEqualTo(Cue.Support.NEITHER);
        assertThat(cue.finding()).isEqualTo(second.id());
        assertThat(Objects.requireNonNull(analysis.verdict()).llr()).isNull();
    }

    @Test
    void lowScoresOfARealClassAreTurned() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        ((tools.jackson.databind.node.ObjectNode)
                        PackFixture.array(pack.manifest, "outputs").get(0))
                .put("manipulated", "low");
        packs.install(pack);
        DetectorRun run = PackFixture.run(analyse(LEFT), "pack-blue");
        assertThat(raw(run, 0)).isCloseTo(-0.2, within(1e-6));
        assertThat(run.outcome().evidence().cues().getFirst().value()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void aPictureWithoutFacesIsNoneOfItsBusiness() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        DetectorRun run = PackFixture.run(analyse(), "pack-blue");
        assertThat(run.outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotApplicable.class,
                        n -> assertThat(n.reason().code()).isEqualTo("pack-detector.no-face"));
    }

    @Test
    void facesBelowTheLeastSizeAreLeftOut() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        PackFixture.replace(pack.manifest, "conditions", "{\"min_face_side\": 40}");
        packs.install(pack);
        DetectorRun both = PackFixture.run(analyse(LEFT, SMALL), "pack-blue");
        assertThat(both.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(both.outcome().evidence().findings()).hasSize(1);
        DetectorRun small = PackFixture.run(analyse(SMALL), "pack-blue");
        assertThat(small.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        i -> {
                            assertThat(i.reason().code()).isEqualTo("pack-detector.small-faces");
                            assertThat(i.reason().arguments()).containsExactly("10", "40");
                        });
    }

    @Test
    void outsideItsConditionsItAbstainsAndKeepsTheRawScore() throws Exception {
        for (String conditions :
                List.of(
                        "{\"formats\": [\"jpeg\"]}",
                        "{\"min_side\": 1000}",
                        "{\"min_pixels\": 1000000}",
                        "{\"max_pixels\": 1000}")) {
            PackBuilder pack = PackFixture.facePack("blue");
            PackFixture.calibrate(pack);
            PackFixture.replace(pack.manifest, "conditions", conditions);
            packs.install(pack);
            DetectorRun run = PackFixture.run(analyse(RIGHT), "pack-blue");
            assertThat(run.outcome()).as(conditions).isInstanceOf(Outcome.Inconclusive.class);
            assertThat(raw(run, 0)).isCloseTo(0.8, within(1e-6));
            assertThat(run.outcome().evidence().findings().getFirst().llr()).isNull();
        }
    }

    @Test
    void onlyACalibrationMakesARatioAndAHistoricalPackNeverHasOne() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        PackFixture.calibrate(pack);
        packs.install(pack);
        PackBuilder old = PackFixture.facePack("old");
        PackFixture.calibrate(old);
        old.manifest.put("historical", true);
        packs.install(old);
        Analysis analysis = analyse(LEFT, RIGHT, SMALL);
        List<Finding> findings =
                PackFixture.run(analysis, "pack-blue").outcome().evidence().findings();
        assertThat(findings.get(0).llr()).isCloseTo(4 * 0.2 - 1, within(1e-5));
        assertThat(findings.get(1).llr()).isEqualTo(2); // clipped to what the set supports
        assertThat(findings.get(1).calibration()).isEqualTo("blue/1.0");
        assertThat(findings.get(2).llr()).as("outside the calibration's conditions").isNull();
        assertThat(PackFixture.run(analysis, "pack-old").outcome().evidence().findings())
                .allSatisfy(finding -> assertThat(finding.llr()).isNull());
        assertThat(Objects.requireNonNull(analysis.verdict()).llr()).isEqualTo(2);
        assertThat(Objects.requireNonNull(analysis.verdict()).decisive())
                .containsExactly(findings.get(1).id());
    }

    @Test
    void aPictureIsScoredAsAWhole() throws Exception {
        packs.install(PackFixture.wholePack("all"));
        DetectorRun run = PackFixture.run(analyse(), "pack-all");
        Finding finding = run.outcome().evidence().findings().getFirst();
        assertThat(finding.place()).isInstanceOf(Place.Whole.class);
        assertThat(finding.rawScore()).isBetween(0.2, 0.4);
    }

    @Test
    void manyFacesFitSeveralRuns() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        Box[] faces = new Box[21];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = i % 2 == 0 ? LEFT : RIGHT;
        }
        DetectorRun run = PackFixture.run(analyse(faces), "pack-blue");
        assertThat(run.outcome().evidence().findings()).hasSize(21);
        for (int i = 0; i < faces.length; i++) {
            assertThat(raw(run, i)).isCloseTo(i % 2 == 0 ? 0.2 : 0.8, within(1e-6));
        }
    }

    @Test
    void aChangedModelIsNotRun() throws Exception {
        Path installed = packs.install(PackFixture.facePack("blue"));
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOf(Outcome.Completed.class);
        Files.write(installed.resolve("means.onnx"), new byte[] {1, 2, 3});
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.error().code()).startsWith("pack.file-");
                            assertThat(failed.error().text(Locale.ENGLISH))
                                    .contains("blue, means.onnx", "do not use this one");
                        });
    }

    @Test
    void aManifestThatCannotBeReadIsToldOf() throws Exception {
        Path installed = packs.install(PackFixture.facePack("blue"));
        Files.writeString(installed.resolve("pack.json"), "{");
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void everyKindOfOutcomeNamesThePack() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        PackFixture.replace(pack.manifest, "conditions", "{\"min_face_side\": 40}");
        Path installed = packs.install(pack);
        String digest = Sha256.of(installed.resolve("pack.json"));
        named(PackFixture.run(analyse(LEFT), "pack-blue"), Outcome.Completed.class, digest);
        named(PackFixture.run(analyse(), "pack-blue"), Outcome.NotApplicable.class, digest);
        named(PackFixture.run(analyse(SMALL), "pack-blue"), Outcome.Inconclusive.class, digest);
        Cancellation cancellation = new Cancellation();
        RunListener stop =
                new RunListener() {
                    @Override
                    public void started(DetectorInfo detector) {
                        cancellation.request();
                    }
                };
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Analysis cancelled =
                packs.engine(List.of(LEFT))
                        .analyze(file, AnalysisSettings.STANDARD, stop, cancellation);
        named(PackFixture.run(cancelled, "pack-blue"), Outcome.Cancelled.class, digest);
        Files.write(installed.resolve("means.onnx"), new byte[] {1, 2, 3});
        named(PackFixture.run(analyse(LEFT), "pack-blue"), Outcome.Failed.class, digest);
    }

    @Test
    void aFallbackBetweenTwoRunsIsToldOfEachFinding() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        Box[] faces = new Box[10];
        java.util.Arrays.fill(faces, LEFT);
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Analysis analysis =
                PackFixture.analyse(
                        packs.engine(List.of(faces), FallingBack.after(1, packs.worker)), file);
        assertThat(PackFixture.run(analysis, "pack-blue").accelerator()).isEqualTo("cuda, cpu");
        List<String> accelerators =
                PackFixture.run(analysis, "pack-blue").outcome().evidence().findings().stream()
                        .map(finding -> finding.provenance().accelerator())
                        .toList();
        assertThat(accelerators.subList(0, 8)).containsOnly("cuda");
        assertThat(accelerators.subList(8, 10)).containsOnly("cpu");
        assertThat(
                        PackFixture.run(analysis, "pack-blue").outcome().evidence().cues().stream()
                                .map(cue -> cue.provenance().accelerator())
                                .toList())
                .isEqualTo(accelerators);
    }

    @Test
    void aModelThatDoesNotFitItsManifestFails() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        pack.files.put("means.onnx", PackFixture.means(8, 8));
        packs.install(pack);
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo("runtime.model-refused"));
    }

    @Test
    void anIndexBeyondTheOutputFails() throws Exception {
        PackBuilder pack = PackFixture.facePack("blue");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "means", "meaning": "probability", "activation": "none", "index": 7,
                  "manipulated": "high"}]
                """);
        packs.install(pack);
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo("pack-run.output"));
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Engine elsewhere = packs.engine(List.of(LEFT), FallingBack.after(9, packs.worker));
        assertThat(PackFixture.run(PackFixture.analyse(elsewhere, file), "pack-blue").accelerator())
                .as("it failed after it had run there")
                .isEqualTo("cuda");
    }

    @Test
    void anAlignedFaceNeedsPoints() throws Exception {
        packs.install(PackFixture.pack("blue", "face-forgery", PackFixture.ALIGN));
        assertThat(PackFixture.run(analyse(LEFT), "pack-blue").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        i -> assertThat(i.reason().code()).isEqualTo("pack-detector.no-points"));
    }

    @Test
    void anAlignedFaceIsTurnedUprightAndScored() throws Exception {
        packs.install(PackFixture.pack("blue", "face-forgery", PackFixture.ALIGN));
        // The template's points as they lie in RIGHT, turned by a quarter.
        List<Point> five =
                Stream.of(
                                new int[] {12, 4},
                                new int[] {12, 12},
                                new int[] {8, 8},
                                new int[] {4, 4},
                                new int[] {4, 12})
                        .map(p ->
                                new Point(RIGHT.x1() + 1 + 2.3 * p[0], RIGHT.y1() + 1 + 2.3 * p[1]))
                        .toList();
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Engine engine =
                packs.engineOfFaces(
                        List.of(
                                new FoundFace(
                                        RIGHT,
                                        1,
                                        Face.Landmarks.APPROXIMATE,
                                        Map.of(),
                                        new FacePoints(five, List.of(), null)),
                                new FoundFace(LEFT, 1, Face.Landmarks.APPROXIMATE, Map.of())));
        DetectorRun run = PackFixture.run(PackFixture.analyse(engine, file), "pack-blue");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(run.outcome().evidence().findings()).hasSize(1);
        assertThat(raw(run, 0)).isCloseTo(0.8, within(1e-4));
    }

    @Test
    void windowsOfAPictureArePooled() throws Exception {
        for (String pooling : List.of("mean", "max")) {
            PackBuilder tiled =
                    PackFixture.pack(
                            "tiled", "image-forgery", "{\"rule\": \"tiles\", \"overlap\": 0}");
            PackFixture.pool(tiled, pooling);
            packs.install(tiled);
            // Four tiles of 16 pixels, of which one is blue.
            Path file =
                    packs.write(PackFixture.picture(32, 32, Map.of(new Box(0, 16, 16, 32), 255)));
            DetectorRun run =
                    PackFixture.run(
                            PackFixture.analyse(packs.engine(List.of()), file), "pack-tiled");
            double dark = 0x40 / 255.0;
            assertThat(raw(run, 0))
                    .as(pooling)
                    .isCloseTo(pooling.equals("max") ? 1 : (1 + 3 * dark) / 4, within(1e-5));
            Finding finding = run.outcome().evidence().findings().getFirst();
            assertThat(finding.place()).isInstanceOf(Place.Whole.class);
            assertThat(finding.provenance().settings()).containsEntry("windows", "4");
        }
    }

    @Test
    void tenCropsLookAtBothSides() throws Exception {
        PackBuilder ten =
                PackFixture.pack(
                        "ten", "synthetic-image", "{\"rule\": \"ten-crop\", \"share\": 0.5}");
        // A model of the left half of its window: only mirrored does it see the blue right half.
        ten.files.put("means.onnx", PackFixture.leftHalf());
        PackFixture.pool(ten, "mean");
        packs.install(ten);
        Path file = packs.write(PackFixture.picture(32, 32, Map.of(new Box(16, 0, 32, 32), 255)));
        DetectorRun run =
                PackFixture.run(PackFixture.analyse(packs.engine(List.of()), file), "pack-ten");
        // Both right corners see blue everywhere, the middle in its right half, each mirrored.
        assertThat(raw(run, 0)).isCloseTo((5 + 5 * (0x40 / 255.0)) / 10, within(1e-5));
        assertThat(run.outcome().evidence().cues().getFirst().name())
                .isEqualTo("synthetic-image-score");
        assertThat(run.outcome().evidence().findings().getFirst().provenance().settings())
                .containsEntry("windows", "10");
    }

    @Test
    void aPackInstalledMeanwhileTakesPartInTheNextAnalysis() throws Exception {
        Engine engine = packs.engine(List.of(LEFT));
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        assertThat(PackFixture.analyse(engine, file).runs()).hasSize(1);
        packs.install(PackFixture.facePack("blue"));
        assertThat(PackFixture.analyse(engine, file).runs()).hasSize(2);
        StoredPack installed = packs.store.named("blue").getFirst();
        packs.store.remove(installed);
        assertThat(PackFixture.analyse(engine, file).runs()).hasSize(1);
    }

    @Test
    void deepAndTransparentPicturesAreScoredByTheirUpperBits() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ComponentColorModel deep =
                new ComponentColorModel(
                        srgb, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
        WritableRaster raster = deep.createCompatibleWritableRaster(120, 100);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 120; x++) {
                raster.setPixel(x, y, new int[] {0x4000, 0x4000, 0x33ff, x * 500});
            }
        }
        Path file = packs.write(new BufferedImage(deep, raster, false, null));
        Analysis analysis = PackFixture.analyse(packs.engine(List.of(LEFT)), file);
        assertThat(raw(PackFixture.run(analysis, "pack-blue"), 0)).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void cancellingEndsIt() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Cancellation cancellation = new Cancellation();
        Analysis analysis =
                packs.engine(List.of(LEFT))
                        .analyze(
                                file,
                                AnalysisSettings.STANDARD,
                                new RunListener() {
                                    @Override
                                    public void started(DetectorInfo detector) {
                                        if (detector.id().equals("pack-blue")) {
                                            cancellation.request();
                                        }
                                    }
                                },
                                cancellation);
        assertThat(PackFixture.run(analysis, "pack-blue").outcome())
                .isInstanceOf(Outcome.Cancelled.class);
        assertThat(analysis.verdict()).isNull();
    }

    @Test
    void soundPacksAreNoDetectorsOfPictures() throws Exception {
        packs.install(new PackBuilder());
        assertThat(analyse(LEFT).runs()).hasSize(1);
    }

    private static FoundFace pointed(Box box, List<Point> five) {
        return new FoundFace(
                box,
                1,
                Face.Landmarks.APPROXIMATE,
                Map.of(),
                new FacePoints(five, List.of(), null));
    }

    private static List<Point> upright(Box box) {
        double side = box.width();
        return Stream.of(new int[][] {{4, 4}, {12, 4}, {8, 8}, {4, 12}, {12, 12}})
                .map(p -> new Point(box.x1() + side * p[0] / 16, box.y1() + side * p[1] / 16))
                .toList();
    }

    @Test
    void aFaceWhosePointsAreOneIsLeftOutAlone() throws Exception {
        packs.install(PackFixture.pack("blue", "face-forgery", PackFixture.ALIGN));
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        FoundFace broken = pointed(LEFT, Collections.nCopies(5, new Point(40, 50)));
        Engine both = packs.engineOfFaces(List.of(broken, pointed(RIGHT, upright(RIGHT))));
        DetectorRun run = PackFixture.run(PackFixture.analyse(both, file), "pack-blue");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        Finding scored = run.outcome().evidence().findings().getFirst();
        assertThat(run.outcome().evidence().findings()).hasSize(1);
        assertThat(((Place.Region) scored.place()).box()).isEqualTo(RIGHT);
        assertThat(scored.provenance().settings()).containsEntry("faces_left_out", "1");

        Engine none = packs.engineOfFaces(List.of(broken));
        assertThat(PackFixture.run(PackFixture.analyse(none, file), "pack-blue").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        i -> assertThat(i.reason().code()).isEqualTo("pack-run.points"));
    }

    @Test
    void whyAnAcceleratorDidNotRunNamesTheLibrary() throws Exception {
        packs.install(PackFixture.wholePack("blue"));
        Path file = packs.write(PackFixture.picture(200, 150, BLUE));
        Engine engine = packs.engine(List.of(), FallingBack.refusing(packs.worker));
        DetectorRun run = PackFixture.run(PackFixture.analyse(engine, file), "pack-blue");
        assertThat(run.outcome().evidence().findings().getFirst().provenance().settings())
                .hasEntrySatisfying(
                        "refused cuda",
                        said -> assertThat(said).contains(FallingBack.LIBRARY + ","));
    }

    @Test
    void anAlignedInputIsNotLargerThanFacesAreTurned() {
        PackBuilder pack = PackFixture.pack("blue", "face-forgery", PackFixture.ALIGN);
        for (int axis : new int[] {2, 3}) {
            ArrayNode shape = (ArrayNode) pack.manifest.get("inputs").get(0).get("shape");
            shape.set(axis, 4097);
            PackException refusal =
                    catchThrowableOfType(
                            PackException.class,
                            () -> new PackManifestReader().read(pack.manifestBytes()));
            assertThat(Objects.requireNonNull(refusal).reason().code()).isEqualTo("pack.range");
            shape.set(axis, 16);
        }
    }
}
