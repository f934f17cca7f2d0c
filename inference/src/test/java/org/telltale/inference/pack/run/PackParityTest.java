package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.Samples;
import tools.jackson.databind.JsonNode;

/**
 * An installed pack gives what its authors' implementation gives, from the file to the answer
 * through the program's own decoding, cropping, resampling and scaling.
 */
@Tag("shared")
class PackParityTest {
    @TempDir static Path folder;
    private static InstalledPacks packs;

    private final InputMemory memory = new InputMemory();
    private final Cancellation never = new Cancellation();

    @BeforeAll
    static void open() {
        packs = new InstalledPacks(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (packs != null) {
            packs.close();
        }
    }

    @Test
    void yunetFindsTheSameFaces() throws Exception {
        JsonNode root = ReferenceCases.read("yunet_n_dynamic");
        StoredPack.Installed pack = packs.install("yunet");
        PictureRun run = new PictureRun(pack, packs.host());
        YunetReader reader =
                new YunetReader(pack.manifest(), (PostProcessing.YunetGrid) pack.manifest().post());
        JsonNode tolerance = root.get("tolerance");
        double box = tolerance.get("box_px").asDouble();
        double points = tolerance.get("points_px").asDouble();
        double score = tolerance.get("score_abs").asDouble();
        for (JsonNode one : root.get("cases")) {
            try (Arena arena = Arena.ofShared()) {
                Pixels pixels = ReferenceCases.picture(packs.worker(), one, arena);
                Answered<List<YunetReader.Found>> answer = run.whole(pixels, memory, reader, never);
                assertThat(answer.ran().getFirst().accelerator()).isEqualTo(Accelerator.CPU);
                List<YunetReader.Found> found = answer.items().getFirst();
                assertThat(found).hasSize(one.get("faces").size());
                for (int i = 0; i < found.size(); i++) {
                    YunetReader.Found face = found.get(i);
                    JsonNode expected = one.get("faces").get(i);
                    assertThat(face.score())
                            .isCloseTo(expected.get("score").asDouble(), within(score));
                    near(
                            List.of(face.x(), face.y(), face.width(), face.height()),
                            expected.get("box_xywh"),
                            box);
                    for (int k = 0; k < 5; k++) {
                        org.telltale.inference.media.Point point = face.points().get(k);
                        JsonNode there = expected.get("points_xy").get(k);
                        near(List.of(point.x(), point.y()), there, points);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"meso4, meso4_df, _without_leaky", "mesoinception, mesoinception_df, ''"})
    void mesoNetScoresTheSame(String id, String file, String variant) throws Exception {
        JsonNode root = ReferenceCases.read(file);
        double most = root.get("tolerance").get("p_abs").asDouble();
        StoredPack.Installed pack = packs.install(id);
        PictureRun run = new PictureRun(pack, packs.host());
        ScoreReader reader =
                new ScoreReader(pack.manifest(), (PostProcessing.Score) pack.manifest().post());
        Box whole = new Box(30, 30, 227, 227);
        // Those without a file are not 8 bits deep: no picture can hold them. The networks' test
        // has them.
        List<JsonNode> pictures =
                ReferenceCases.list(root.get("cases")).stream()
                        .filter(one -> one.has("file"))
                        .toList();
        assertThat(pictures).as("cases with a picture in " + file).isNotEmpty();
        for (JsonNode one : pictures) {
            try (Arena arena = Arena.ofShared()) {
                Pixels pixels = ReferenceCases.picture(packs.worker(), one, arena);
                ScoreReader.Score score =
                        run.faces(pixels, List.of(whole), memory, reader, never).items().getFirst();
                double expected = one.get("p_real" + variant).asDouble();
                assertThat(score.value()).isCloseTo(expected, within(most));
                assertThat(score.raw()).isCloseTo(-expected, within(most));
                assertThat(score.name()).isEqualTo("real");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"minifasnet-v2, minifasnet_v2", "minifasnet-v1se, minifasnet_v1se"})
    void miniFasNetGivesTheSameLogits(String id, String file) throws Exception {
        JsonNode root = ReferenceCases.read(file);
        double most = root.get("tolerance").get("logits_abs").asDouble();
        double mostShare = root.get("tolerance").get("softmax_abs").asDouble();
        StoredPack.Installed pack = packs.install(id);
        PictureRun run = new PictureRun(pack, packs.host());
        ScoreReader reader =
                new ScoreReader(pack.manifest(), (PostProcessing.Score) pack.manifest().post());
        List<Box> middle = List.of(new Box(20, 20, 60, 60));
        for (JsonNode one : root.get("cases")) {
            try (Arena arena = Arena.ofShared()) {
                Pixels pixels =
                        one.has("file")
                                ? ReferenceCases.picture(packs.worker(), one, arena)
                                : ReferenceCases.formula(one.get("case").asString(), 80, arena);
                near(logits(run, pixels, middle).getFirst(), one.get("logits"), most);
                ScoreReader.Score score =
                        run.faces(pixels, middle, memory, reader, never).items().getFirst();
                assertThat(score.value())
                        .isCloseTo(one.get("softmax").get(1).asDouble(), within(mostShare));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"minifasnet-v2, minifasnet_v2", "minifasnet-v1se, minifasnet_v1se"})
    void miniFasNetCutsFacesAsItsAuthorsDo(String id, String file) throws Exception {
        JsonNode root = ReferenceCases.read(file);
        StoredPack.Installed pack = packs.install(id);
        PictureRun run = new PictureRun(pack, packs.host());
        for (JsonNode one : root.get("whole_picture_crops")) {
            try (Arena arena = Arena.ofShared()) {
                Pixels pixels = ReferenceCases.picture(packs.worker(), one, arena);
                List<Integer> b = one.get("box_xywh").valueStream().map(JsonNode::asInt).toList();
                Box face = new Box(b.get(0), b.get(1), b.get(0) + b.get(2), b.get(1) + b.get(3));
                List<PictureCut> cuts = new ArrayList<>();
                near(
                        run.faces(
                                        pixels,
                                        List.of(face),
                                        memory,
                                        (answer, cut, item, items) -> {
                                            cuts.add(cut);
                                            return floats(answer, "logits", item, items);
                                        },
                                        never)
                                .items()
                                .getFirst(),
                        one.get("logits"),
                        0.05);
                var request = cuts.getFirst().request();
                assertThat(
                                List.of(
                                        request.x(),
                                        request.y(),
                                        request.x() + request.width() - 1,
                                        request.y() + request.height() - 1))
                        .isEqualTo(
                                one.get("crop_x0y0x1y1_inclusive")
                                        .valueStream()
                                        .map(JsonNode::asInt)
                                        .toList());
                long bytes = 4L * request.toWidth() * request.toHeight();
                Pixels patch = packs.worker().resample(request, pixels, arena.allocate(bytes, 64));
                assertThat(sum(patch)).isEqualTo(one.get("patch_sum").asLong());
            }
        }
    }

    @Test
    void aBatchGivesWhatSingleRunsGive() throws Exception {
        StoredPack.Installed pack = packs.install("minifasnet-v2");
        PictureRun run = new PictureRun(pack, packs.host());
        JsonNode group = ReferenceCases.read("minifasnet_v2").get("whole_picture_crops").get(1);
        try (Arena arena = Arena.ofShared()) {
            Pixels pixels = ReferenceCases.picture(packs.worker(), group, arena);
            List<Box> faces = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                faces.add(new Box(60 + 70 * i, 90 + 40 * i, 180 + 70 * i, 240 + 40 * i));
            }
            List<List<Double>> together = logits(run, pixels, faces);
            for (int i = 0; i < faces.size(); i++) {
                List<Double> alone = logits(run, pixels, List.of(faces.get(i))).getFirst();
                for (int k = 0; k < alone.size(); k++) {
                    assertThat(together.get(i).get(k)).isCloseTo(alone.get(k), within(1e-4));
                }
            }
        }
    }

    @Test
    void faceMeshPlacesTheSamePoints() throws Exception {
        JsonNode root = ReferenceCases.read("facemesh");
        double most = root.get("tolerance").get("landmarks_abs").asDouble();
        StoredPack.Installed pack = packs.install("facemesh");
        PictureRun run = new PictureRun(pack, packs.host());
        PointsReader reader =
                new PointsReader(pack.manifest(), (PostProcessing.Points) pack.manifest().post());
        int seen = 0;
        for (JsonNode one : root.get("cases")) {
            if (!one.has("file")) {
                continue; // Not 8 bits deep: no picture can hold it. The networks' test has it.
            }
            seen++;
            try (Arena arena = Arena.ofShared()) {
                Pixels pixels = ReferenceCases.picture(packs.worker(), one, arena);
                List<Box> whole = List.of(new Box(32, 32, 160, 160));
                PointsReader.Points points =
                        run.faces(pixels, whole, memory, reader, never).items().getFirst();
                assertThat(points.sure()).isTrue();
                JsonNode values = one.get("landmarks").get("values");
                for (int i = 0; i < 468; i++) {
                    org.telltale.inference.media.Point point = points.points().get(i);
                    assertThat(point.x()).isCloseTo(values.get(3 * i).asDouble(), within(most));
                    assertThat(point.y()).isCloseTo(values.get(3 * i + 1).asDouble(), within(most));
                }
                assertThat(points.confidence())
                        .isCloseTo(one.get("confidence_sigmoid").asDouble(), within(1e-4));
            }
        }
        assertThat(seen).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "aasist-asvspoof5, aasist_asvspoof5",
        "aasist-2019, aasist_clovaai",
        "aasist-l-2019, aasist_l_clovaai"
    })
    void aasistGivesTheSameScores(String id, String file) throws Exception {
        JsonNode root = ReferenceCases.read(file);
        double most = root.get("tolerance").get("logits_abs").asDouble();
        SoundRun run = new SoundRun(packs.install(id), packs.host());
        WindowScoreReader reader = new WindowScoreReader(run.manifest());
        for (JsonNode one : root.get("cases")) {
            try (Arena arena = Arena.ofShared()) {
                Samples samples = samples(run, one, 64_600, arena);
                List<List<Double>> logits =
                        run.run(
                                        samples,
                                        memory,
                                        (answer, span, item, items) ->
                                                floats(answer, "logits", item, items),
                                        never)
                                .items();
                assertThat(logits).hasSize(1);
                near(logits.getFirst(), one.get("logits"), most);
                List<WindowScoreReader.WindowScore> scores =
                        run.run(samples, memory, reader, never).items().getFirst();
                assertThat(scores).hasSize(1);
                assertThat(scores.getFirst().value())
                        .isCloseTo(one.get("score_bonafide").asDouble(), within(most));
                assertThat(scores.getFirst().raw()).isEqualTo(-scores.getFirst().value());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "silero-vad")
    void sileroHearsTheSameSpeech(String id) throws Exception {
        JsonNode root = ReferenceCases.read("silero_vad_16k_op15");
        double most = root.get("tolerance").get("probability_abs").asDouble();
        SoundRun run = new SoundRun(packs.install(id), packs.host());
        WindowScoreReader reader = new WindowScoreReader(run.manifest());
        for (JsonNode one : root.get("cases")) {
            try (Arena arena = Arena.ofShared()) {
                Samples samples = samples(run, one, one.get("samples").asInt(), arena);
                assertThat(samples.count()).isEqualTo(one.get("samples").asLong());
                List<Double> probabilities =
                        run.run(samples, memory, reader, never).items().stream()
                                .map(window -> window.getFirst().value())
                                .toList();
                near(probabilities, one.get("probabilities"), most);
            }
        }
    }

    private Samples samples(SoundRun run, JsonNode one, int count, Arena arena) throws Exception {
        return one.has("file")
                ? packs.worker()
                        .decodeSamples(
                                run.request(ReferenceCases.file(one).toString()), arena, never)
                : ReferenceCases.sound(one.get("case").asString(), count, arena);
    }

    private List<List<Double>> logits(PictureRun run, Pixels pixels, List<Box> faces)
            throws Exception {
        return run.faces(
                        pixels,
                        faces,
                        memory,
                        (answer, cut, item, items) -> floats(answer, "logits", item, items),
                        never)
                .items();
    }

    private static List<Double> floats(ModelAnswer answer, String name, int item, int items) {
        Tensor tensor = answer.output(name);
        List<Double> own = new ArrayList<>();
        float[] all = tensor.floats();
        int each = all.length / items;
        for (int i = 0; i < each; i++) {
            own.add((double) all[item * each + i]);
        }
        return own;
    }

    private static void near(List<Double> given, JsonNode expected, double most) {
        assertThat(given).hasSize(expected.size());
        List<Double> there = expected.valueStream().map(JsonNode::asDouble).toList();
        double worst = 0;
        for (int i = 0; i < there.size(); i++) {
            worst = Math.max(worst, Math.abs(given.get(i) - there.get(i)));
        }
        assertThat(worst).as(given + " beside " + there).isLessThanOrEqualTo(most);
    }

    /** Of the three colours. */
    private static long sum(Pixels pixels) {
        long sum = 0;
        byte[] bytes = pixels.bgra().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        for (int i = 0; i < bytes.length; i++) {
            sum += i % 4 == 3 ? 0 : bytes[i] & 0xff;
        }
        return sum;
    }
}
