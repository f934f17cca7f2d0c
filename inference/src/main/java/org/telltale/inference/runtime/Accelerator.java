package org.telltale.inference.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model can run on. */
public enum Accelerator {
    /** NVIDIA cards through CUDA and cuDNN. */
    CUDA("CUDAExecutionProvider"),
    /** NVIDIA's TensorRT, which compiles a model for the card at hand. */
    TENSORRT("TensorrtExecutionProvider"),
    /** Any DirectX 12 card on Windows. */
    DIRECTML("DmlExecutionProvider"),
    /** Apple's processors. */
    COREML("CoreMLExecutionProvider"),
    /** Intel's processors and graphics. */
    OPENVINO("OpenVINOExecutionProvider"),
    /** Any card that Vulkan, Metal or DirectX 12 reaches. */
    WEBGPU("WebGpuExecutionProvider"),
    /** The processor, which every machine has. */
    CPU("CPUExecutionProvider");

    private final String provider;

    Accelerator(String provider) {
        this.provider = provider;
    }

    /** As it is written in options, findings and reports, e.g. {@code cuda}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What ONNX Runtime calls it. */
    public String provider() {
        return provider;
    }

    /** The one with that id, in any case; empty where there is none. */
    public static Optional<Accelerator> of(String id) {
        return Arrays.stream(values()).filter(a -> a.id().equalsIgnoreCase(id.strip())).findFirst();
    }

    /**
     * The order in which {@code auto} tries those that exist on this system. TensorRT is not in it:
     * it compiles each model for minutes before its first run, which is for the user to choose.
     */
    public static List<Accelerator> usualOrder() {
        OperatingSystem system = OperatingSystem.here();
        return Stream.of(CUDA, DIRECTML, COREML, OPENVINO, WEBGPU, CPU)
                .filter(system::has)
                .toList();
    }
}
