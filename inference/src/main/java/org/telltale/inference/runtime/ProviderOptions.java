package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Map;

/**
 * How a session is set up for each accelerator: so that it gives the CPU's numbers and the same
 * ones every time, before it is as fast as can be. Stateless.
 */
final class ProviderOptions {
    private ProviderOptions() {}

    /**
     * Options for a model in one file; the caller closes them.
     *
     * @throws OrtException if the accelerator's provider does not load
     */
    static OrtSession.SessionOptions of(Accelerator accelerator) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setDeterministicCompute(true);
            if (OrtHost.sharesThreads()) {
                options.disablePerSessionThreads();
            } else {
                options.setIntraOpNumThreads(
                        OrtHost.threads(Runtime.getRuntime().availableProcessors()));
            }
            add(accelerator, options);
            return options;
        } catch (OrtException | RuntimeException | LinkageError e) {
            options.close();
            throw e;
        }
    }

    private static void add(Accelerator accelerator, OrtSession.SessionOptions options)
            throws OrtException {
        switch (accelerator) {
            case CPU -> {
                // Always there.
            }
            case CUDA -> addCuda(options);
            case TENSORRT -> {
                BundledCuda.load();
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
                    tensorRt.add("trt_fp16_enable", "0");
                    tensorRt.add("trt_int8_enable", "0");
                    options.addTensorrt(tensorRt);
                }
                // What TensorRT leaves runs on the card all the same.
                addCuda(options);
            }
            case DIRECTML -> {
                // DirectML asks for both.
                options.setMemoryPatternOptimization(false);
                options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                options.addDirectML(0);
            }
            case COREML ->
                    options.addCoreML(
                            Map.of("ModelFormat", "MLProgram", "MLComputeUnits", "CPUAndGPU"));
            case OPENVINO -> options.addOpenVINO("GPU");
            case WEBGPU -> options.addWebGPU(Map.of());
        }
    }

    private static void addCuda(OrtSession.SessionOptions options) throws OrtException {
        BundledCuda.load();
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
            // TensorFloat-32 keeps ten bits of each factor, which a self-test would notice.
            cuda.add("use_tf32", "0");
            // The exhaustive search, the default, picks an algorithm by timing: another each time.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            options.addCUDA(cuda);
        }
    }
}
