package org.telltale.app.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.RuntimeLibraries;

class AcceleratorFileTest {
    @TempDir Path folder;

    @Test
    void whatIsSetIsRead() throws Exception {
        AcceleratorFile file = new AcceleratorFile(folder.resolve("deep/accelerators.json"));
        assertThat(file.load()).isEqualTo(AcceleratorSettings.first());
        AcceleratorSettings set =
                new AcceleratorSettings(
                        List.of(Accelerator.TENSORRT, Accelerator.CUDA),
                        new Natives("/n", "1.29.0", List.of("p"), Map.of("a.so", "digest")));
        file.save(set);
        assertThat(file.load()).isEqualTo(set);
        assertThat(file.load().order()).endsWith(Accelerator.CPU);
        file.save(set.withNatives(null).withOrder(List.of()));
        assertThat(file.load()).isEqualTo(AcceleratorSettings.first());
    }

    @Test
    void theOrderMayBeEditedByHand() throws Exception {
        Path path = folder.resolve("accelerators.json");
        Files.writeString(
                path, "{\"order\": [\"WebGPU\", \"warp\", \"cpu\", \"cuda\"], \"more\": 1}");
        assertThat(new AcceleratorFile(path).load().order())
                .containsExactly(Accelerator.WEBGPU, Accelerator.CPU);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"order\": 7}",
                "{\"order\": [null]}",
                "{\"natives\": {}}"
            })
    void aDamagedFileCountsAsNothingSet(String content) throws Exception {
        Path path = Files.writeString(folder.resolve("accelerators.json"), content);
        assertThat(new AcceleratorFile(path).load()).isEqualTo(AcceleratorSettings.first());
        assertThat(path).hasContent(content);
    }

    @Test
    void nativesThatChangedAreNotTheOnesThatWereChecked() throws IOException {
        for (String name : RuntimeLibraries.files()) {
            Files.writeString(folder.resolve(name), "code");
        }
        Natives natives =
                new Natives(folder.toString(), "1.29.0", List.of(), Natives.digests(folder));
        assertThat(natives.isUnchanged()).isTrue();
        Files.writeString(folder.resolve(RuntimeLibraries.files().getFirst()), "other");
        assertThat(natives.isUnchanged()).isFalse();
        Files.delete(folder.resolve(RuntimeLibraries.files().getFirst()));
        assertThat(natives.isUnchanged()).isFalse();
    }
}
