package org.telltale.inference.runtime;

import java.util.Locale;

/** Where a native library comes from, and so what to do where it is missing. */
enum LibrarySource {
    /** The graphics driver. */
    DRIVER,
    /** NVIDIA's CUDA toolkit, version 12. */
    CUDA_TOOLKIT,
    /** NVIDIA's cuDNN, version 9. */
    CUDNN,
    /** NVIDIA's TensorRT, version 10. */
    TENSORRT,
    /** Microsoft's DirectML. */
    DIRECTML,
    /** Intel's OpenVINO. */
    OPENVINO,
    /** ONNX Runtime's own files. */
    ONNX_RUNTIME,
    /** Anything else. */
    SYSTEM;

    /** As keys of sentences end. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By the library's file name. */
    static LibrarySource of(String library) {
        String name = library.toLowerCase(Locale.ROOT).replaceFirst("^lib", "");
        if (name.matches("(cuda\\.so.*|nvcuda\\.dll|vulkan\\.so.*|d3d12\\.dll)")) {
            return DRIVER;
        }
        if (name.startsWith("cudnn")) {
            return CUDNN;
        }
        if (name.matches("(cudart|cublas|curand|cufft|nvrtc|nvjitlink|cusolver|cusparse).*")) {
            return CUDA_TOOLKIT;
        }
        if (name.matches("(nvinfer|nvonnxparser).*")) {
            return TENSORRT;
        }
        if (name.matches("(directml|dxil|dxcompiler).*")) {
            return DIRECTML;
        }
        if (name.startsWith("openvino") || name.startsWith("tbb")) {
            return OPENVINO;
        }
        return name.startsWith("onnxruntime") ? ONNX_RUNTIME : SYSTEM;
    }
}
