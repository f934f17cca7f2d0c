package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.runtime.TestGraph;
import org.telltale.inference.verdict.Label;

/**
 * From an installed pack to its map: the model subtracts from each pixel the mean of its
 * neighbourhood, so that what stands out of the picture is known.
 */
class PackMapDetectorTest {
    private static final Box PATCH = new Box(60, 40, 92, 72);

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

    /** Blue alone, 0 to 1: |pixel − mean of 3×3|, or where {@code plain} the pixel itself. */
    private static TestGraph map(boolean plain, long side) {
        TestGraph graph =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, -1, 3, side, side)
                        .constant("blue", new float[] {1, 0, 0}, 1, 3, 1, 1)
                        .node("Conv", "one", "input", "blue");
        if (plain) {
            return graph.node("Identity", "map", "one");
        }
        return graph.window("AveragePool", "mean", 3, "one")
                .node("Sub", "difference", "one", "mean")
                .node("Abs", "map", "difference");
    }

    private static PackBuilder pack(TestGraph graph, String shape, String crop, String fit) {
        PackBuilder pack = PackFixture.pack("where", "image-localization", crop);
        pack.files.put("means.onnx", graph.bytes());
        PackFixture.replace(
                pack.manifest,
                "inputs",
                """
                [{"kind": "picture", "name": "input", "type": "float32", "layout": "NCHW",
                  "shape": %s, "colour": "BGR", "scale": 0.00392156862745098,
                  "mean": [0, 0, 0], "std": [1, 1, 1], "crop": %s, "fit": "%s",
                  "resampling": "linear", "padding": {"place": "right-bottom", "value": 0}}]
                """
                        .formatted(shape, crop, fit));
        outputs(pack, "high");
        post(pack, "\"threshold\": 0.5, \"pooling\": \"max\"");
        PackFixture.replace(
                pack.manifest,
                "self_test",
                """
                {"inputs": [{"name": "input", "shape": [1, 3, 64, 64],
                   "formula": {"kind": "constant", "value": 0}}],
                 "expected": [{"output": "map", "first": 0, "values": [0],
                   "absolute": 0.001, "relative": 0}], "origin": "by hand"}
                """);
        return pack;
    }

    private static void outputs(PackBuilder pack, String manipulated) {
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "map", "meaning": "mask", "activation": "none", "manipulated": "%s"}]
                """
                        .formatted(manipulated));
    }

    private static void post(PackBuilder pack, String more) {
        PackFixture.replace(
                pack.manifest,
                "post",
                "{\"decoder\": \"pixel-scores\", \"output\": \"map\", " + more + "}");
    }

    /** The pixel itself, tiled or open to any size. */
    private static PackBuilder tiled(String shape, String crop) {
        TestGraph graph =
                map(true, shape.contains("lowest") && shape.contains("32") ? -1 : 64)
                        .output("map", TensorProto.DataType.FLOAT, -1, 1, -1, -1);
        return pack(graph, shape, crop, "keep");
    }

    private static final String FIXED = "[{\"lowest\": 1, \"highest\": 8}, 3, 64, 64]";
    private static final String OPEN =
            "[1, 3, {\"lowest\": 32, \"highest\": 512, \"multiple_of\": 32},"
                    + " {\"lowest\": 32, \"highest\": 512, \"multiple_of\": 32}]";
    private static final String WHOLE = "{\"rule\": \"whole\"}";
    private static final String TILES = "{\"rule\": \"tiles\", \"overlap\": 16}";

    private Analysis analyse(BufferedImage image) throws Exception {
        return PackFixture.analyse(packs.engine(List.of()), packs.write(image));
    }

    private static BufferedImage patched() {
        return PackFixture.picture(200, 150, Map.of(PATCH, 255));
    }

    private static BufferedImage image(EvidenceMap map) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(map.png().bytes()));
        assertThat(image.getWidth()).isEqualTo(map.width());
        assertThat(image.getHeight()).isEqualTo(map.height());
        return image;
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {FIXED + "|" + TILES, OPEN + "|" + WHOLE})
    void theMapLiesOverThePictureAtItsOwnResolution(String shape, String crop) throws Exception {
        packs.install(tiled(shape, crop));
        DetectorRun run = PackFixture.run(analyse(patched()), "pack-where");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        EvidenceMap map = run.outcome().evidence().maps().getFirst();
        assertThat(map.transform()).isEqualTo(EvidenceMap.Transform.IDENTITY);
        assertThat(List.of(map.width(), map.height())).isEqualTo(List.of(200, 150));
        assertThat(List.of(map.low(), map.high())).isEqualTo(List.of(0.0, 1.0));
        BufferedImage image = image(map);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                // Where windows overlap all say the same; the model gives blue.
                assertThat(grey(image, x, y)).isEqualTo(PATCH.contains(x, y) ? 255 : 0x40);
            }
        }
        Finding whole = run.outcome().evidence().findings().getFirst();
        assertThat(whole.place()).isInstanceOf(Place.Whole.class);
        assertThat(whole.rawScore()).isCloseTo(1, within(1e-5));
    }

    @Test
    void aFixedInputGivesAMapOfItsOwnResolutionAndTransform() throws Exception {
        TestGraph graph = map(true, 64).output("map", TensorProto.DataType.FLOAT, -1, 1, 64, 64);
        packs.install(pack(graph, FIXED, WHOLE, "inside"));
        DetectorRun run =
                PackFixture.run(analyse(PackFixture.picture(256, 128, Map.of())), "pack-where");
        EvidenceMap map = run.outcome().evidence().maps().getFirst();
        // Reduced to a quarter, so that the lower half of the input is padding and left out.
        assertThat(List.of(map.width(), map.height())).isEqualTo(List.of(64, 32));
        assertThat(map.transform()).isEqualTo(new EvidenceMap.Transform(4, 4, 0, 0));
        assertThat(grey(image(map), 30, 20)).isEqualTo(0x40);
        assertThat(run.outcome().evidence().findings().getFirst().provenance().settings())
                .containsEntry("working_scale", "0.2500 x 0.2500")
                .containsEntry("windows", "1");
    }

    @Test
    void whatStandsOutIsFoundByARealConvolution() throws Exception {
        TestGraph graph = map(false, 64).output("map", TensorProto.DataType.FLOAT, -1, 1, 64, 64);
        packs.install(pack(graph, FIXED, TILES, "keep"));
        DetectorRun run = PackFixture.run(analyse(patched()), "pack-where");
        BufferedImage image = image(run.outcome().evidence().maps().getFirst());
        // A pixel of the patch's edge has three of nine neighbours outside of it.
        double edge = (255 - 0x40) / 255.0 / 3;
        assertThat(grey(image, PATCH.x1(), 50)).isCloseTo((int) Math.round(255 * edge), within(1));
        assertThat(grey(image, 75, 55)).isZero();
        double corner = (255 - 0x40) / 255.0 * 5 / 9;
        assertThat(run.outcome().evidence().findings().getFirst().rawScore())
                .isCloseTo(corner, within(1e-4));
    }

    @Test
    void withoutACalibrationItShowsAndPointsAtNothing() throws Exception {
        Path installed = packs.install(tiled(FIXED, TILES));
        Analysis analysis = analyse(patched());
        DetectorRun run = PackFixture.run(analysis, "pack-where");
        assertThat(run.outcome().evidence().maps()).hasSize(1);
        assertThat(run.outcome().evidence().findings()).hasSize(1);
        Finding whole = run.outcome().evidence().findings().getFirst();
        assertThat(whole.llr()).isNull();
        assertThat(whole.provenance().packSha256())
                .isEqualTo(org.telltale.inference.media.Sha256.of(installed.resolve("pack.json")));
        Cue cue = run.outcome().evidence().cues().getFirst();
        assertThat(cue.name()).isEqualTo("image-forgery-score");
        assertThat(cue.supports()).isEqualTo(Cue.Support.NEITHER);
        assertThat(Objects.requireNonNull(analysis.verdict()).label())
                .isEqualTo(Label.INCONCLUSIVE);
        assertThat(Objects.requireNonNull(analysis.verdict()).llr()).isNull();
    }

    @Test
    void aCalibratedPackPointsAtTheRegionsAboveItsThreshold() throws Exception {
        PackBuilder pack = tiled(FIXED, TILES);
        PackFixture.calibrate(pack);
        post(pack, "\"threshold\": 0.5, \"least_region\": 0.01");
        packs.install(pack);
        Box speck = new Box(10, 100, 12, 102);
        Analysis analysis = analyse(PackFixture.picture(200, 150, Map.of(PATCH, 255, speck, 255)));
        DetectorRun run = PackFixture.run(analysis, "pack-where");
        List<Finding> findings = run.outcome().evidence().findings();
        assertThat(findings).hasSize(2);
        assertThat(findings).allMatch(finding -> Objects.equals(finding.llr(), 2.0));
        Place.Region region = (Place.Region) findings.get(1).place();
        assertThat(region.box()).isEqualTo(PATCH);
        List<EvidenceMap> maps = run.outcome().evidence().maps();
        assertThat(region.map()).isEqualTo(maps.get(0).sha256());
        assertThat(region.mask()).isEqualTo(maps.get(1).sha256());
        BufferedImage mask = image(maps.get(1));
        assertThat(grey(mask, PATCH.x1(), PATCH.y1())).isEqualTo(255);
        assertThat(grey(mask, speck.x1(), speck.y1())).isZero();
        Cue cue = run.outcome().evidence().cues().get(1);
        assertThat(cue.name()).isEqualTo("image-localization-score");
        assertThat(cue.value()).isCloseTo(1, within(1e-5));
        assertThat(cue.supports()).isEqualTo(Cue.Support.FAKE);
        assertThat(Objects.requireNonNull(analysis.verdict()).label()).isEqualTo(Label.FAKE);
    }

    @Test
    void aRatioWithoutSupportShowsNoRegion() throws Exception {
        PackBuilder pack = tiled(FIXED, TILES);
        PackFixture.calibrate(pack);
        post(pack, "\"threshold\": 0.2");
        packs.install(pack);
        // Blue is 0x40 everywhere: above the threshold, and below what the calibration calls fake.
        DetectorRun run =
                PackFixture.run(analyse(PackFixture.picture(200, 150, Map.of())), "pack-where");
        assertThat(run.outcome().evidence().findings()).hasSize(1);
        assertThat(run.outcome().evidence().findings().getFirst().llr())
                .isCloseTo(4 * 0x40 / 255.0 - 1, within(1e-4));
    }

    @Test
    void lowNumbersOfARealClassAreTurned() throws Exception {
        PackBuilder pack = tiled(FIXED, TILES);
        outputs(pack, "low");
        PackFixture.replace(
                pack.manifest,
                "calibration",
                """
                {"slope": 4, "intercept": 2, "lowest": -1.5, "highest": 2, "real": 100,
                 "fake": 100, "groups": 50, "conditions": {}, "sources": ["made"],
                 "recipe": "by hand"}
                """);
        post(pack, "\"threshold\": 0.1");
        packs.install(pack);
        DetectorRun run =
                PackFixture.run(
                        analyse(PackFixture.picture(200, 150, Map.of(PATCH, 0))), "pack-where");
        EvidenceMap map = run.outcome().evidence().maps().getFirst();
        assertThat(List.of(map.low(), map.high())).isEqualTo(List.of(-1.0, 0.0));
        assertThat(grey(image(map), 75, 55)).isEqualTo(255);
        Place.Region region = (Place.Region) run.outcome().evidence().findings().get(1).place();
        assertThat(region.box()).isEqualTo(PATCH);
        assertThat(run.outcome().evidence().cues().get(1).value()).isCloseTo(0, within(1e-6));
    }

    @Test
    void outsideItsConditionsItAbstainsAndKeepsTheMap() throws Exception {
        PackBuilder pack = tiled(FIXED, TILES);
        PackFixture.calibrate(pack);
        PackFixture.replace(pack.manifest, "conditions", "{\"min_side\": 1000}");
        packs.install(pack);
        DetectorRun run = PackFixture.run(analyse(patched()), "pack-where");
        assertThat(run.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        i -> assertThat(i.reason().code()).isEqualTo("pack-detector.small"));
        assertThat(run.outcome().evidence().maps()).hasSize(1);
        assertThat(run.outcome().evidence().findings()).hasSize(1);
        assertThat(run.outcome().evidence().findings().getFirst().llr()).isNull();
    }

    @Test
    void aModelsOwnScoreIsTaken() throws Exception {
        TestGraph graph =
                map(true, 64)
                        .node("GlobalAveragePool", "pooled", "map")
                        .node("Flatten", "score", "pooled")
                        .output("map", TensorProto.DataType.FLOAT, -1, 1, 64, 64)
                        .output("score", TensorProto.DataType.FLOAT, -1, 1);
        PackBuilder pack = pack(graph, FIXED, WHOLE, "stretch");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "map", "meaning": "mask", "activation": "none", "manipulated": "high"},
                 {"name": "score", "meaning": "probability", "activation": "none", "index": 0,
                  "manipulated": "high"}]
                """);
        post(pack, "\"score\": \"score\"");
        packs.install(pack);
        DetectorRun run =
                PackFixture.run(analyse(PackFixture.picture(200, 150, Map.of())), "pack-where");
        assertThat(run.outcome().evidence().findings().getFirst().rawScore())
                .isCloseTo(0x40 / 255.0, within(1e-4));
        assertThat(run.outcome().evidence().cues().getFirst().unit()).isEqualTo("for \"score\"");
    }

    @Test
    void aSoftmaxGoesAlongTheChannels() throws Exception {
        // Two logits a pixel: 0 for authentic, three times blue for manipulated.
        TestGraph graph =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, -1, 3, 64, 64)
                        .constant("weights", new float[] {0, 0, 0, 3, 0, 0}, 2, 3, 1, 1)
                        .node("Conv", "map", "input", "weights")
                        .output("map", TensorProto.DataType.FLOAT, -1, 2, 64, 64);
        PackBuilder pack = pack(graph, FIXED, TILES, "keep");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "map", "meaning": "mask", "activation": "softmax",
                  "classes": ["authentic", "manipulated"], "index": 1, "manipulated": "high"}]
                """);
        packs.install(pack);
        DetectorRun run = PackFixture.run(analyse(patched()), "pack-where");
        assertThat(run.outcome().evidence().findings().getFirst().rawScore())
                .isCloseTo(1 / (1 + Math.exp(-3)), within(1e-5));
        BufferedImage image = image(run.outcome().evidence().maps().getFirst());
        assertThat(grey(image, 5, 5))
                .isCloseTo((int) (255 / (1 + Math.exp(-3 * 0x40 / 255.0))), within(1));
    }

    @Test
    void theMapsOfManyWindowsNameEveryAcceleratorThatRan() throws Exception {
        packs.install(tiled(FIXED, TILES));
        Path file = packs.write(patched());
        Analysis analysis =
                PackFixture.analyse(
                        packs.engine(List.of(), FallingBack.after(1, packs.worker)), file);
        DetectorRun run = PackFixture.run(analysis, "pack-where");
        assertThat(run.accelerator()).isEqualTo("cuda, cpu");
        assertThat(run.accelerators()).containsExactly("cuda", "cpu");
        assertThat(run.outcome().evidence().findings().getFirst().provenance().accelerator())
                .isEqualTo("cuda, cpu");
    }

    @Test
    void aMapThatIsNoneFails() throws Exception {
        TestGraph graph =
                map(true, 64)
                        .node("GlobalAveragePool", "pooled", "map")
                        .node("Flatten", "flat", "pooled")
                        .output("flat", TensorProto.DataType.FLOAT, -1, 1);
        PackBuilder pack = pack(graph, FIXED, WHOLE, "stretch");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                """
                [{"name": "flat", "meaning": "mask", "activation": "none", "manipulated": "high"}]
                """);
        PackFixture.replace(
                pack.manifest, "post", "{\"decoder\": \"pixel-scores\", \"output\": \"flat\"}");
        PackFixture.replace(
                pack.manifest,
                "self_test",
                """
                {"inputs": [{"name": "input", "shape": [1, 3, 64, 64],
                   "formula": {"kind": "constant", "value": 0}}],
                 "expected": [{"output": "flat", "first": 0, "values": [0],
                   "absolute": 0.001, "relative": 0}], "origin": "by hand"}
                """);
        packs.install(pack);
        assertThat(PackFixture.run(analyse(patched()), "pack-where").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo("pack-run.output"));
    }

    @Test
    void aCellSmallerThanAPixelIsARegionOfOnePixel() throws Exception {
        // Blue where cell (8, 8) lies: 2.5 to 2.8 in a picture of 20 pixels stretched to 64.
        float[] one = new float[64 * 64];
        one[8 * 64 + 8] = 1;
        TestGraph graph =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, -1, 3, 64, 64)
                        .constant("blue", new float[] {1, 0, 0}, 1, 3, 1, 1)
                        .constant("where", one, 1, 1, 64, 64)
                        .node("Conv", "all", "input", "blue")
                        .node("Mul", "map", "all", "where")
                        .output("map", TensorProto.DataType.FLOAT, -1, 1, 64, 64);
        PackBuilder pack = pack(graph, FIXED, WHOLE, "stretch");
        PackFixture.calibrate(pack);
        packs.install(pack);
        Box everything = new Box(0, 0, 20, 20);
        DetectorRun run =
                PackFixture.run(
                        analyse(PackFixture.picture(20, 20, Map.of(everything, 255))),
                        "pack-where");
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        List<Finding> findings = run.outcome().evidence().findings();
        assertThat(findings).hasSize(2);
        Place.Region region = (Place.Region) findings.get(1).place();
        assertThat(region.box()).isEqualTo(new Box(3, 3, 4, 4));
    }

    @ParameterizedTest
    @CsvSource({"cover,whole", "cover,tiles", "centre,whole"})
    void aFitThatCutsPixelsOffMakesNoMap(String fit, String crop) {
        String rule = crop.equals("whole") ? WHOLE : TILES;
        PackException refusal = refusal(pack(fixed(), FIXED, rule, fit));
        assertThat(refusal.reason().code()).isEqualTo("pack.map-fit");
        assertThat(refusal.reason().text(java.util.Locale.ENGLISH))
                .contains("fit")
                .contains(fit)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"centre,tiles", "inside,whole", "stretch,whole", "keep,tiles"})
    void aFitThatSeesAllMakesAMap(String fit, String crop) throws Exception {
        String rule = crop.equals("whole") ? WHOLE : TILES;
        byte[] manifest = pack(fixed(), FIXED, rule, fit).manifestBytes();
        assertThat(new PackManifestReader().read(manifest).manifest().id()).isEqualTo("where");
    }

    @Test
    void aMapWithoutADirectionIsRefused() {
        PackBuilder pack = pack(fixed(), FIXED, WHOLE, "stretch");
        PackFixture.replace(
                pack.manifest,
                "outputs",
                "[{\"name\": \"map\", \"meaning\": \"mask\", \"activation\": \"none\"}]");
        assertThat(refusal(pack).reason().code()).isEqualTo("pack.map-direction");
    }

    @Test
    void ofSeveralChannelsNoneIsChosenWithoutAnIndex() throws Exception {
        TestGraph graph =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, -1, 3, 64, 64)
                        .node("Identity", "map", "input")
                        .output("map", TensorProto.DataType.FLOAT, -1, 3, 64, 64);
        packs.install(pack(graph, FIXED, WHOLE, "stretch"));
        assertThat(PackFixture.run(analyse(patched()), "pack-where").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo("pack-run.output"));
    }

    private static TestGraph fixed() {
        return map(true, 64).output("map", TensorProto.DataType.FLOAT, -1, 1, 64, 64);
    }

    private static PackException refusal(PackBuilder pack) {
        return Objects.requireNonNull(
                catchThrowableOfType(
                        PackException.class,
                        () -> new PackManifestReader().read(pack.manifestBytes())));
    }
}
