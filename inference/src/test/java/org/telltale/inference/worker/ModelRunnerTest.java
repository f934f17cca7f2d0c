package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;

class ModelRunnerTest {
    @TempDir Path folder;

    @Test
    void addsTwoTensors() throws Exception {
        Path model = folder.resolve("add.onnx");
        Files.write(model, add());
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            for (int round = 0; round < 2; round++) {
                List<Tensor> sum =
                        worker.runModel(
                                model,
                                List.of(
                                        tensor("x", arena, 1, 2, 3),
                                        tensor("y", arena, 10, 20, 30)),
                                arena,
                                new Cancellation());
                assertThat(sum).hasSize(1);
                assertThat(sum.getFirst().name()).isEqualTo("z");
                assertThat(sum.getFirst().shape()).containsExactly(3L);
                assertThat(sum.getFirst().data().toArray(ValueLayout.JAVA_FLOAT))
                        .containsExactly(11, 22, 33);
            }
        }
    }

    @Test
    void wrongInputsAndBrokenModelsAreRefusedInWords() throws Exception {
        Path model = folder.resolve("add.onnx");
        Files.write(model, add());
        Path broken = folder.resolve("broken.onnx");
        Files.write(broken, new byte[] {1, 2, 3, 4});
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            List<Tensor> wrong = List.of(tensor("q", arena, 1, 2, 3));
            assertThatThrownBy(() -> worker.runModel(model, wrong, arena, new Cancellation()))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e -> assertThat(e.reason().code()).isEqualTo("worker.model-refused"));
            assertThatThrownBy(() -> worker.runModel(broken, wrong, arena, new Cancellation()))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e ->
                                    assertThat(e.reason().code())
                                            .isEqualTo("worker.model-unreadable"));
        }
    }

    @Test
    void aCancelledRunEndsAsCancelled() throws Exception {
        Path model = folder.resolve("add.onnx");
        Files.write(model, add());
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            List<Tensor> inputs = List.of(tensor("x", arena, 1), tensor("y", arena, 1));
            assertThatThrownBy(() -> worker.runModel(model, inputs, arena, cancelled))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aRunThatIsCancelledWhileItRunsStops() throws Exception {
        Path model = folder.resolve("long.onnx");
        Files.write(model, manyProducts());
        Cancellation cancellation = new Cancellation();
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofShared()) {
            MemorySegment square = arena.allocate(4L * SIDE * SIDE, 64);
            Tensor input = new Tensor("x", List.of((long) SIDE, (long) SIDE), square);
            Thread user =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    Thread.sleep(300);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                cancellation.request();
                            });
            assertThatThrownBy(() -> worker.runModel(model, List.of(input), arena, cancellation))
                    .isInstanceOf(CancelledException.class);
            user.join();
        }
    }

    @Test
    @Tag("shared")
    void runsThePublishedFaceDetector() throws Exception {
        Path weights = Path.of(System.getProperty("telltale.shared"), "assets/weights");
        Assumptions.assumeTrue(Files.isDirectory(weights), "../shared is absent");
        Path yunet;
        try (var files = Files.walk(weights)) {
            yunet =
                    files.filter(f -> f.getFileName().toString().contains("yunet"))
                            .filter(f -> f.toString().endsWith(".onnx"))
                            .findFirst()
                            .orElseThrow();
        }
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            MemorySegment grey = arena.allocate(4L * 3 * 640 * 640, 64);
            Tensor input = new Tensor("input", List.of(1L, 3L, 640L, 640L), grey);
            List<Tensor> heads = worker.runModel(yunet, List.of(input), arena, new Cancellation());
            assertThat(heads).hasSize(12);
            assertThat(heads).allSatisfy(h -> assertThat(h.data().byteSize()).isPositive());
        }
    }

    private static Tensor tensor(String name, Arena arena, float... values) {
        return new Tensor(
                name,
                List.of((long) values.length),
                arena.allocateFrom(ValueLayout.JAVA_FLOAT, values));
    }

    private static final int SIDE = 700;
    private static final int PRODUCTS = 2000;

    /** The least ONNX model (onnx.proto, IR 8, operator set 13): z = x + y, three floats each. */
    private static byte[] add() {
        Proto graph =
                new Proto()
                        .bytes(1, node("Add", "x", "y", "z"))
                        .text(2, "sum")
                        .bytes(11, value("x", 3))
                        .bytes(11, value("y", 3))
                        .bytes(12, value("z", 3));
        return model(graph);
    }

    /** x·x·x…: long enough to be cancelled in the middle on any machine. */
    private static byte[] manyProducts() {
        Proto graph = new Proto();
        String last = "x";
        for (int i = 0; i < PRODUCTS; i++) {
            graph.bytes(1, node("MatMul", last, "x", "p" + i));
            last = "p" + i;
        }
        graph.text(2, "products").bytes(11, value("x", SIDE, SIDE));
        return model(graph.bytes(12, value(last, SIDE, SIDE)));
    }

    private static byte[] model(Proto graph) {
        Proto operators = new Proto().number(2, 13);
        return new Proto().number(1, 8).bytes(7, graph).bytes(8, operators).done();
    }

    private static Proto node(String operator, String a, String b, String out) {
        return new Proto().text(1, a).text(1, b).text(2, out).text(4, operator);
    }

    private static Proto value(String name, int... shape) {
        Proto dimensions = new Proto();
        for (int extent : shape) {
            dimensions.bytes(1, new Proto().number(1, extent));
        }
        Proto tensor = new Proto().number(1, 1).bytes(2, dimensions);
        return new Proto().text(1, name).bytes(2, new Proto().bytes(1, tensor));
    }

    /** Protocol Buffers wire format, as much as a model needs. */
    private static final class Proto {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Proto number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Proto text(int field, String text) {
            return raw(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Proto bytes(int field, Proto message) {
            return raw(field, message.done());
        }

        byte[] done() {
            return out.toByteArray();
        }

        private Proto raw(int field, byte[] bytes) {
            varint((field << 3) | 2);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while (rest >= 0x80) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
