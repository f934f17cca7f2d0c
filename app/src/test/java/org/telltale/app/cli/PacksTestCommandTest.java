package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.store.PackStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code packs test} as a shell sees it. */
@Isolated("takes the process's standard streams")
class PacksTestCommandTest {
    @TempDir Path folder;

    @Test
    void soundPacksAgreeAndWrongOnesDiffer() throws Exception {
        install(new PackBuilder());
        ShellRun sound = run("test", "--accelerator", "cpu");
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(sound.out().lines()).hasSize(1);
        assertThat(sound.out()).startsWith("tiny@1.0  cpu ").contains("agrees");

        PackBuilder wrong = new PackBuilder();
        wrong.manifest.put("id", "wrong");
        ObjectNode expected = (ObjectNode) wrong.manifest.get("self_test").get("expected").get(0);
        expected.putArray("values").add(2).add(7);
        // Put there as if it had been installed on a machine where it agrees: here it would not be.
        wrong.install(new PackStore(folder.resolve("packs")));
        ShellRun some = run("test");
        assertThat(some.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(some.out()).contains("wrong@1.0  cpu       DIFFERS: logits by 4");
        assertThat(run("test", "wrong").exitCode()).isEqualTo(ExitCode.NOTHING_DONE);

        JsonNode json = JsonMapper.shared().readTree(run("test", "--json").out());
        assertThat(json.get("schema").asString()).isEqualTo("telltale.pack-tests/1");
        JsonNode first = json.get("packs").get(0).get("accelerators").get(0);
        assertThat(first.get("accelerator").asString()).isEqualTo("cpu");
        assertThat(first.get("agrees").asBoolean()).isTrue();
        JsonNode second = json.get("packs").get(1).get("accelerators").get(0);
        assertThat(second.get("expected").get("difference").asDouble()).isEqualTo(4);
        assertThat(second.get("cpu").get("agrees").asBoolean()).isTrue();
    }

    @Test
    void anAcceleratorThatWasAskedForMustRun() throws Exception {
        install(new PackBuilder());
        String absent = System.getProperty("os.name").startsWith("Mac") ? "directml" : "coreml";
        ShellRun run = run("test", "tiny", "--accelerator", absent);
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).contains(absent).contains("not run: ");
        assertThat(run("test", "--accelerator", "abacus").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatCannotBeTestedIsSaidInOneLine() throws Exception {
        install(new PackBuilder());
        ShellRun absent = run("test", "absent");
        assertThat(absent.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(absent.err().lines()).hasSize(1);

        Files.write(folder.resolve("packs/tiny/1.0/tiny.onnx"), new byte[] {1});
        ShellRun altered = run("test", "--json");
        assertThat(altered.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(altered.err().lines()).hasSize(1);
        assertThat(altered.err()).contains("tiny@1.0");
        assertThat(altered.out()).contains("\"problem\"");
    }

    private void install(PackBuilder builder) throws Exception {
        Path source = builder.folder(folder.resolve("source" + System.nanoTime()));
        assertThat(run("install", source.toString(), "--accept-licence").exitCode()).isZero();
    }

    private ShellRun run(String... arguments) {
        return ShellRun.of(
                Stream.of(
                                Stream.of("packs"),
                                Arrays.stream(arguments),
                                Stream.of("--packs", folder.resolve("packs").toString()))
                        .flatMap(s -> s)
                        .toArray(String[]::new));
    }
}
