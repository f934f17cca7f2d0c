package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.Cancellation;

/**
 * Stops one running model when its analysis is cancelled: ONNX Runtime looks at the flag between
 * two operators. Once closed, the watch has let go of the options.
 */
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private final Cancellation.Reaction reaction;

    RunWatch(OrtSession.RunOptions options, Cancellation cancellation) {
        reaction = cancellation.onRequest(() -> stop(options));
    }

    private static void stop(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LOG.warn("a cancelled model run could not be stopped early", e);
        }
    }

    @Override
    public void close() {
        reaction.close();
    }
}
