package org.telltale.inference.pack.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TrustStore;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import tools.jackson.databind.node.ObjectNode;

class PackSelfTestTest {
    private static final MachineReport MACHINE =
            new MachineReport("1", null, List.of(), List.of(), null, List.of());

    @TempDir Path folder;

    private final InProcessWorker worker = new InProcessWorker();
    private final Remembered remembered = new Remembered();

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void aSoundPackAgreesOnTheProcessor() throws Exception {
        TestedOn.Ran ran = ran(worker, pack(new PackBuilder()), Accelerator.CPU);
        assertThat(ran.agrees()).isTrue();
        assertThat(ran.expected().difference()).isZero();
    }

    @Test
    void anotherNumberIsTold() throws Exception {
        PackBuilder builder = new PackBuilder();
        expected(builder).putArray("values").add(2).add(3.25);
        TestedOn.Ran ran = ran(worker, pack(builder), Accelerator.CPU);
        assertThat(ran.agrees()).isFalse();
        assertThat(ran.expected().output()).isEqualTo("logits");
        assertThat(ran.expected().difference()).isCloseTo(0.25, within(1e-6));
        assertThat(ran.processor().agrees()).isTrue();
    }

    @Test
    void aValueBeyondTheOutputIsNotThere() throws Exception {
        PackBuilder builder = new PackBuilder();
        expected(builder).put("first", 1);
        TestedOn.Ran ran = ran(worker, pack(builder), Accelerator.CPU);
        assertThat(ran.agrees()).isFalse();
        assertThat(ran.expected().difference()).isInfinite();
    }

    @Test
    void expectedValuesMayLieInAFile() throws Exception {
        PackBuilder builder = new PackBuilder();
        ObjectNode expected = expected(builder);
        expected.remove("values");
        expected.put("file", "expected.f32");
        builder.files.put("expected.f32", floats(2, 3));
        assertThat(ran(worker, pack(builder), Accelerator.CPU).agrees()).isTrue();

        StoredPack.Installed other = pack(builder);
        Files.write(other.file("expected.f32"), floats(2, 4));
        assertThat(ran(worker, other, Accelerator.CPU).expected().difference()).isEqualTo(1);
    }

    @Test
    void anAcceleratorThatIsNotHereIsToldWithItsReason() throws Exception {
        Accelerator absent =
                System.getProperty("os.name").startsWith("Mac")
                        ? Accelerator.DIRECTML
                        : Accelerator.COREML;
        List<TestedOn> results =
                selfTest(worker).run(pack(new PackBuilder()), List.of(absent), new Cancellation());
        assertThat(results).hasSize(2);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        TestedOn.NotRun.class,
                        notRun -> assertThat(notRun.reason().code()).startsWith("runtime."));
        assertThat(remembered.judgements).isEmpty();
    }

    @Test
    void anAcceleratorThatGivesSomethingElseIsNoLongerTrusted() throws Exception {
        StoredPack.Installed pack = pack(new PackBuilder());
        TestedOn.Ran ran = ran(off(0.5f), pack, Accelerator.CUDA);
        assertThat(ran.agrees()).isFalse();
        assertThat(ran.processor().difference()).isCloseTo(0.5, within(1e-6));
        assertThat(remembered.judgements).hasSize(1);
        assertThat(remembered.judgements.keySet().iterator().next().accelerator())
                .isEqualTo(Accelerator.CUDA);
        assertThat(remembered.judgements.values().iterator().next().agrees()).isFalse();

        // Within the tolerance that the pack states it is trusted again.
        assertThat(ran(off(0.0005f), pack, Accelerator.CUDA).agrees()).isTrue();
        assertThat(remembered.judgements.values().iterator().next().agrees()).isTrue();
    }

    @Test
    void anAcceleratorThatMissesTheExpectedValuesIsNotTrustedThoughItDoesAsTheProcessor()
            throws Exception {
        PackBuilder builder = new PackBuilder();
        expected(builder).putArray("values").add(2).add(3.25);
        StoredPack.Installed pack = pack(builder);
        TestedOn.Ran ran = ran(off(0), pack, Accelerator.CUDA);
        assertThat(ran.processor().agrees()).isTrue();
        assertThat(ran.agrees()).isFalse();
        assertThat(remembered.judgements)
                .hasEntrySatisfying(
                        new TrustStore.Question(
                                pack.digest(),
                                pack.manifest().modelFile().sha256(),
                                Accelerator.CUDA,
                                AcceleratorTrust.fingerprint(MACHINE)),
                        judgement -> {
                            assertThat(judgement.agrees()).isFalse();
                            assertThat(judgement.difference()).isCloseTo(0.25, within(1e-6));
                        });
    }

    @Test
    void aPackWithoutASelfTestIsNotRunAnywhere() throws Exception {
        PackBuilder builder = new PackBuilder();
        builder.manifest.remove("self_test");
        assertThat(
                        selfTest(worker)
                                .run(pack(builder), List.of(Accelerator.CUDA), new Cancellation()))
                .singleElement()
                .isInstanceOfSatisfying(
                        TestedOn.NotRun.class,
                        none -> assertThat(none.reason().code()).isEqualTo("pack-test.none"));
        assertThat(remembered.judgements).isEmpty();
    }

    @Test
    void anAlteredModelAndAStopEndIt() throws Exception {
        StoredPack.Installed pack = pack(new PackBuilder());
        Cancellation stop = new Cancellation();
        stop.request();
        assertThatThrownBy(() -> selfTest(worker).run(pack, List.of(), stop))
                .isInstanceOf(CancelledException.class);
        Files.write(pack.model(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> selfTest(worker).run(pack, List.of(), new Cancellation()))
                .isInstanceOf(MediaException.class);
    }

    private TestedOn.Ran ran(NativeWorker with, StoredPack.Installed pack, Accelerator where)
            throws Exception {
        List<TestedOn> results = selfTest(with).run(pack, List.of(where), new Cancellation());
        assertThat(results.getFirst().accelerator()).isEqualTo(Accelerator.CPU);
        assertThat(results.getLast().accelerator()).isEqualTo(where);
        return (TestedOn.Ran) results.getLast();
    }

    private PackSelfTest selfTest(NativeWorker with) {
        return new PackSelfTest(
                with, new AcceleratorTrust(with::runModel, remembered, () -> MACHINE));
    }

    private StoredPack.Installed pack(PackBuilder builder) throws Exception {
        Path source = builder.folder(folder.resolve("pack" + System.nanoTime()));
        PackManifestReader.Read read = new PackManifestReader().read(source.resolve("pack.json"));
        return new StoredPack.Installed(read.manifest(), read.digest(), source);
    }

    private static ObjectNode expected(PackBuilder builder) {
        return (ObjectNode) builder.manifest.get("self_test").get("expected").get(0);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** The real worker, with a card that adds something to every number. */
    private NativeWorker off(float by) {
        return (NativeWorker)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {NativeWorker.class},
                        (proxy, method, arguments) -> {
                            Object answer;
                            try {
                                answer = method.invoke(worker, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            boolean there =
                                    method.getName().equals("runModel")
                                            && ((ModelRequest) arguments[0])
                                                            .accelerators()
                                                            .order()
                                                            .getFirst()
                                                    == Accelerator.CUDA;
                            return there
                                    ? shifted((ModelAnswer) answer, by, (Arena) arguments[2])
                                    : answer;
                        });
    }

    private static ModelAnswer shifted(ModelAnswer answer, float by, Arena owner) {
        Tensor output = answer.outputs().getFirst();
        float[] values = output.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
        return new ModelAnswer(
                List.of(Tensor.of(output.name(), output.shape(), values, owner)),
                new RanOn(Accelerator.CUDA, List.of()));
    }

    private static final class Remembered implements TrustStore {
        private final Map<Question, Judgement> judgements = new HashMap<>();

        @Override
        public Optional<Judgement> find(Question question) {
            return Optional.ofNullable(judgements.get(question));
        }

        @Override
        public void remember(Question question, Judgement judgement) {
            judgements.put(question, judgement);
        }
    }
}
