package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.InvalidManifestException;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.AlignRequest;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.Pixels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faces turned upright, against {@code align.py}, which computes the same in another way. */
class FaceAlignmentTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int SIDE = 112;

    private final JsonNode expected = read();
    private final CropRule.Align rule = new CropRule.Align(numbers(expected.get("template")), null);

    private static JsonNode read() {
        try (InputStream in = FaceAlignmentTest.class.getResourceAsStream("align/align.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Double> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asDouble).toList();
    }

    private static List<Point> points(JsonNode list) {
        return list.valueStream()
                .map(point -> new Point(point.get(0).asDouble(), point.get(1).asDouble()))
                .toList();
    }

    private static PictureInput input(CropRule crop, PictureInput.Resampling resampling) {
        return new PictureInput(
                "input",
                TensorType.FLOAT32,
                PictureInput.Layout.NCHW,
                List.of(Dimension.of(1), Dimension.of(3), Dimension.of(SIDE), Dimension.of(SIDE)),
                PictureInput.Colour.RGB,
                1,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                crop,
                PictureInput.Fit.STRETCH,
                resampling,
                new PictureInput.Padding(PictureInput.Padding.Place.NONE, 17),
                null);
    }

    private PictureCut cut(CropRule.Align rule, List<Point> five) throws MediaException {
        return PictureCut.face(
                "model",
                input(rule, PictureInput.Resampling.LINEAR),
                WIDTH,
                HEIGHT,
                new Subject(new Box(10, 10, 60, 60), five));
    }

    private static Pixels picture(Arena arena) {
        MemorySegment bgra = arena.allocate(4L * WIDTH * HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                long at = 4L * (y * WIDTH + x);
                double[] colours = {
                    Math.sin(0.05 * x + 0.03 * y),
                    Math.sin(0.02 * x - 0.06 * y + 1),
                    Math.cos(0.04 * x + 0.05 * y)
                };
                for (int c = 0; c < 3; c++) {
                    int value = (int) Math.floor(127.5 + 120 * colours[c]);
                    bgra.set(ValueLayout.JAVA_BYTE, at + c, (byte) value);
                }
                // Transparent, which must not darken anything.
                bgra.set(ValueLayout.JAVA_BYTE, at + 3, (byte) 0);
            }
        }
        return new Pixels(WIDTH, HEIGHT, bgra);
    }

    @Test
    void theSimilarityIsUmeyamas() throws Exception {
        for (JsonNode one : expected.get("cases")) {
            AlignRequest request =
                    Objects.requireNonNull(cut(rule, points(one.get("points"))).aligned());
            List<Double> matrix = numbers(one.get("matrix"));
            String name = one.get("case").asString();
            assertThat(request.a()).as(name).isCloseTo(matrix.get(0), within(1e-8));
            assertThat(-request.b()).as(name).isCloseTo(matrix.get(1), within(1e-8));
            assertThat(request.right()).as(name).isCloseTo(matrix.get(2), within(1e-6));
            assertThat(request.b()).as(name).isCloseTo(matrix.get(3), within(1e-8));
            assertThat(request.a()).as(name).isCloseTo(matrix.get(4), within(1e-8));
            assertThat(request.down()).as(name).isCloseTo(matrix.get(5), within(1e-6));
        }
    }

    @Test
    void thePixelsAreThoseOfTheFormula() throws Exception {
        try (Arena arena = Arena.ofConfined();
                InProcessWorker worker = new InProcessWorker()) {
            for (JsonNode one : expected.get("cases")) {
                AlignRequest request =
                        Objects.requireNonNull(cut(rule, points(one.get("points"))).aligned());
                Pixels aligned = worker.align(request, picture(arena), room(request, arena));
                assertThat(aligned.width()).isEqualTo(SIDE);
                List<Double> differences = new ArrayList<>();
                for (JsonNode pixel : one.get("pixels")) {
                    long at = 4L * (pixel.get(1).asInt() * SIDE + pixel.get(0).asInt());
                    for (int c = 0; c < 3; c++) {
                        double there = aligned.bgra().get(ValueLayout.JAVA_BYTE, at + c) & 0xff;
                        differences.add(Math.abs(there - pixel.get(2 + c).asDouble()));
                    }
                    assertThat(aligned.bgra().get(ValueLayout.JAVA_BYTE, at + 3) & 0xff)
                            .isEqualTo(255);
                }
                // OpenCV places a pixel to 1/32: at the border of 17 that is up to 4 levels.
                assertThat(differences).allMatch(d -> d <= 4.5);
                assertThat(differences.stream().mapToDouble(d -> d).average().orElseThrow())
                        .as(one.get("case").asString())
                        .isLessThan(0.5);
            }
        }
    }

    @Test
    void placesGoBackToThePicture() throws Exception {
        List<Point> five = points(expected.get("cases").get(0).get("points"));
        PictureCut cut = cut(rule, five);
        AlignRequest request = Objects.requireNonNull(cut.aligned());
        Point nose = five.get(2);
        Point back =
                cut.at(
                        request.a() * nose.x() - request.b() * nose.y() + request.right(),
                        request.b() * nose.x() + request.a() * nose.y() + request.down());
        assertThat(back.x()).isCloseTo(nose.x(), within(1e-9));
        assertThat(back.y()).isCloseTo(nose.y(), within(1e-9));
    }

    @Test
    void theBorderIsAsTheRuleSays() throws Exception {
        List<Point> five = points(expected.get("cases").get(2).get("points"));
        try (Arena arena = Arena.ofConfined();
                InProcessWorker worker = new InProcessWorker()) {
            Pixels picture = picture(arena);
            int corner = picture.bgra().get(ValueLayout.JAVA_BYTE, 0) & 0xff;
            assertThat(blue(worker, picture, null, five, arena)).isEqualTo(17);
            assertThat(blue(worker, picture, CropRule.Align.Border.CONSTANT, five, arena))
                    .isEqualTo(17);
            assertThat(blue(worker, picture, CropRule.Align.Border.REPLICATE, five, arena))
                    .isEqualTo(corner);
            assertThat(blue(worker, picture, CropRule.Align.Border.REFLECT, five, arena))
                    .isNotIn(17, corner);
        }
    }

    /** Of the result's first pixel, which lies left of the picture and above it. */
    private static MemorySegment room(AlignRequest request, Arena arena) {
        return arena.allocate(4L * request.toWidth() * request.toHeight());
    }

    private int blue(
            InProcessWorker worker,
            Pixels picture,
            CropRule.Align.@Nullable Border border,
            List<Point> five,
            Arena arena)
            throws Exception {
        CropRule.Align bordered = new CropRule.Align(rule.template(), border);
        AlignRequest request = Objects.requireNonNull(cut(bordered, five).aligned());
        assertThat(request.sourceX(0, 0)).isNegative();
        assertThat(request.sourceY(0, 0)).isNegative();
        return worker.align(request, picture, room(request, arena))
                        .bgra()
                        .get(ValueLayout.JAVA_BYTE, 0)
                & 0xff;
    }

    @Test
    void pointsThatTellNothingAreRefused() {
        Point same = new Point(30, 30);
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> cut(rule, List.of(same, same, same, same, same)))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.points"));
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> cut(rule, List.of()))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.no-points"));
    }

    @Test
    void aManifestCannotAskForWhatCannotBe() {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> input(rule, PictureInput.Resampling.AREA))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack.align-resampling"));
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> new CropRule.Align(java.util.Collections.nCopies(10, 3.0), null))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack.template"));
    }
}
