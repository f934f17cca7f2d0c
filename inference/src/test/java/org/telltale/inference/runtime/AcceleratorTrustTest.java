package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;

/**
 * No accelerator is here, so another real model stands in for one: a model that computes a little
 * differently is what an accelerator that computes differently looks like.
 */
class AcceleratorTrustTest {
    /** An entry of a judgement that did not say whose self-test it was. */
    private static final String BEFORE_PACKS =
            """
            [{"question": {"modelSha256": "digest", "accelerator": "CUDA", "fingerprint": "card"},
              "judgement": {"agrees": true, "output": "", "difference": 0.0}}]
            """;

    @TempDir Path folder;

    private final ModelRuntime runtime = new ModelRuntime(RuntimeLibraries.BUNDLED);
    private final Arena arena = Arena.ofShared();
    private final AtomicInteger runs = new AtomicInteger();
    private ModelFile asked;
    private TrustFile store;
    private AcceleratorTest test;

    @BeforeEach
    void models() throws Exception {
        asked = scaled(2).write(folder.resolve("asked.onnx"));
        store = new TrustFile(folder.resolve("deep/trust.json"));
        float[] values = {1, -2, 300, 0};
        test = new AcceleratorTest(List.of(Tensor.of("x", List.of(4L), values, arena)), 1e-6, 1e-4);
    }

    @AfterEach
    void close() {
        runtime.close();
        arena.close();
    }

    @Test
    void anAcceleratorThatAgreesIsTriedAndNotTestedAgain() throws Exception {
        ModelFile same = scaled(2.00001f).write(folder.resolve("same.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        assertThat(trust(same, "card A").trusted(request, "pack", test, new Cancellation()))
                .isEqualTo(request);
        int once = runs.get();
        assertThat(once).isEqualTo(2);
        assertThat(trust(same, "card A").trusted(request, "pack", test, new Cancellation()))
                .isEqualTo(request);
        assertThat(runs).hasValue(once);
    }

    @Test
    void anAcceleratorThatDiffersIsLeftOutWithAReason() throws Exception {
        ModelFile other = scaled(2.01f).write(folder.resolve("other.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        ModelRequest trusted =
                trust(other, "card A").trusted(request, "pack", test, new Cancellation());
        assertThat(trusted.accelerators().order()).containsExactly(Accelerator.CPU);
        assertThat(trusted.accelerators().refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.accelerator()).isEqualTo(Accelerator.CUDA);
                    assertThat(refusal.reason().text(Locale.ROOT))
                            .contains("CUDA gives other numbers")
                            .contains("output y")
                            .contains("difference 3");
                });
        // Remembered by another process, and not for another card.
        assertThat(trust(other, "card A").trusted(request, "pack", test, new Cancellation()))
                .isEqualTo(trusted);
        assertThat(runs).hasValue(2);
        trust(other, "card B").trusted(request, "pack", test, new Cancellation());
        assertThat(runs).hasValue(4);
    }

    @Test
    void theSameModelInAnotherPackIsJudgedByThatPacksTest() throws Exception {
        ModelFile other = scaled(2.01f).write(folder.resolve("other.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        AcceleratorTrust trust = trust(other, "card A");
        AcceleratorTest lenient = new AcceleratorTest(test.inputs(), 0, 0.1);
        assertThat(trust.trusted(request, "lenient", lenient, new Cancellation()))
                .isEqualTo(request);
        assertThat(
                        trust.trusted(request, "strict", test, new Cancellation())
                                .accelerators()
                                .order())
                .containsExactly(Accelerator.CPU);
        assertThat(trust.trusted(request, "lenient", lenient, new Cancellation()))
                .isEqualTo(request);
        assertThat(runs).hasValue(4);
    }

    @Test
    void anAcceleratorThatMissesWhatIsStatedIsLeftOutThoughItDoesAsTheProcessor() throws Exception {
        ModelFile same = scaled(2).write(folder.resolve("same.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        AcceleratorTest stated =
                new AcceleratorTest(
                        test.inputs(),
                        1e-6,
                        1e-4,
                        answer ->
                                new TrustStore.Judgement(
                                        answer.outputs().getFirst().floats()[0] == 5, "y", 3));
        assertThat(
                        trust(same, "card A")
                                .trusted(request, "pack", stated, new Cancellation())
                                .accelerators()
                                .order())
                .containsExactly(Accelerator.CPU);
    }

    @Test
    void whatIsLearntHoldsFromTheNextRunOn() throws Exception {
        ModelFile same = scaled(2).write(folder.resolve("same.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        AcceleratorTrust trust = trust(same, "card A");
        assertThat(trust.trusted(request, "pack", test, new Cancellation())).isEqualTo(request);
        trust.learn(
                "pack", asked.sha256(), Accelerator.CUDA, new TrustStore.Judgement(false, "y", 7));
        assertThat(trust.trusted(request, "pack", test, new Cancellation()).accelerators().order())
                .containsExactly(Accelerator.CPU);
        trust.learn(
                "pack", asked.sha256(), Accelerator.CUDA, new TrustStore.Judgement(true, "", 0));
        assertThat(trust.trusted(request, "pack", test, new Cancellation())).isEqualTo(request);
    }

    @Test
    void whatIsLearntDuringADecisionIsNotForgotten() throws Exception {
        ModelFile same = scaled(2).write(folder.resolve("same.onnx"));
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        AcceleratorTrust trust = trust(same, "card A");
        AcceleratorTrust.SelfTestSource meanwhile =
                () -> {
                    trust.learn(
                            "other",
                            asked.sha256(),
                            Accelerator.CUDA,
                            new TrustStore.Judgement(false, "y", 7));
                    return test;
                };
        trust.trusted(request, "pack", meanwhile, new Cancellation());
        AtomicInteger asks = new AtomicInteger();
        trust.trusted(
                request,
                "pack",
                () -> {
                    asks.incrementAndGet();
                    return test;
                },
                new Cancellation());
        assertThat(asks).as("decided anew, since something was learnt").hasValue(1);
    }

    @Test
    void whatDoesNotRunAtAllIsNotJudged() throws Exception {
        ModelRequest request = ModelRequest.single(asked, cudaThenCpu());
        AcceleratorTrust real =
                new AcceleratorTrust(runtime::run, store, () -> machine("card A", true));
        assertThat(real.trusted(request, "pack", test, new Cancellation())).isEqualTo(request);
        AcceleratorTrust none =
                new AcceleratorTrust(runtime::run, store, () -> machine("card A", false));
        assertThat(none.trusted(request, "pack", test, new Cancellation())).isEqualTo(request);
        assertThat(folder.resolve("deep")).doesNotExist();
    }

    @Test
    void theProcessorNeedsNoJudge() throws Exception {
        ModelRequest request = ModelRequest.single(asked, AcceleratorPreference.CPU);
        AcceleratorTrust trust =
                new AcceleratorTrust(
                        runtime::run,
                        store,
                        () -> {
                            throw new AssertionError("the machine was looked at for nothing");
                        });
        assertThat(trust.trusted(request, "pack", test, new Cancellation())).isEqualTo(request);
    }

    @Test
    void aDamagedFileCostsTheTestsOnceMore() throws Exception {
        Path file = folder.resolve("deep/trust.json");
        Files.createDirectories(file.getParent());
        for (String damage :
                List.of("", "{", "[{}]", "[{\"question\":null}]", "[null]", BEFORE_PACKS)) {
            Files.writeString(file, damage);
            TrustStore.Question question =
                    new TrustStore.Question("pack", "digest", Accelerator.CUDA, "card");
            assertThat(store.find(question)).isEmpty();
            TrustStore.Judgement judgement =
                    new TrustStore.Judgement(false, "y", Double.POSITIVE_INFINITY);
            store.remember(question, judgement);
            assertThat(new TrustFile(file).find(question)).contains(judgement);
        }
    }

    @Test
    void comparesWithinTheTolerance() {
        assertThat(compare(new float[] {1}, new float[] {1.0001f}, 0, 2e-4)).isTrue();
        assertThat(compare(new float[] {1}, new float[] {1.0003f}, 0, 2e-4)).isFalse();
        assertThat(compare(new float[] {0}, new float[] {1e-7f}, 1e-6, 0)).isTrue();
        assertThat(compare(new float[] {0}, new float[] {1e-7f}, 0, 1e-2)).isFalse();
        assertThat(compare(new float[] {Float.NaN}, new float[] {Float.NaN}, 0, 0)).isTrue();
        assertThat(compare(new float[] {1}, new float[] {Float.NaN}, 1, 1)).isFalse();
        assertThat(compare(new float[] {Float.POSITIVE_INFINITY}, new float[] {1}, 1, 0)).isFalse();
        assertThat(compare(new float[] {Float.POSITIVE_INFINITY}, new float[] {1}, 1, 1)).isFalse();
        assertThat(compare(new float[] {1, 2}, new float[] {1}, 1, 1)).isFalse();
        assertThatThrownBy(() -> new AcceleratorTest(List.of(), Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean compare(float[] expected, float[] given, double absolute, double relative) {
        Tensor right = Tensor.of("y", List.of((long) expected.length), expected, arena);
        Tensor asks = Tensor.of("y", List.of((long) given.length), given, arena);
        return new AcceleratorTest(List.of(), absolute, relative)
                .compare(List.of(asks), List.of(right))
                .agrees();
    }

    /** Runs the other model where CUDA is wanted. */
    private AcceleratorTrust trust(ModelFile onCuda, String card) {
        AcceleratorTrust.Runner runner =
                (request, inputs, owner, cancellation) -> {
                    runs.incrementAndGet();
                    boolean cuda = request.accelerators().order().contains(Accelerator.CUDA);
                    ModelFile model = cuda ? onCuda : request.model();
                    ModelAnswer answer =
                            runtime.run(
                                    ModelRequest.single(model, AcceleratorPreference.CPU),
                                    inputs,
                                    owner,
                                    cancellation);
                    return cuda
                            ? new ModelAnswer(
                                    answer.outputs(), new RanOn(Accelerator.CUDA, List.of()))
                            : answer;
                };
        return new AcceleratorTrust(runner, store, () -> machine(card, true));
    }

    private static AcceleratorPreference cudaThenCpu() {
        return AcceleratorPreference.only(Accelerator.CUDA);
    }

    private static MachineReport machine(String card, boolean works) {
        return new MachineReport(
                "1.29.0",
                null,
                List.of(),
                List.of(new MachineReport.Device("CUDAExecutionProvider", "GPU", "NVIDIA", card)),
                null,
                List.of(
                        new MachineReport.State(
                                Accelerator.CUDA,
                                true,
                                works
                                        ? null
                                        : org.telltale.inference.reason.Reason.of(
                                                "runtime.no-device", "CUDA"),
                                List.of())));
    }

    private static TestGraph scaled(float factor) {
        return new TestGraph()
                .input("x", DataType.FLOAT, 4)
                .constant("factor", factor)
                .node("Mul", "y", "x", "factor")
                .output("y", DataType.FLOAT, 4);
    }
}
