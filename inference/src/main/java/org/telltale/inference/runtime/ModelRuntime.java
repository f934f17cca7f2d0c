package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;

/**
 * The one owner of ONNX Runtime's sessions: one for each model, by digest, and accelerator, made
 * when it is first needed, shared by all threads, closed with this. An accelerator that fails is
 * not tried again for that model, and the next in order runs it.
 *
 * <p>Thread-safe. To be used through {@link org.telltale.inference.worker.NativeWorker} only.
 */
public final class ModelRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelRuntime.class);

    private final RuntimeLibraries libraries;
    private final ProviderFaults faults;
    private final MachineInspector inspector;
    private final Map<SessionKey, SessionSlot> slots = new ConcurrentHashMap<>();
    private final Map<SessionKey, RefusedAccelerator> refused = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A runtime without sessions; ONNX Runtime itself is loaded on first use. */
    public ModelRuntime(RuntimeLibraries libraries) {
        this.libraries = libraries;
        libraries.choose();
        OperatingSystem system = OperatingSystem.here();
        LibraryProbe probe = LibraryProbe.ofSystem();
        faults = new ProviderFaults(system, probe);
        inspector = new MachineInspector(system, probe, faults);
    }

    /**
     * Runs a model on the first accelerator of the request that can.
     *
     * @param owner owns the answer's memory
     * @throws MediaException if the file is another one, the model does not load, refuses the
     *     inputs, or gives no numbers
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public ModelAnswer run(
            ModelRequest request, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException {
        cancellation.check();
        ModelFile model = request.model();
        List<RefusedAccelerator> refusals = new ArrayList<>(request.accelerators().refusals());
        for (Accelerator accelerator : request.accelerators().order()) {
            SessionKey key = new SessionKey(model.sha256(), accelerator);
            RefusedAccelerator known = known(key);
            if (known != null) {
                refusals.add(known);
                continue;
            }
            try {
                List<Tensor> outputs = runOn(key, request, inputs, owner, cancellation);
                return new ModelAnswer(outputs, new RanOn(accelerator, refusals));
            } catch (OrtException | LinkageError | UncheckedIOException e) {
                boolean loaded = slot(key).loaded();
                if (accelerator == Accelerator.CPU) {
                    throw ModelFaults.explain(model, e, loaded);
                }
                refusals.add(refuse(key, e, loaded));
            }
        }
        throw new IllegalStateException("the CPU is always the last accelerator");
    }

    /**
     * Times runs of a model on one accelerator with nothing around them, in the session that {@link
     * #run} uses.
     *
     * @return nanoseconds of all runs
     * @throws MediaException if the accelerator does not run it
     */
    public long time(ModelFile model, Accelerator accelerator, List<Tensor> inputs, int runs)
            throws MediaException {
        SessionKey key = new SessionKey(model.sha256(), accelerator);
        try {
            return slot(key)
                    .use(
                            () -> ModelSession.load(model, accelerator),
                            session -> session.time(inputs, runs));
        } catch (OrtException | LinkageError | UncheckedIOException e) {
            throw ModelFaults.explain(model, e, slot(key).loaded());
        }
    }

    private List<Tensor> runOn(
            SessionKey key,
            ModelRequest request,
            List<Tensor> inputs,
            Arena owner,
            Cancellation cancellation)
            throws OrtException, MediaException {
        return slot(key)
                .use(
                        () -> ModelSession.load(request.model(), key.accelerator()),
                        session ->
                                request.items()
                                        ? ItemRuns.run(
                                                session,
                                                ModelBytes.name(request.model()),
                                                inputs,
                                                owner,
                                                cancellation)
                                        : session.run(inputs, owner, cancellation));
    }

    private SessionSlot slot(SessionKey key) {
        if (closed) {
            throw new IllegalStateException("the model runtime is closed");
        }
        SessionSlot slot = slots.computeIfAbsent(key, k -> new SessionSlot());
        if (closed) {
            // Closed in between: nobody would close what is made in it now.
            slot.close();
        }
        return slot;
    }

    private @Nullable RefusedAccelerator known(SessionKey key) {
        if (key.accelerator() == Accelerator.CPU) {
            return null;
        }
        RefusedAccelerator known = refused.get(key);
        return known != null ? known : faults.impossible(key.accelerator());
    }

    /** Remembers that an accelerator cannot run a model, unless the inputs may be to blame. */
    private RefusedAccelerator refuse(SessionKey key, Throwable cause, boolean loaded) {
        RefusedAccelerator refusal = faults.explain(key.accelerator(), cause);
        LOG.info("{} does not run a model: {}", key.accelerator().id(), cause.toString());
        if (!loaded || !ModelFaults.blamesInputs(cause)) {
            refused.put(key, refusal);
            slot(key).release();
        }
        return refusal;
    }

    /**
     * What the model takes and gives. It is loaded on the CPU for it, without being optimised, and
     * let go again.
     *
     * @throws MediaException if it does not load
     */
    public ModelDescription describe(ModelFile model) throws MediaException {
        return ModelReader.describe(model);
    }

    /** ONNX Runtime's version, e.g. {@code 1.29.0}. */
    public String version() {
        return OrtHost.environment().getVersion();
    }

    /** What this machine could run models on, and what it lacks. */
    public MachineReport machine() {
        return inspector.inspect(libraries);
    }

    /** Lets go of a model's sessions, when its pack is removed; waits for running ones. */
    public void release(String sha256) {
        slots.forEach((key, slot) -> {
            if (key.sha256().equals(sha256)) {
                slot.release();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        slots.values().forEach(SessionSlot::close);
    }

    /** What a session is made for. */
    private record SessionKey(String sha256, Accelerator accelerator) {}
}
