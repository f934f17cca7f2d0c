package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.pack.PackBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The packs commands as a shell sees them. */
@Isolated("takes the process's standard streams")
class PacksCommandTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " list", " show", " install", " verify", " remove"})
    void everyCommandHelps(String command) {
        ShellRun run = ShellRun.of(("packs" + command + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: telltale packs" + command);
    }

    @Test
    void aPackIsInstalledListedShownVerifiedAndRemoved() throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        ShellRun install = run("install", source.toString(), "--accept-licence");
        assertThat(install.exitCode()).as(install.err()).isZero();
        assertThat(install.out())
                .contains("tiny@1.0 installed, digest ")
                .contains("its self-test agrees on the processor");
        assertThat(install.err()).contains("Licence of A tiny pack").contains("Mine.");

        assertThat(run("list").out()).contains("tiny\t1.0\taudio-spoof\t");
        assertThat(run("list", "--json").out()).contains("\"schema\":\"telltale.packs/1\"");
        assertThat(run("show", "tiny").out()).contains("Id: tiny@1.0").contains("Not calibrated");
        assertThat(run("verify").out()).contains("tiny@1.0: sound");
        assertThat(run("verify", "tiny@1.0").exitCode()).isZero();

        Path model = folder.resolve("packs/tiny/1.0/tiny.onnx");
        Files.write(model, new byte[] {1}, StandardOpenOption.APPEND);
        ShellRun verify = run("verify", "tiny");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(verify.err().lines()).hasSize(1).first().asString().contains("tiny.onnx");

        Files.writeString(folder.resolve("packs/tiny/1.0/pack.json"), "{");
        ShellRun damaged = run("list");
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(damaged.err().lines()).hasSize(1).first().asString().contains("pack.json");

        assertThat(run("remove", "tiny").out()).contains("tiny@1.0 removed");
        assertThat(run("list").out()).isEmpty();
        assertThat(folder.resolve("packs/tiny")).doesNotExist();
    }

    @Test
    void aPackWhoseSelfTestDiffersIsRefusedAndOneWithoutIsSaidToHaveNone() throws Exception {
        PackBuilder other = new PackBuilder();
        ((ObjectNode) other.manifest.get("self_test").get("expected").get(0))
                .putArray("values")
                .add(2)
                .add(4);
        Path wrong = other.folder(folder.resolve("wrong"));
        ShellRun refused = run("install", wrong.toString(), "--accept-licence");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().filter(line -> line.startsWith("telltale: ")))
                .singleElement()
                .asString()
                .contains("wrong, tiny.onnx: its self-test fails")
                .contains("logits is off by 1.0");
        assertThat(run("list").out()).isEmpty();

        PackBuilder without = new PackBuilder();
        without.manifest.remove("self_test");
        Path source = without.folder(folder.resolve("without"));
        ShellRun install = run("install", source.toString(), "--accept-licence");
        assertThat(install.exitCode()).as(install.err()).isZero();
        assertThat(install.out()).contains("tiny@1.0 installed").contains("states no self-test");
        ShellRun test = run("test", "tiny");
        assertThat(test.exitCode()).isZero();
        assertThat(test.out()).contains("cpu").contains("not run").contains("states no self-test");
    }

    @Test
    void aPackWithoutAReceiptSaysHowItGetsOne() throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        assertThat(run("install", source.toString(), "--accept-licence").exitCode()).isZero();
        Files.delete(folder.resolve("packs/tiny/1.0/.installed"));
        ShellRun damaged = run("verify", "tiny");
        assertThat(damaged.exitCode()).isNotZero();
        String advice = damaged.err().lines().findFirst().orElseThrow();
        assertThat(advice).contains("older version of this program");
        String there = advice.replaceAll(".*telltale packs install \"([^\"]*)\".*", "$1");
        assertThat(there).isEqualTo(folder.resolve("packs/tiny/1.0").toString());

        ShellRun again = run("install", there, "--accept-licence");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(run("verify", "tiny").out()).contains("tiny@1.0: sound");
    }

    @Test
    void withoutConsentNothingIsInstalled() throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        ShellRun run = run("install", source.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("--accept-licence");
        assertThat(run("list").out()).isEmpty();
    }

    @Test
    void theCatalogueIsListedAndShown() {
        ShellRun list = run("list", "--available");
        assertThat(list.out()).contains("yunet\tface-detection\tinstallable\tBSD-3-Clause");
        assertThat(list.out())
                .contains("trufor")
                .contains("(non-commercial)")
                .contains("(historical)");
        assertThat(run("list", "--available", "--json").out()).contains("\"commercial\":\"no\"");
        assertThat(run("show", "trufor").out()).contains("commercial use allowed: no");
        assertThat(run("show", "npr").out()).contains("not verified");

        ShellRun byHand = run("install", "trufor", "--accept-licence");
        assertThat(byHand.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(byHand.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("packs show trufor");
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws Exception {
        for (List<String> arguments :
                List.of(
                        List.of("install", "no-such-id"),
                        List.of("install", folder.resolve("absent.zip").toString()),
                        List.of("install", "https://example.org/pack.zip"),
                        List.of(
                                "install",
                                "yunet",
                                "--from",
                                folder.toString(),
                                "--accept-licence"),
                        List.of("remove", "tiny"),
                        List.of("verify", "tiny"),
                        List.of("show", "tiny"))) {
            ShellRun run = run(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s", arguments).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(run.err().lines().filter(line -> line.startsWith("telltale: "))).hasSize(1);
        }
        assertThat(run("install", "yunet", "--sha256", "00").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("list").exitCode()).isZero();
        assertThat(ShellRun.of("packs").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private ShellRun run(String... arguments) {
        Stream<String> all =
                Stream.of(
                                Stream.of("packs"),
                                Stream.of(arguments),
                                Stream.of("--packs", folder.resolve("packs").toString()))
                        .flatMap(s -> s);
        return ShellRun.of(all.toArray(String[]::new));
    }
}
