package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.detect.pack.FallingBack;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.TestGraph;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Samples;
import tools.jackson.databind.json.JsonMapper;

/** Windows over a sound; the models hand back what they see, or add it up. */
class SoundRunTest {
    @TempDir Path folder;
    private final InProcessWorker worker = new InProcessWorker();
    private NativeWorker runner = worker;
    private final InputMemory memory = new InputMemory();
    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        memory.close();
        arena.close();
        worker.close();
    }

    private Samples samples(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i + 1;
        }
        return new Samples(1000, 1, 500, false, arena.allocateFrom(ValueLayout.JAVA_FLOAT, values));
    }

    private SoundRun run(byte[] model, String inputs, String outputs, String post)
            throws Exception {
        PackBuilder pack = new PackBuilder();
        pack.files.put("tiny.onnx", model);
        set(pack, "inputs", inputs);
        set(pack, "outputs", outputs);
        set(pack, "post", post);
        var tests = pack.manifest.objectNode().put("origin", "by hand");
        var given = tests.putArray("inputs");
        for (var input : pack.manifest.get("inputs")) {
            var one = given.addObject().put("name", input.get("name").asString());
            var shape = one.putArray("shape");
            input.get("shape").forEach(d -> shape.add(d.isObject() ? 1 : d.asInt()));
            one.putObject("formula").put("kind", "constant").put("value", 0);
        }
        var expected = tests.putArray("expected").addObject();
        expected.put("output", pack.manifest.get("outputs").get(0).get("name").asString());
        expected.put("first", 0).put("absolute", 1).put("relative", 0);
        expected.putArray("values").add(0);
        pack.manifest.set("self_test", tests);
        PackStore store = new PackStore(folder.resolve("packs"));
        StoredPack.Installed installed = pack.install(store);
        return new SoundRun(installed, InstalledPacks.host(runner));
    }

    private static void set(PackBuilder pack, String key, String json) {
        pack.manifest.set(key, JsonMapper.shared().readTree(json));
    }

    /** Windows of four samples, handed back as they are. */
    private SoundRun windows(String windows, int hop, int context, String shortClip, String last)
            throws Exception {
        int seen = 4 + context;
        byte[] same =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, -1, seen)
                        .node("Identity", "same", "input")
                        .output("same", TensorProto.DataType.FLOAT, -1, seen)
                        .bytes();
        return run(
                same,
                """
                [{"kind": "samples", "name": "input", "type": "float32", "layout": "NT",
                  "shape": [{"lowest": 1, "highest": 2}, %d], "sample_rate": 1000,
                  "channels": "mean", "scale": 1, "window": 4, "context": %d, "hop": %d,
                  "windows": "%s", "short_clip": "%s", "last_window": "%s"}]
                """
                        .formatted(seen, context, hop, windows, shortClip, last),
                "[{\"name\": \"same\", \"meaning\": \"embedding\", \"activation\": \"none\"}]",
                "{\"decoder\": \"window-scores\", \"output\": \"same\"}");
    }

    private List<String> seen(SoundRun run, int count) throws Exception {
        return run.run(
                        samples(count),
                        memory,
                        (answer, span, item, items) -> {
                            float[] all = answer.output("same").floats();
                            int each = all.length / items;
                            List<String> words = new ArrayList<>();
                            for (int i = 0; i < each; i++) {
                                words.add(String.valueOf((int) all[item * each + i]));
                            }
                            return String.join(" ", words)
                                    + " @"
                                    + span.startMicros()
                                    + "-"
                                    + span.endMicros();
                        },
                        new Cancellation())
                .items();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | 4 | zeros  | zeros | 9 | 1 2 3 4 @500-4500",
                "first | 4 | repeat | zeros | 3 | 1 2 3 1 @500-3500",
                "first | 4 | zeros  | drop  | 3 | 1 2 3 0 @500-3500",
                "all   | 4 | zeros  | zeros | 9 "
                        + "| 1 2 3 4 @500-4500, 5 6 7 8 @4500-8500, 9 0 0 0 @8500-9500",
                "all   | 4 | zeros  | repeat | 6 | 1 2 3 4 @500-4500, 5 6 5 6 @4500-6500",
                "all   | 4 | zeros  | shift | 6 | 1 2 3 4 @500-4500, 3 4 5 6 @2500-6500",
                "all   | 4 | zeros  | drop  | 6 | 1 2 3 4 @500-4500",
                "all   | 2 | zeros  | drop  | 6 | 1 2 3 4 @500-4500, 3 4 5 6 @2500-6500",
                "all   | 4 | zeros  | zeros | 8 | 1 2 3 4 @500-4500, 5 6 7 8 @4500-8500",
            })
    void windowsLieAsTheManifestSays(
            String windows, int hop, String shortClip, String last, int count, String expected)
            throws Exception {
        List<String> seen = seen(windows(windows, hop, 0, shortClip.strip(), last.strip()), count);
        assertThat(String.join(", ", seen)).isEqualTo(expected);
    }

    @Test
    void theContextIsWhatCameBefore() throws Exception {
        assertThat(seen(windows("all", 4, 2, "zeros", "drop"), 8))
                .containsExactly("0 0 1 2 3 4 @500-4500", "3 4 5 6 7 8 @4500-8500");
    }

    @Test
    void soundTooShortForAWindowIsRefusedWhereItIsDropped() throws Exception {
        SoundRun run = windows("all", 4, 0, "drop", "drop");
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> seen(run, 3))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("pack-run.short"));
    }

    @Test
    void theStateIsFedBack() throws Exception {
        byte[] sums =
                new TestGraph()
                        .input("input", TensorProto.DataType.FLOAT, 1, 4)
                        .input("state", TensorProto.DataType.FLOAT, 1, 4)
                        .node("Add", "next", "input", "state")
                        .node("Identity", "out", "next")
                        .output("out", TensorProto.DataType.FLOAT, 1, 4)
                        .output("next", TensorProto.DataType.FLOAT, 1, 4)
                        .bytes();
        SoundRun run =
                run(
                        sums,
                        """
                        [{"kind": "samples", "name": "input", "type": "float32", "layout": "NT",
                          "shape": [1, 4], "sample_rate": 1000, "channels": "mean", "scale": 1,
                          "window": 4, "context": 0, "hop": 4, "windows": "all",
                          "short_clip": "zeros", "last_window": "zeros"},
                         {"kind": "state", "name": "state", "type": "float32", "shape": [1, 4],
                          "initial": 10, "from": "next"}]
                        """,
                        """
                        [{"name": "out", "meaning": "logits", "activation": "none", "index": 1,
                          "manipulated": "low"},
                         {"name": "next", "meaning": "state", "activation": "none"}]
                        """,
                        "{\"decoder\": \"window-scores\", \"output\": \"out\"}");
        WindowScoreReader reader = new WindowScoreReader(run.manifest());
        for (int repeat = 0; repeat < 2; repeat++) {
            // Memory is reused, yet every sound begins with the first state.
            var scores =
                    run.run(samples(12), memory, reader, new Cancellation()).items().stream()
                            .map(List::getFirst)
                            .toList();
            assertThat(scores).hasSize(3);
            assertThat(scores.get(0).value()).isCloseTo(10 + 2, within(1e-6));
            assertThat(scores.get(1).value()).isCloseTo(10 + 2 + 6, within(1e-6));
            assertThat(scores.get(2).value()).isCloseTo(10 + 2 + 6 + 10, within(1e-6));
            assertThat(scores.get(2).raw()).isEqualTo(-scores.get(2).value());
        }
    }

    @Test
    void everyWindowSaysWhatItRanOn() throws Exception {
        runner = FallingBack.after(1, worker);
        // Two windows go into one run.
        assertThat(
                        windows("all", 4, 0, "zeros", "zeros")
                                .run(samples(12), memory, (a, s, i, n) -> 0, new Cancellation())
                                .ran())
                .extracting(ran -> ran.accelerator())
                .containsExactly(Accelerator.CUDA, Accelerator.CUDA, Accelerator.CPU);
    }

    @Test
    void cancellingStopsIt() throws Exception {
        SoundRun run = windows("all", 4, 0, "zeros", "zeros");
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> run.run(samples(9), memory, (a, s, i, n) -> 0, cancellation));
    }
}
