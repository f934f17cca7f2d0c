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
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.pack.StatedSelfTest;
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
        List<Double> values = manifest.statedSelfTest().expected().getFirst().values();
        StatedSelfTest.TestInput input = manifest.statedSelfTest().inputs().getFirst();
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

    @Test
    void onATerminalItAsksForWhatNoOptionSays() throws Exception {
        ShellRun run =
                answering(
                        """
                        fortune-telling
                        audio-spoof
                        16000
                        none
                        low
                        1
                        MIT
                        not stated
                        no
                        https://example.org/tiny
                        Nobody: Nothing. 2026.
                        yes
                        """);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("tiny-model@1 installed, digest ");
        // A word that is no task is said to be none, and asked for again.
        assertThat(run.err().split("What it is for ", -1)).hasSize(3);
        assertThat(run.err())
                .contains("telltale: ")
                .contains("Sample rate of the sound in Hz:")
                .contains("Licence of tiny-model")
                .contains("Install it? [y/N]");
        PackManifest manifest =
                new PackManifestReader()
                        .read(folder.resolve("packs/tiny-model/1/pack.json"))
                        .manifest();
        assertThat(manifest.task()).isEqualTo(PackTask.AUDIO_SPOOF);
        assertThat(manifest.licence().weights()).isEqualTo("not stated");
        assertThat(manifest.citation()).isEqualTo("Nobody: Nothing. 2026.");
        assertThat(manifest.outputs().getFirst().index()).isEqualTo(1);

        // The same answers as options give the same pack to the last byte.
        String asked = Sha256.of(folder.resolve("packs/tiny-model/1/pack.json"));
        ShellRun said = imported(model(), SAID, "--yes");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains(asked);
    }

    @Test
    void onlyWhatIsOpenIsAskedAndTheEndOfTheInputIsNoAnswer() throws Exception {
        List<String> most = SAID.subList(0, SAID.size() - 2);
        ShellRun cut = answering("", most.toArray(String[]::new));
        assertThat(cut.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(cut.err()).contains("Citation of the publication:");
        assertThat(cut.err()).doesNotContain("Sample rate of the sound");
        // Nobody's return key ended the question's line.
        assertThat(cut.err()).containsOnlyOnce("telltale: ").contains("--citation");

        ShellRun declined = answering("Nobody.\nno\n", most.toArray(String[]::new));
        assertThat(declined.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(folder.resolve("packs/tiny-model")).doesNotExist();

        ShellRun agreed = answering("Nobody.\nY\n", most.toArray(String[]::new));
        assertThat(agreed.exitCode()).as(agreed.err()).isZero();
        assertThat(folder.resolve("packs/tiny-model/1")).exists();
    }

    private ShellRun answering(String typed, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("packs", "import", model().toString()));
        all.addAll(Arrays.asList(options));
        all.addAll(List.of("--packs", folder.resolve("packs").toString()));
        return ShellRun.answering(typed, all.toArray(String[]::new));
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
