package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.pack.SelfTest;
import org.telltale.inference.pack.onnx.TinyModel;

/** {@code packs import} as a shell sees it. */
@Isolated("takes the process's standard streams")
class PacksImportCommandTest {
    private static final List<String> SAID =
            List.of(
                    "--task", "audio-spoof",
                    "--input-sample-rate", "16000",
                    "--output-activation", "none",
                    "--output-index", "1",
                    "--output-manipulated", "low",
                    "--licence-code", "MIT",
                    "--licence-weights", "not stated",
                    "--non-commercial", "no",
                    "--source", "https://example.org/tiny",
                    "--citation", "Nobody: Nothing. 2026.");

    @TempDir Path folder;

    @Test
    void aModelBecomesAPackThatTestsItself() throws Exception {
        ShellRun run = imported(model(), SAID, "--yes");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("tiny-model@1 installed, digest ");
        assertThat(run.err())
                .contains("takes input, float, ? × 2")
                .contains("gives logits, float, ? × 2")
                .contains("not compared with its authors' program")
                .contains("tiny-model@1  cpu       agrees");

        PackManifest manifest =
                new PackManifestReader()
                        .read(folder.resolve("packs/tiny-model/1/pack.json"))
                        .manifest();
        assertThat(manifest.task()).isEqualTo(PackTask.AUDIO_SPOOF);
        assertThat(manifest.post()).isEqualTo(new PostProcessing.WindowScores("logits", null));
        assertThat(manifest.calibration()).isNull();
        assertThat(manifest.inputs().getFirst())
                .isInstanceOfSatisfying(
                        SamplesInput.class,
                        sound -> {
                            assertThat(sound.window()).isEqualTo(2);
                            assertThat(sound.sampleRate()).isEqualTo(16000);
                        });
        // The model adds 1 and 2 to the pattern.
        List<Double> values = manifest.selfTest().expected().getFirst().values();
        SelfTest.TestInput input = manifest.selfTest().inputs().getFirst();
        float[] fed = Objects.requireNonNull(input.formula()).values(input.shape());
        assertThat(values).containsExactly((double) (fed[0] + 1f), (double) (fed[1] + 2f));

        ShellRun test = ShellRun.of("packs", "test", "--packs", folder.resolve("packs").toString());
        assertThat(test.exitCode()).isZero();
    }

    @Test
    void whereNobodyCanBeAskedAllThatIsMissingIsSaidAtOnce() throws Exception {
        ShellRun nothing = imported(model(), List.of(), "--yes");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(refusal(nothing)).contains("--task, --licence-code").contains("--citation");

        ShellRun some = imported(model(), SAID.subList(0, 2), "--yes");
        assertThat(refusal(some))
                .contains("--input-sample-rate, --output-activation")
                .contains("--output-index")
                .doesNotContain("--task");

        ShellRun unconfirmed = imported(model(), SAID);
        assertThat(unconfirmed.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(folder.resolve("packs/tiny-model")).doesNotExist();
    }

    @Test
    void whatCannotBeImportedIsRefusedInOneLine() throws Exception {
        assertThat(refusal(imported(model(), with("--output-index", "2"), "--yes")))
                .contains("--output-index")
                .contains("0 to 1");
        assertThat(refusal(imported(model(), with("--task", "face-detection"), "--yes")))
                .contains("face-detection");
        assertThat(refusal(imported(model(), with("--task", "fortune-telling"), "--yes")))
                .contains("audio-spoof");
        // Two numbers are no picture.
        assertThat(refusal(imported(model(), with("--task", "image-forgery"), "--yes")))
                .contains("pack.json by hand");
        Path text = Files.writeString(folder.resolve("notes.onnx"), "no model");
        assertThat(refusal(imported(text, SAID, "--yes"))).contains("notes.onnx");
        Path weights = Files.write(folder.resolve("weights.pth"), new byte[] {1});
        assertThat(refusal(imported(weights, SAID, "--yes"))).contains("--architecture");
        assertThat(refusal(imported(weights, SAID, "--yes", "--architecture", "abacus")))
                .contains("abacus");
        assertThat(refusal(imported(folder.resolve("absent.onnx"), SAID, "--yes")))
                .contains("absent.onnx");
    }

    private static List<String> with(String option, String value) {
        List<String> said = new ArrayList<>(SAID);
        said.set(said.indexOf(option) + 1, value);
        return said;
    }

    private static String refusal(ShellRun run) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        List<String> lines =
                run.err().lines().filter(line -> line.startsWith("telltale: ")).toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private Path model() throws Exception {
        return Files.write(
                folder.resolve("Tiny model.onnx"), TinyModel.model().build().toByteArray());
    }

    private ShellRun imported(Path model, List<String> said, String... more) {
        List<String> all = new ArrayList<>(List.of("packs", "import", model.toString()));
        all.addAll(said);
        all.addAll(Arrays.asList(more));
        all.addAll(List.of("--packs", folder.resolve("packs").toString()));
        return ShellRun.of(all.toArray(String[]::new));
    }
}
