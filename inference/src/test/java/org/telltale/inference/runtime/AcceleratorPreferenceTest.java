package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.inference.reason.Reason;

class AcceleratorPreferenceTest {
    @Test
    void endsWithTheProcessorAndNamesEachOnce() {
        assertThat(order(Accelerator.CUDA)).containsExactly(Accelerator.CUDA, Accelerator.CPU);
        assertThat(order(Accelerator.CUDA, Accelerator.CUDA, Accelerator.TENSORRT))
                .containsExactly(Accelerator.CUDA, Accelerator.TENSORRT, Accelerator.CPU);
        assertThat(order(Accelerator.CPU, Accelerator.CUDA)).containsExactly(Accelerator.CPU);
        assertThat(order()).containsExactly(Accelerator.CPU);
        assertThat(AcceleratorPreference.AUTO.order())
                .endsWith(Accelerator.CPU)
                .doesNotContain(Accelerator.TENSORRT);
    }

    @Test
    void readsASetting() {
        List<Accelerator> usual = List.of(Accelerator.WEBGPU, Accelerator.CPU);
        assertThat(AcceleratorPreference.of("auto", usual).orElseThrow().order()).isEqualTo(usual);
        assertThat(AcceleratorPreference.of("CUDA", usual).orElseThrow().order())
                .containsExactly(Accelerator.CUDA, Accelerator.CPU);
        assertThat(AcceleratorPreference.of("cpu", usual)).contains(AcceleratorPreference.CPU);
        assertThat(AcceleratorPreference.of("warp", usual)).isEmpty();
    }

    @Test
    void leavesOneOutForAReason() {
        RefusedAccelerator refusal =
                new RefusedAccelerator(Accelerator.CUDA, Reason.of("runtime.no-device", "CUDA"));
        AcceleratorPreference less = AcceleratorPreference.only(Accelerator.CUDA).without(refusal);
        assertThat(less.order()).containsExactly(Accelerator.CPU);
        assertThat(less.refusals()).containsExactly(refusal);
    }

    @Test
    void automaticOrderDependsOnTheSystem() {
        assertThat(OperatingSystem.WINDOWS.has(Accelerator.DIRECTML)).isTrue();
        assertThat(OperatingSystem.of("Mac OS X").has(Accelerator.CUDA)).isFalse();
        assertThat(OperatingSystem.of("Windows 11")).isEqualTo(OperatingSystem.WINDOWS);
        assertThat(OperatingSystem.of("Linux").has(Accelerator.COREML)).isFalse();
    }

    private static List<Accelerator> order(Accelerator... accelerators) {
        return AcceleratorPreference.ofOrder(List.of(accelerators)).order();
    }
}
