package org.telltale.inference.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The CUDA and cuDNN libraries that a Telltale built with {@code -Pcuda} carries. They are unpacked
 * into JavaCPP's cache and loaded by their full paths, each after those it needs: the system's
 * loader then finds them by name when ONNX Runtime's provider, and cuDNN itself, ask for them. A
 * Telltale without them loads nothing here. Stateless: what is loaded stays loaded, and loading it
 * once more does nothing.
 */
final class BundledCuda {
    private static final List<String> LINUX =
            List.of(
                    "libcudart.so.12",
                    "libnvJitLink.so.12",
                    "libnvrtc-builtins.so.12.6",
                    "libnvrtc.so.12",
                    "libcublasLt.so.12",
                    "libcublas.so.12",
                    "libcufft.so.11",
                    "libcurand.so.10",
                    "libcudnn.so.9",
                    "libcudnn_graph.so.9",
                    "libcudnn_ops.so.9",
                    "libcudnn_cnn.so.9",
                    "libcudnn_adv.so.9",
                    "libcudnn_heuristic.so.9",
                    "libcudnn_engines_runtime_compiled.so.9",
                    "libcudnn_engines_precompiled.so.9");
    private static final List<String> WINDOWS =
            List.of(
                    "cudart64_12.dll",
                    "nvJitLink_120_0.dll",
                    "nvrtc-builtins64_126.dll",
                    "nvrtc64_120_0.dll",
                    "cublasLt64_12.dll",
                    "cublas64_12.dll",
                    "cufft64_11.dll",
                    "curand64_10.dll",
                    "cudnn64_9.dll",
                    "cudnn_graph64_9.dll",
                    "cudnn_ops64_9.dll",
                    "cudnn_cnn64_9.dll",
                    "cudnn_adv64_9.dll",
                    "cudnn_heuristic64_9.dll",
                    "cudnn_engines_runtime_compiled64_9.dll",
                    "cudnn_engines_precompiled64_9.dll");

    private BundledCuda() {}

    /**
     * Loads those that this Telltale carries.
     *
     * @throws UncheckedIOException if they cannot be unpacked, as on a full disk
     * @throws UnsatisfiedLinkError if one does not load
     */
    static void load() {
        for (String name : names()) {
            URL inJar = resource(name);
            if (inJar != null) {
                System.load(unpack(inJar).getPath());
            }
        }
    }

    /** Whether this Telltale carries the library. */
    static boolean carries(String name) {
        return resource(name) != null;
    }

    private static List<String> names() {
        return switch (OperatingSystem.here()) {
            case LINUX -> LINUX;
            case WINDOWS -> WINDOWS;
            case MAC -> List.of();
        };
    }

    private static @Nullable URL resource(String name) {
        return BundledCuda.class.getResource(
                "/org/bytedeco/cuda/" + Loader.getPlatform() + "/" + name);
    }

    private static File unpack(URL inJar) {
        try {
            File file = Loader.cacheResource(inJar);
            if (file == null) {
                throw new IOException("cannot be unpacked: " + inJar);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
