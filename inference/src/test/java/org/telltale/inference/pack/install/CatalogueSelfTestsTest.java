package org.telltale.inference.pack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.InProcessWorker;

/** The self-tests that the catalogue hands out hold for the published weights on the CPU. */
@Tag("shared")
class CatalogueSelfTestsTest {
    private static final Path WEIGHTS =
            Path.of(System.getProperty("telltale.shared", "../shared"), "assets/weights");

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("org.telltale.inference.pack.ManifestExamples#IDS")
    void holds(String id) throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(WEIGHTS),
                "no weights under " + WEIGHTS + "; set -Dtelltale.shared");
        try (InstallFixture fixture = new InstallFixture(folder);
                InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            StoredPack.Installed pack = fixture.install(new PackOrigin.Catalogued(id, WEIGHTS));
            PackManifest manifest = pack.manifest();
            ModelFile model = new ModelFile(pack.model(), manifest.modelFile().sha256());
            ModelAnswer answer =
                    worker.runModel(
                            ModelRequest.single(model, AcceleratorPreference.CPU),
                            inputs(manifest, arena),
                            arena,
                            new Cancellation());
            int compared = 0;
            for (StatedSelfTest.Expected expected : manifest.statedSelfTest().expected()) {
                float[] values = answer.output(expected.output()).floats();
                for (int i = 0; i < expected.values().size(); i++) {
                    float value = values[(int) expected.first() + i];
                    double wanted = expected.values().get(i);
                    assertThat(expected.agrees(value, wanted))
                            .as("%s[%d]: %s instead of %s", expected.output(), i, value, wanted)
                            .isTrue();
                    compared++;
                }
            }
            assertThat(compared).isPositive();
        }
    }

    private static List<Tensor> inputs(PackManifest manifest, Arena arena) {
        List<Tensor> tensors = new ArrayList<>();
        for (StatedSelfTest.TestInput test : manifest.statedSelfTest().inputs()) {
            PackInput input =
                    manifest.inputs().stream()
                            .filter(i -> i.name().equals(test.name()))
                            .findFirst()
                            .orElseThrow();
            float[] values = Objects.requireNonNull(test.formula()).values(test.shape());
            tensors.add(
                    input.type() == TensorType.INT64
                            ? Tensor.scalar(test.name(), (long) values[0], arena)
                            : Tensor.of(test.name(), test.shape(), values, arena));
        }
        return tensors;
    }
}
