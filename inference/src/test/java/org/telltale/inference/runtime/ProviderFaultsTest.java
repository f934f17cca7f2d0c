package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderFaultsTest {
    private static final String ERROR_126 =
            "FAIL : LoadLibrary failed with error 126 \"\" when trying to load \"C:\\x.dll\"";

    @Test
    void whereWindowsNamesNoLibraryTheFirstMissingOneIsLookedFor() {
        ProviderFaults faults =
                new ProviderFaults(OperatingSystem.WINDOWS, name -> !name.equals("cudnn64_9.dll"));
        RefusedAccelerator refusal = faults.explain(Accelerator.CUDA, new Exception(ERROR_126));
        assertThat(refusal.reason().code()).isEqualTo("runtime.library-missing.cudnn");
        assertThat(refusal.reason().text(Locale.ROOT))
                .startsWith("CUDA needs the library cudnn64_9.dll")
                .contains("Install NVIDIA's cuDNN 9");
        ProviderFaults nothingMissing = new ProviderFaults(OperatingSystem.WINDOWS, name -> true);
        assertThat(
                        nothingMissing
                                .explain(Accelerator.CUDA, new Exception(ERROR_126))
                                .reason()
                                .text(Locale.ROOT))
                .startsWith("CUDA failed: FAIL : LoadLibrary failed with error 126");
    }

    @Test
    void aLongMessageIsCutAndOneWithoutTextIsSaid() {
        ProviderFaults faults = new ProviderFaults(OperatingSystem.LINUX, name -> true);
        assertThat(
                        faults.explain(Accelerator.WEBGPU, new Exception("x y\n".repeat(1_000)))
                                .reason()
                                .text(Locale.ROOT))
                .hasSizeLessThan(400)
                .doesNotContain("\n");
        assertThat(faults.explain(Accelerator.WEBGPU, new Exception()).reason().text(Locale.ROOT))
                .isEqualTo("WebGPU failed: null");
    }

    @Test
    void whatIsOfAnotherSystemIsImpossible() {
        ProviderFaults faults = new ProviderFaults(OperatingSystem.LINUX, name -> true);
        for (Accelerator accelerator : List.of(Accelerator.DIRECTML, Accelerator.COREML)) {
            assertThat(faults.impossible(accelerator))
                    .isNotNull()
                    .extracting(refusal -> refusal.reason().code())
                    .isEqualTo("runtime.other-system");
        }
        assertThat(faults.impossible(Accelerator.CPU)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Accelerator.class)
    void everyNeededLibraryHasASource(Accelerator accelerator) {
        for (OperatingSystem system : OperatingSystem.values()) {
            if (system.has(accelerator)) {
                assertThat(NeededLibraries.of(accelerator, system))
                        .allSatisfy(name -> {
                            assertThat(LibrarySource.of(name)).isNotEqualTo(LibrarySource.SYSTEM);
                            assertThat(ProviderFaults.missing(accelerator, name).text(Locale.ROOT))
                                    .contains(name);
                        });
            }
        }
    }

    @Test
    void theSystemsLoaderIsAsked() {
        LibraryProbe probe = LibraryProbe.ofSystem();
        assertThat(probe.loads("libtelltale-does-not-exist.so.77")).isFalse();
        String known =
                switch (OperatingSystem.here()) {
                    case LINUX -> "libc.so.6";
                    case WINDOWS -> "kernel32.dll";
                    case MAC -> "libSystem.B.dylib";
                };
        assertThat(probe.loads(known)).isTrue();
    }

    @Test
    void theDriverIsReadFromItsToolAndFromTheKernel() {
        assertThat(
                        NvidiaDriver.read(
                                List.of(
                                        "550.54.15, NVIDIA H200, 143771 MiB",
                                        "550.54.15, NVIDIA L4, 23034 MiB")))
                .isEqualTo(
                        new MachineReport.Driver(
                                "550.54.15",
                                List.of("NVIDIA H200, 143771 MiB", "NVIDIA L4, 23034 MiB")));
        assertThat(NvidiaDriver.read(List.of())).isNull();
        String kernel =
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC"
                        + " 2024\nGCC version: gcc 12.2.0\n";
        assertThat(NvidiaDriver.ofKernel(kernel))
                .isEqualTo(new MachineReport.Driver("535.183.01", List.of()));
        String open =
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15  Release Build\n";
        assertThat(NvidiaDriver.ofKernel(open))
                .isEqualTo(new MachineReport.Driver("570.86.15", List.of()));
        assertThat(NvidiaDriver.ofKernel("nothing of it")).isNull();
    }

    @Test
    void thisMachineHasAtLeastItsProcessor() {
        try (ModelRuntime runtime = new ModelRuntime(RuntimeLibraries.BUNDLED)) {
            MachineReport machine = runtime.machine();
            assertThat(machine.onnxRuntime()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(machine.providers()).contains(Accelerator.CPU.provider());
            assertThat(machine.works(Accelerator.CPU)).isTrue();
            assertThat(machine.accelerators())
                    .hasSameSizeAs(Accelerator.values())
                    .allSatisfy(
                            state -> assertThat(state.works()).isEqualTo(state.problem() == null));
        }
    }
}
