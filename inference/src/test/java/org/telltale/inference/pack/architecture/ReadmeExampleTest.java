package org.telltale.inference.pack.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.pack.checkpoint.StateDict;
import org.telltale.inference.pack.checkpoint.StateTensor;

/** The README's example of an architecture is one, and does what it says. */
class ReadmeExampleTest {
    @TempDir Path folder;

    @Test
    void theReadmeShowsThisClass() throws Exception {
        Path inference = Path.of(System.getProperty("telltale.root"), "inference");
        String source =
                Files.readString(
                        inference.resolve(
                                "src/test/java/org/telltale/inference/pack/architecture/TinyNet.java"));
        String example = source.substring(source.indexOf("/**"));
        assertThat(Files.readString(inference.resolve("README.md"))).contains(example);
    }

    @Test
    void theReadmeListsEveryArchitecture() throws Exception {
        String readme =
                Files.readString(
                        Path.of(System.getProperty("telltale.root"), "inference", "README.md"));
        for (Architecture architecture : Architectures.builtIn().all()) {
            assertThat(readme).contains("`" + architecture.id() + "`");
        }
    }

    @Test
    void itRuns() throws Exception {
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        tensors.put("module.conv1.weight", StateTensor.of(List.of(8, 3, 3, 3), new float[216]));
        tensors.put("module.conv1.bias", eight(0.5f));
        tensors.put("module.bn1.weight", eight(2));
        tensors.put("module.bn1.bias", eight(1));
        tensors.put("module.bn1.running_mean", eight(0));
        tensors.put("module.bn1.running_var", eight(1));
        tensors.put("module.fc.weight", StateTensor.of(List.of(1, 8), eight(0.25f).floats()));
        tensors.put("module.fc.bias", StateTensor.of(List.of(1), 3));
        OnnxModel model = new TinyNet().build(new StateDict("tiny.pth", tensors));
        try (RunModel run = new RunModel(model, folder, List.of("relu1"))) {
            RunModel.Outputs outputs = run.run(List.of(1L, 3L, 64L, 64L), new float[3 * 64 * 64]);
            assertThat(outputs.shape("relu1")).containsExactly(1L, 8L, 64L, 64L);
            // Eight channels of 2 · 0.5 + 1, each weighed by a quarter, and 3.
            assertThat(outputs.floats("logit")[0]).isBetween(6.9999f, 7.0001f);
        }
    }

    private static StateTensor eight(float value) {
        float[] values = new float[8];
        Arrays.fill(values, value);
        return StateTensor.of(List.of(8), values);
    }
}
