package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;

class ModelRuntimeTest {
    @TempDir Path folder;

    private ModelRuntime runtime;
    private Arena arena;

    @BeforeEach
    void open() {
        runtime = new ModelRuntime(RuntimeLibraries.BUNDLED);
        arena = Arena.ofShared();
    }

    @AfterEach
    void close() {
        runtime.close();
        arena.close();
    }

    @Test
    void runsAModelAsOftenAsAsked() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        for (int round = 0; round < 3; round++) {
            ModelAnswer answer =
                    run(cpu(model), floats("x", 1, 2, 3), floats("y", 10, 20, 30 + round));
            assertThat(answer.output("z").shape()).containsExactly(3L);
            assertThat(answer.output("z").floats()).containsExactly(11, 22, 33 + round);
            assertThat(answer.ran()).isEqualTo(new RanOn(Accelerator.CPU, List.of()));
        }
        assertThatThrownBy(() ->
                        run(cpu(model), floats("x", 1, 2, 3), floats("y", 1, 2, 3)).output("q"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void takesAndGivesEveryType(TensorType type) throws Exception {
        DataType onnx = onnx(type);
        ModelFile model =
                new TestGraph()
                        .input("x", onnx, 2, 2)
                        .node("Identity", "y", "x")
                        .output("y", onnx, 2, 2)
                        .write(folder.resolve("same.onnx"));
        Tensor input = Tensor.allocate("x", type, List.of(2L, 2L), arena);
        for (int i = 0; i < 4; i++) {
            input.data().set(ValueLayout.JAVA_BYTE, (long) i * type.bytes(), (byte) (i % 2));
        }
        Tensor output = run(cpu(model), input).output("y");
        assertThat(output.type()).isEqualTo(type);
        assertThat(output.data().toArray(ValueLayout.JAVA_BYTE))
                .isEqualTo(input.data().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void takesAScalarAndMemoryOfTheHeap() throws Exception {
        ModelFile model =
                new TestGraph()
                        .input("sr", DataType.INT64)
                        .input("x", DataType.FLOAT, 3)
                        .cast("rate", "sr", DataType.FLOAT)
                        .node("Mul", "y", "x", "rate")
                        .output("y", DataType.FLOAT, 3)
                        .write(folder.resolve("scalar.onnx"));
        Tensor onHeap =
                new Tensor("x", List.of(3L), MemorySegment.ofArray(new byte[12]).asSlice(0, 12));
        assertThat(
                        run(cpu(model), Tensor.scalar("sr", 16_000, arena), floats("x", 1, 2, 3))
                                .output("y")
                                .floats())
                .containsExactly(16_000, 32_000, 48_000);
        assertThat(run(cpu(model), Tensor.scalar("sr", 5, arena), onHeap).output("y").floats())
                .containsExactly(0, 0, 0);
    }

    @Test
    void halvesComeOutAsFloatsAndTextsAreRefused() throws Exception {
        ModelFile halves =
                new TestGraph()
                        .input("x", DataType.FLOAT, 2)
                        .cast("y", "x", DataType.FLOAT16)
                        .output("y", DataType.FLOAT16, 2)
                        .write(folder.resolve("halves.onnx"));
        assertThat(run(cpu(halves), floats("x", 0.5f, -2)).output("y").floats())
                .containsExactly(0.5f, -2);
        ModelFile texts =
                new TestGraph()
                        .input("x", DataType.FLOAT, 2)
                        .cast("y", "x", DataType.STRING)
                        .output("y", DataType.STRING, 2)
                        .write(folder.resolve("texts.onnx"));
        assertRefused("runtime.model-output", cpu(texts), floats("x", 1, 2));
    }

    @Test
    void nothingFoundIsAnEmptyOutput() throws Exception {
        ModelFile model =
                new TestGraph()
                        .input("x", DataType.FLOAT, 3)
                        .node("NonZero", "where", "x")
                        .output("where", DataType.INT64, 1, -1)
                        .write(folder.resolve("nonzero.onnx"));
        Tensor where = run(cpu(model), floats("x", 0, 0, 0)).output("where");
        assertThat(where.shape()).containsExactly(1L, 0L);
        assertThat(where.count()).isZero();
    }

    @Test
    void badModelsAndInputsAreRefusedInWords() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        assertRefused("runtime.model-refused", cpu(model), floats("q", 1, 2, 3));
        assertRefused("runtime.model-refused", cpu(model), floats("x", 1), floats("y", 1));
        Path broken = Files.write(folder.resolve("broken.onnx"), new byte[] {1, 2, 3, 4});
        assertRefused("runtime.model-unreadable", cpu(ModelFile.measured(broken)));
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertRefused("runtime.model-unreadable", cpu(ModelFile.measured(empty)));
        ModelFile absent = new ModelFile(folder.resolve("absent.onnx"), model.sha256());
        try (ModelRuntime fresh = new ModelRuntime(RuntimeLibraries.BUNDLED)) {
            assertThatThrownBy(() -> fresh.run(cpu(absent), List.of(), arena, new Cancellation()))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e -> assertThat(e.reason().code()).isEqualTo("runtime.model-absent"));
        }
        ModelFile future =
                new TestGraph()
                        .input("x", DataType.FLOAT, 3)
                        .node("CrystalBall", "y", "x")
                        .output("y", DataType.FLOAT, 3)
                        .write(folder.resolve("future.onnx"));
        assertThatThrownBy(() -> run(cpu(future), floats("x", 1, 2, 3)))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo("runtime.model-operator");
                            assertThat(e)
                                    .hasMessageContaining("CrystalBall")
                                    .hasMessageContaining("future.onnx");
                        });
    }

    @Test
    void aFileWithAnotherDigestIsNotLoaded() throws Exception {
        Path file = folder.resolve("sum.onnx");
        ModelFile model = sum().write(file);
        Files.write(
                file,
                new TestGraph()
                        .input("x", DataType.FLOAT, 3)
                        .input("y", DataType.FLOAT, 3)
                        .node("Sub", "z", "x", "y")
                        .output("z", DataType.FLOAT, 3)
                        .bytes());
        assertRefused(
                "runtime.model-changed", cpu(model), floats("x", 1, 2, 3), floats("y", 1, 2, 3));
        assertThatThrownBy(() -> runtime.describe(model)).isInstanceOf(MediaException.class);
    }

    @Test
    void whatIsNotHereFallsBackToTheCpuWithAReason() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        for (Accelerator accelerator : Accelerator.values()) {
            if (accelerator == Accelerator.CPU
                    || OrtHost.providers().contains(accelerator.provider())) {
                continue;
            }
            ModelRequest request =
                    ModelRequest.single(model, AcceleratorPreference.only(accelerator));
            ModelAnswer answer = run(request, floats("x", 1, 2, 3), floats("y", 1, 1, 1));
            assertThat(answer.output("z").floats()).containsExactly(2, 3, 4);
            assertThat(answer.ran().accelerator()).isEqualTo(Accelerator.CPU);
            assertThat(answer.ran().refusals())
                    .singleElement()
                    .satisfies(refusal -> {
                        assertThat(refusal.accelerator()).isEqualTo(accelerator);
                        assertThat(refusal.reason().text(java.util.Locale.ROOT))
                                .contains(ProviderFaults.label(accelerator));
                    });
        }
    }

    @Test
    void refusalsOfThePreferenceAreRepeated() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        RefusedAccelerator before =
                new RefusedAccelerator(
                        Accelerator.CUDA,
                        org.telltale.inference.reason.Reason.of("runtime.no-device", "CUDA"));
        AcceleratorPreference preference =
                AcceleratorPreference.only(Accelerator.CUDA).without(before);
        ModelAnswer answer =
                run(
                        ModelRequest.single(model, preference),
                        floats("x", 1, 2, 3),
                        floats("y", 1, 1, 1));
        assertThat(answer.ran().refusals()).containsExactly(before);
    }

    @Test
    void itemsAreOneRunOrSeveral() throws Exception {
        for (long own : new long[] {-1, 1, 2}) {
            ModelFile model =
                    new TestGraph()
                            .input("x", DataType.FLOAT, own, 2)
                            .constant("two", 2)
                            .node("Mul", "y", "x", "two")
                            .output("y", DataType.FLOAT, own, 2)
                            .write(folder.resolve("items.onnx"));
            Tensor items =
                    Tensor.of("x", List.of(4L, 2L), new float[] {1, 2, 3, 4, 5, 6, 7, 8}, arena);
            Tensor doubled =
                    run(ModelRequest.items(model, AcceleratorPreference.CPU), items).output("y");
            assertThat(doubled.shape()).containsExactly(4L, 2L);
            assertThat(doubled.floats()).containsExactly(2, 4, 6, 8, 10, 12, 14, 16);
        }
    }

    @Test
    void itemsThatDoNotFitAreRefused() throws Exception {
        ModelFile pairs =
                new TestGraph()
                        .input("x", DataType.FLOAT, 2, 2)
                        .node("Neg", "y", "x")
                        .output("y", DataType.FLOAT, 2, 2)
                        .write(folder.resolve("pairs.onnx"));
        ModelRequest request = ModelRequest.items(pairs, AcceleratorPreference.CPU);
        assertRefused(
                "runtime.model-items",
                request,
                Tensor.of("x", List.of(3L, 2L), new float[6], arena));
        assertRefused("runtime.model-items", request, Tensor.scalar("x", 1, arena));
    }

    @Test
    void aCancelledRunEndsAsCancelled() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        assertThatThrownBy(() -> runtime.run(cpu(model), List.of(), arena, cancelled))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aLongRunStopsWhenItIsCancelled() throws Exception {
        // Some minutes of work on any machine of today.
        ModelFile model = TestGraph.products(1024, 20_000).write(folder.resolve("long.onnx"));
        Cancellation cancellation = new Cancellation();
        Tensor square = Tensor.allocate("x", TensorType.FLOAT32, List.of(1024L, 1024L), arena);
        // Loaded before, so that the run itself is what is cancelled.
        assertThat(runtime.describe(model).inputs()).hasSize(1);
        Thread user =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Thread.sleep(1_500);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            cancellation.request();
                        });
        assertThatThrownBy(() -> runtime.run(cpu(model), List.of(square), arena, cancellation))
                .isInstanceOf(CancelledException.class);
        user.join();
        // The session is whole: what is asked next is answered.
        ModelFile other = sum().write(folder.resolve("sum.onnx"));
        assertThat(run(cpu(other), floats("x", 1, 2, 3), floats("y", 1, 1, 1)).outputs())
                .hasSize(1);
    }

    @Test
    void manyThreadsShareOneSession() throws Exception {
        ModelFile model = sum().write(folder.resolve("sum.onnx"));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                float own = i;
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            boolean right = true;
                            for (int k = 0; k < 50; k++) {
                                try (Arena mine = Arena.ofConfined()) {
                                    ModelAnswer answer =
                                            runtime.run(
                                                    cpu(model),
                                                    List.of(
                                                            Tensor.of(
                                                                    "x",
                                                                    List.of(3L),
                                                                    new float[] {own, own, own},
                                                                    mine),
                                                            Tensor.of(
                                                                    "y",
                                                                    List.of(3L),
                                                                    new float[] {k, k, k},
                                                                    mine)),
                                                    mine,
                                                    new Cancellation());
                                    right &= answer.output("z").floats()[2] == own + k;
                                }
                            }
                            return right;
                        }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    @Test
    void closingWaitsForWhatRunsAndEndsTheRest() throws Exception {
        ModelFile model = TestGraph.products(512, 60).write(folder.resolve("products.onnx"));
        ModelRuntime own = new ModelRuntime(RuntimeLibraries.BUNDLED);
        Tensor square = Tensor.allocate("x", TensorType.FLOAT32, List.of(512L, 512L), arena);
        own.run(cpu(model), List.of(square), arena, new Cancellation());
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<ModelAnswer> running =
                    threads.submit(() -> {
                        begun.countDown();
                        return own.run(cpu(model), List.of(square), arena, new Cancellation());
                    });
            begun.await();
            own.close();
            try {
                assertThat(running.get().outputs()).hasSize(1);
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
            }
        }
        assertThatThrownBy(() -> own.run(cpu(model), List.of(square), arena, new Cancellation()))
                .isInstanceOf(IllegalStateException.class);
        own.close();
    }

    @Test
    void aReleasedModelIsLoadedAgain() throws Exception {
        Path file = folder.resolve("sum.onnx");
        ModelFile model = sum().write(file);
        run(cpu(model), floats("x", 1, 2, 3), floats("y", 1, 1, 1));
        Files.delete(file);
        // What is loaded needs its file no more …
        run(cpu(model), floats("x", 1, 2, 3), floats("y", 1, 1, 1));
        runtime.release(model.sha256());
        // … and what is released does.
        assertRefused(
                "runtime.model-absent", cpu(model), floats("x", 1, 2, 3), floats("y", 1, 1, 1));
    }

    @Test
    void describesWhatAModelTakesAndGives() throws Exception {
        ModelFile model =
                new TestGraph()
                        .input("x", DataType.FLOAT, -1, 3)
                        .cast("y", "x", DataType.INT64)
                        .output("y", DataType.INT64, -1, 3)
                        .write(folder.resolve("described.onnx"));
        ModelDescription description = runtime.describe(model);
        assertThat(description.inputs())
                .containsExactly(
                        new ModelDescription.Value(
                                "x",
                                TensorType.FLOAT32,
                                "float",
                                List.of(-1L, 3L),
                                List.of("n", "")));
        assertThat(description.outputs().getFirst().type()).isEqualTo(TensorType.INT64);
        assertThat(description.takesItems()).isTrue();
        assertThat(description.operatorSets()).containsOnlyKeys("ai.onnx").containsValue(13L);
        assertThat(description.irVersion()).isEqualTo(8);
        assertThat(description.producer()).isEqualTo("telltale-test");
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
        Tensor grey =
                Tensor.allocate("input", TensorType.FLOAT32, List.of(1L, 3L, 640L, 640L), arena);
        ModelAnswer heads = run(cpu(ModelFile.measured(yunet)), grey);
        assertThat(heads.outputs()).hasSize(12);
        assertThat(heads.outputs()).allSatisfy(h -> assertThat(h.data().byteSize()).isPositive());
    }

    private void assertRefused(String code, ModelRequest request, Tensor... inputs) {
        assertThatThrownBy(() -> run(request, inputs))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason().code()).isEqualTo(code));
    }

    private ModelAnswer run(ModelRequest request, Tensor... inputs) throws MediaException {
        return runtime.run(request, List.of(inputs), arena, new Cancellation());
    }

    private static ModelRequest cpu(ModelFile model) {
        return ModelRequest.single(model, AcceleratorPreference.CPU);
    }

    private Tensor floats(String name, float... values) {
        return Tensor.of(name, List.of((long) values.length), values, arena);
    }

    private static TestGraph sum() {
        return new TestGraph()
                .input("x", DataType.FLOAT, 3)
                .input("y", DataType.FLOAT, 3)
                .node("Add", "z", "x", "y")
                .output("z", DataType.FLOAT, 3);
    }

    private static DataType onnx(TensorType type) {
        return switch (type) {
            case FLOAT32 -> DataType.FLOAT;
            case INT64 -> DataType.INT64;
            case INT32 -> DataType.INT32;
            case UINT8 -> DataType.UINT8;
            case BOOL -> DataType.BOOL;
        };
    }
}
