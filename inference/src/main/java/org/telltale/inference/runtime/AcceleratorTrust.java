package org.telltale.inference.runtime;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.TrustStore.Judgement;

/**
 * Lets a model run on an accelerator only if its self-test gives there what it gives on the CPU,
 * and what its pack expects. A judgement holds for one pack, whose self-test and tolerance it is,
 * and its model on one accelerator with one {@linkplain #fingerprint set of runtime, driver and
 * devices}, and is remembered.
 *
 * <p>The comparing runs also warm the accelerator up: its first run compiles kernels and reserves
 * memory. On the CPU a warm-up would cost the time that it saves, so there is none.
 *
 * <p>Thread-safe if its store is; two threads that ask for the same new model may both test it.
 */
public final class AcceleratorTrust {
    private final Runner runner;
    private final TrustStore store;
    private final Supplier<MachineReport> inspector;
    private final Map<Asked, AcceleratorPreference> decided = new ConcurrentHashMap<>();
    private final AtomicInteger lessons = new AtomicInteger();
    private @Nullable MachineReport machine;

    /**
     * A judge.
     *
     * @param runner runs the self-tests: a native worker's {@code runModel}
     * @param store remembers judgements
     * @param inspector says what this machine has: a native worker's {@code accelerators}; asked
     *     once, when something other than the CPU is wanted, since it takes a while
     */
    public AcceleratorTrust(Runner runner, TrustStore store, Supplier<MachineReport> inspector) {
        this.runner = runner;
        this.store = store;
        this.inspector = inspector;
    }

    private synchronized MachineReport machine() {
        if (machine == null) {
            machine = inspector.get();
        }
        return machine;
    }

    /** What a judgement depends on: another runtime, driver or card is another accelerator. */
    public static String fingerprint(MachineReport machine) {
        MachineReport.Driver driver = machine.driver();
        List<String> parts = new ArrayList<>();
        parts.add("onnxruntime " + machine.onnxRuntime());
        if (machine.libraries() != null) {
            parts.add("from " + machine.libraries());
        }
        if (driver != null) {
            parts.add("driver " + driver.version());
        }
        machine.devices().forEach(device -> parts.add(device.kind() + " " + device.id()));
        return String.join(", ", parts);
    }

    /**
     * The request with those accelerators left out on which the self-test differs from the CPU. One
     * that does not run at all stays: the answer of a run says why.
     *
     * @param request to be run later
     * @param packSha256 digest of the pack that states the self-test and its tolerance
     * @param test of its model
     * @throws MediaException if the model does not run on the CPU
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public ModelRequest trusted(
            ModelRequest request,
            String packSha256,
            AcceleratorTest test,
            Cancellation cancellation)
            throws MediaException {
        return trusted(request, packSha256, () -> test, cancellation);
    }

    /**
     * The same with a self-test that is made only where it is needed: what was decided once holds
     * as long as this, so that every later run of the model costs no more than a look.
     */
    public ModelRequest trusted(
            ModelRequest request,
            String packSha256,
            SelfTestSource tests,
            Cancellation cancellation)
            throws MediaException {
        Asked asked = new Asked(request, packSha256);
        AcceleratorPreference known = decided.get(asked);
        if (known == null) {
            int before = lessons.get();
            known = decide(asked, tests.selfTest(), cancellation);
            decided.put(asked, known);
            if (lessons.get() != before) {
                // Something was learnt meanwhile, which this decision may not know of.
                decided.remove(asked);
            }
        }
        return request.on(known);
    }

    private AcceleratorPreference decide(
            Asked asked, AcceleratorTest test, Cancellation cancellation) throws MediaException {
        ModelRequest request = asked.request();
        AcceleratorPreference preference = request.accelerators();
        for (Accelerator accelerator : preference.order()) {
            if (accelerator == Accelerator.CPU) {
                break;
            }
            if (!machine().works(accelerator)) {
                continue;
            }
            Optional<Judgement> judgement = judge(asked, accelerator, test, cancellation);
            if (judgement.isPresent() && !judgement.get().agrees()) {
                preference = preference.without(refusal(accelerator, judgement.get()));
            }
        }
        return preference;
    }

    /**
     * Remembers how a pack's self-test came out when it was run on purpose; it holds from the next
     * run on.
     */
    public void learn(
            String packSha256, String modelSha256, Accelerator accelerator, Judgement judgement) {
        String machine = fingerprint(machine());
        store.remember(
                new TrustStore.Question(packSha256, modelSha256, accelerator, machine), judgement);
        lessons.incrementAndGet();
        decided.clear();
    }

    private Optional<Judgement> judge(
            Asked asked, Accelerator accelerator, AcceleratorTest test, Cancellation cancellation)
            throws MediaException {
        ModelRequest request = asked.request();
        TrustStore.Question question =
                new TrustStore.Question(
                        asked.packSha256(),
                        request.model().sha256(),
                        accelerator,
                        fingerprint(machine()));
        Optional<Judgement> known = store.find(question);
        if (known.isPresent()) {
            return known;
        }
        try (Arena arena = Arena.ofShared()) {
            ModelRequest there = request.on(AcceleratorPreference.only(accelerator));
            ModelAnswer answer = runner.run(there, test.inputs(), arena, cancellation);
            if (answer.ran().accelerator() != accelerator) {
                // Nothing to judge, and nothing to remember: a driver may be installed tomorrow.
                return Optional.empty();
            }
            ModelRequest here = request.on(AcceleratorPreference.CPU);
            ModelAnswer expected = runner.run(here, test.inputs(), arena, cancellation);
            Judgement stated = test.stated().compare(answer);
            Judgement judgement =
                    stated.agrees() ? test.compare(answer.outputs(), expected.outputs()) : stated;
            store.remember(question, judgement);
            return Optional.of(judgement);
        }
    }

    /** Makes a self-test. */
    @FunctionalInterface
    public interface SelfTestSource {
        /**
         * The test, in memory that stays open.
         *
         * @throws MediaException if its inputs cannot be read
         */
        AcceleratorTest selfTest() throws MediaException;
    }

    /** Runs models, wherever native code lives. */
    @FunctionalInterface
    public interface Runner {
        /** As {@link ModelRuntime#run}. */
        ModelAnswer run(
                ModelRequest request, List<Tensor> inputs, Arena owner, Cancellation cancellation)
                throws MediaException;
    }

    private static RefusedAccelerator refusal(Accelerator accelerator, Judgement judgement) {
        return new RefusedAccelerator(
                accelerator,
                Reason.of(
                        "runtime.untrusted",
                        ProviderFaults.label(accelerator),
                        judgement.output(),
                        judgement.difference()));
    }

    /** Who wants to know: the same model in another pack has another test. */
    private record Asked(ModelRequest request, String packSha256) {}
}
