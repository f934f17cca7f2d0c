package org.telltale.inference.detect.cfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.Pixels;

class ColourFilterArrayDetectorTest {
    private static final Box EDIT = new Box(603, 321, 835, 547);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new ColourFilterArrayDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 95, 98})
    void findsAPartOfTheOtherPhase(int quality) throws Exception {
        GreyPicture edited = taken(0).pasted(taken(1), EDIT, 0, 0);
        Outcome outcome = stored(edited, quality);
        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.5);
        assertThat(cues(outcome)).contains("cfa-other-phase");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 98})
    void findsAPartWithoutTheTrace(int quality) throws Exception {
        GreyPicture edited = taken(0).pasted(scene(), EDIT, 0, 0);
        Outcome outcome = stored(edited, quality);
        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.5);
        assertThat(cues(outcome)).contains("cfa-trace-missing");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 98", "1, 95"})
    void findsNothingInAnUntouchedPicture(int phase, int quality) throws Exception {
        Outcome outcome = stored(taken(phase), quality);
        assertThat(outcome.evidence().maps()).hasSize(1);
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesTheEditInTheUprightPicture(Orientation orientation) throws Exception {
        GreyPicture edited = taken(0).pasted(taken(1), EDIT, 0, 0);
        Outcome outcome = bench.jpeg(edited, 98, orientation);
        Plane marked =
                GreyPicture.of(1280, 960, (x, y) -> EDIT.contains(x, y) ? 255 : 0)
                        .upright(orientation)
                        .plane();
        Box found = DetectorBench.boxes(outcome).getFirst();
        double inside = 0;
        for (int y = found.y1(); y < found.y2(); y++) {
            for (int x = found.x1(); x < found.x2(); x++) {
                inside += marked.at(x, y) / 255;
            }
        }
        assertThat(inside / (found.area() + EDIT.area() - inside)).isGreaterThan(0.5);
    }

    @Test
    void abstainsOnAPictureWithoutTheTrace() throws Exception {
        Outcome outcome = bench.png(scene());
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("cfa.no-trace");
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void abstainsOnAFlatPicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(512, 512, (x, y) -> grey));
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("cfa.no-trace");
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(64, 64, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(9_000, 1, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void noiseGivesNoMoreFalseAlarmsThanTheirNumberPromises() {
        assertThat(NoiseAlarms.count(200)).isLessThanOrEqualTo(1);
    }

    @Test
    void noiseWithoutATraceIsNotTakenForOne() {
        Random random = new Random(9);
        for (int i = 0; i < 20; i++) {
            Plane noise =
                    GreyPicture.of(384, 320, (x, y) -> 128 + 6 * random.nextGaussian()).plane();
            try (Arena arena = Arena.ofShared()) {
                TraceModel model =
                        TraceModel.fit(
                                GreenTrace.measure(pixels(noise, arena), new Cancellation()));
                assertThat(model.agreement()).isLessThan(0.65);
            }
        }
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        try (Arena arena = Arena.ofShared()) {
            Pixels pixels = pixels(scene().plane(), arena);
            assertThatThrownBy(() -> GreenTrace.measure(pixels, cancellation))
                    .isInstanceOf(CancelledException.class);
        }
    }

    /** A scene as a camera stores it that measures green on one half of the chessboard. */
    static GreyPicture demosaiced(GreyPicture scene, int phase) {
        Plane plane = scene.plane();
        int w = plane.width() - 1;
        int h = plane.height() - 1;
        return GreyPicture.of(
                plane.width(),
                plane.height(),
                (x, y) ->
                        ((x + y) & 1) == phase
                                ? plane.at(x, y)
                                : (plane.at(x == 0 ? 1 : x - 1, y)
                                                + plane.at(x == w ? w - 1 : x + 1, y)
                                                + plane.at(x, y == 0 ? 1 : y - 1)
                                                + plane.at(x, y == h ? h - 1 : y + 1))
                                        / 4);
    }

    static Pixels pixels(Plane plane, Arena arena) {
        byte[] bytes = new byte[4 * plane.values().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(plane.values()[i / 4]);
        }
        MemorySegment segment = arena.allocate(bytes.length);
        segment.copyFrom(MemorySegment.ofArray(bytes));
        return new Pixels(plane.width(), plane.height(), segment);
    }

    private Outcome stored(GreyPicture picture, int quality) throws Exception {
        return quality == 0
                ? bench.png(picture)
                : bench.jpeg(picture, quality, Orientation.UPRIGHT);
    }

    private static GreyPicture scene() {
        return GreyPicture.scene(1280, 960, 4, 31);
    }

    private static GreyPicture taken(int phase) {
        return demosaiced(scene(), phase);
    }

    private static List<String> cues(Outcome outcome) {
        return outcome.evidence().cues().stream().map(c -> c.name()).toList();
    }
}
