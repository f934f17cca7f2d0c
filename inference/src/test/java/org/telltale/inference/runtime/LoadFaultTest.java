package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as ONNX Runtime, the systems' loaders and CUDA have written them. */
class LoadFaultTest {
    /**
     * Linux and macOS: 1.29 with CUDA 12 on a machine without, 1.11 in a container, musl, macOS.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    libcublasLt.so.12 | Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library /tmp/onnxruntime-java17786604654124892720/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file: No such file or directory
                    libcuda.so.1 | Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library /tmp/onnxruntime-java16817666429413134394/libonnxruntime_providers_cuda.so with error: libcuda.so.1: cannot open shared object file: No such file or directory
                    libnvinfer.so.10 | Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library /tmp/onnxruntime-java16817666429413134394/libonnxruntime_providers_tensorrt.so with error: libnvinfer.so.10: cannot open shared object file: No such file or directory
                    libcublas.so.11 | Error code - ORT_RUNTIME_EXCEPTION - message: /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1029 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: libcublas.so.11: cannot open shared object file: No such file or directory
                    libcudnn.so.9 | FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file: No such file or directory
                    libcudnn_engines_tensor_ir.so.9 | Unable to load any of {libcudnn_engines_tensor_ir.so.9.21.1, libcudnn_engines_tensor_ir.so.9.21, libcudnn_engines_tensor_ir.so.9, libcudnn_engines_tensor_ir.so}
                    cudnn_engines_tensor_ir64_9.dll | Could not locate cudnn_engines_tensor_ir64_9.dll. Please make sure it is in your library path!
                    cudnn64_9.dll | [ONNXRuntimeError] : 1 : FAIL : Error loading "C:\\Program Files\\Telltale\\onnxruntime_providers_cuda.dll" which depends on "cudnn64_9.dll" which is missing. (Error 126: "The specified module could not be found.")
                    libomp.dylib | dlopen(/tmp/libonnxruntime.dylib, 0x0001): Library not loaded: /opt/homebrew/opt/libomp/lib/libomp.dylib
                    """)
    void namesTheMissingLibrary(String library, String message) {
        assertThat(LoadFault.parse(message)).isEqualTo(new LoadFault.MissingLibrary(library));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D:\\a\\_work\\1\\s\\onnxruntime\\core\\session\\provider_bridge_ort.cc:1209"
                        + " onnxruntime::ProviderLibrary::Get [ONNXRuntimeError] : 1 : FAIL :"
                        + " LoadLibrary failed with error 126 \"\" when trying to load"
                        + " \"C:\\x\\onnxruntime_providers_cuda.dll\"",
                "Error code - ORT_FAIL - message: OrtSessionOptionsAppendExecutionProvider_Cuda:"
                        + " Failed to load shared library"
            })
    void knowsThatALibraryIsMissingWhereNoneIsNamed(String message) {
        assertThat(LoadFault.parse(message)).isEqualTo(new LoadFault.Unnamed());
    }

    @Test
    void tellsCardDriverAndMemoryApart() {
        assertThat(LoadFault.parse("CUDA failure 100: no CUDA-capable device is detected ; GPU=-1"))
                .isEqualTo(new LoadFault.NoDevice());
        assertThat(
                        LoadFault.parse(
                                "CUDA failure 35: CUDA driver version is insufficient for CUDA"
                                        + " runtime version ; GPU=0"))
                .isEqualTo(new LoadFault.OldDriver());
        assertThat(LoadFault.parse("CUDA failure 2: out of memory ; GPU=0"))
                .isEqualTo(new LoadFault.NoMemory());
        assertThat(
                        LoadFault.parse(
                                "Non-zero status code returned while running MaxPool node."
                                        + " BFCArena::AllocateRawInternal Available memory of 0 is"
                                        + " smaller than requested bytes of 4096"))
                .isEqualTo(new LoadFault.NoMemory());
        assertThat(LoadFault.parse("something else")).isEqualTo(new LoadFault.Other());
        assertThat(LoadFault.parse("")).isEqualTo(new LoadFault.Other());
    }
}
