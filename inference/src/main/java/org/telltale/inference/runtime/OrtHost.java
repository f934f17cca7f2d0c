package org.telltale.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime in this process. It allows one environment for a process, so this is made once, on
 * first use, and lives as long as the process: the one thing here that no owner closes.
 *
 * <p>All sessions of all models share one pool of threads. A pool for each session, ONNX Runtime's
 * default, would give twenty packs on sixteen cores over three hundred threads; with one pool,
 * several analyses at once share the cores, since the thread that calls works along. The pool's
 * threads sleep when there is nothing to do instead of spinning, because detectors that measure
 * pixels need the cores as well.
 */
final class OrtHost {
    private static final Logger LOG = LoggerFactory.getLogger(OrtHost.class);
    private static final String NAME = "telltale";

    /** Beyond this a picture-sized model gains nothing and other analyses lose. */
    private static final int MOST_THREADS = 16;

    private static final long START_STACK = 32L << 20;

    private final OrtEnvironment environment;
    private final boolean sharedThreads;
    private final Set<String> providers;
    private final RunningModels running = new RunningModels();

    private OrtHost() {
        TelemetrySwitch.off();
        OrtEnvironment made;
        boolean shared = true;
        try (OrtEnvironment.ThreadingOptions threads = new OrtEnvironment.ThreadingOptions()) {
            threads.setGlobalIntraOpNumThreads(threads(Runtime.getRuntime().availableProcessors()));
            threads.setGlobalInterOpNumThreads(1);
            threads.setGlobalSpinControl(false);
            made =
                    OrtEnvironment.getEnvironment(
                            OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, NAME, threads);
        } catch (IllegalStateException e) {
            // Somebody in this process was first; then each session brings its own threads.
            LOG.info("ONNX Runtime was started by other code, so its threads are not shared", e);
            made = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            shared = false;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses a number of threads", e);
        }
        environment = made;
        sharedThreads = shared;
        providers =
                OrtEnvironment.getAvailableProviders().stream()
                        .map(OrtProvider::getName)
                        .collect(Collectors.toUnmodifiableSet());
        try {
            // For Windows, where it is the switch; elsewhere it comes too late.
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be kept from reporting", e);
        }
        if (!EnvironmentHold.take(NAME)) {
            LOG.warn("ONNX Runtime is let go of at the process's end even if a model still runs");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::end, "models-end"));
    }

    /** The environment of this process. */
    static OrtEnvironment environment() {
        return Once.HOST.environment;
    }

    /** The providers in this build, by ONNX Runtime's names of them. */
    static Set<String> providers() {
        return Once.HOST.providers;
    }

    /** Whether all sessions may use one pool of threads. */
    static boolean sharesThreads() {
        return Once.HOST.sharedThreads;
    }

    /** What runs in it now. */
    static RunningModels running() {
        return Once.HOST.running;
    }

    /** Threads for so many processors, the caller's among them. */
    static int threads(int processors) {
        return Math.clamp(processors, 1, MOST_THREADS);
    }

    /** Loads the native library when it is first asked for, not when a class is. */
    private static final class Once {
        private static final OrtHost HOST = onDeepStack();

        /**
         * Looking for devices, ONNX Runtime 1.29 matches regular expressions by recursion, which
         * can use up the stack of an ordinary Java thread and then takes the whole process with it.
         */
        private static OrtHost onDeepStack() {
            FutureTask<OrtHost> making = new FutureTask<>(OrtHost::new);
            Thread thread = new Thread(null, making, "onnx-runtime-start", START_STACK);
            thread.start();
            boolean interrupted = false;
            while (true) {
                try {
                    OrtHost made = making.get();
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return made;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException fault -> throw fault;
                        case Error fault -> throw fault;
                        case null, default ->
                                throw new IllegalStateException("ONNX Runtime does not start", e);
                    }
                }
            }
        }
    }
}
