package org.telltale.inference.runtime;

import java.util.List;

/**
 * The native libraries that an accelerator needs beside ONNX Runtime, by exact name: those that the
 * providers of ONNX Runtime 1.29 are linked against ({@code readelf -d}), and those that they open
 * themselves (cuDNN, cuFFT). Stateless.
 */
final class NeededLibraries {
    private static final List<String> CUDA_LINUX =
            List.of(
                    "libcuda.so.1",
                    "libcudart.so.12",
                    "libcublasLt.so.12",
                    "libcublas.so.12",
                    "libcurand.so.10",
                    "libcufft.so.11",
                    "libcudnn.so.9");
    private static final List<String> CUDA_WINDOWS =
            List.of(
                    "nvcuda.dll",
                    "cudart64_12.dll",
                    "cublasLt64_12.dll",
                    "cublas64_12.dll",
                    "curand64_10.dll",
                    "cufft64_11.dll",
                    "cudnn64_9.dll");

    private NeededLibraries() {}

    /** Their names on that system, in loading order; empty where nothing more is needed. */
    static List<String> of(Accelerator accelerator, OperatingSystem system) {
        return switch (accelerator) {
            case CPU, COREML -> List.of();
            case CUDA -> cuda(system);
            case TENSORRT ->
                    join(
                            cuda(system),
                            system == OperatingSystem.WINDOWS
                                    ? List.of("nvinfer_10.dll", "nvonnxparser_10.dll")
                                    : List.of("libnvinfer.so.10", "libnvonnxparser.so.10"));
            case DIRECTML ->
                    system == OperatingSystem.WINDOWS
                            ? List.of("d3d12.dll", "DirectML.dll")
                            : List.of();
            case OPENVINO ->
                    system == OperatingSystem.WINDOWS
                            ? List.of("openvino.dll")
                            : List.of("libopenvino.so");
            case WEBGPU ->
                    switch (system) {
                        case WINDOWS -> List.of("dxil.dll", "dxcompiler.dll");
                        case MAC -> List.of();
                        case LINUX -> List.of("libvulkan.so.1");
                    };
        };
    }

    private static List<String> cuda(OperatingSystem system) {
        return system == OperatingSystem.WINDOWS ? CUDA_WINDOWS : CUDA_LINUX;
    }

    private static List<String> join(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
