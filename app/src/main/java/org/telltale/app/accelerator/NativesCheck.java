package org.telltale.app.accelerator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.runtime.RuntimeLibraries;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads an ONNX Runtime of the user's own in a process of its own first: what crashes there crashes
 * nothing else. The child is this program with the hidden command {@code accelerators check}.
 */
public final class NativesCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NativesCheck.class);
    private static final long SECONDS = 120;

    private final List<String> program;

    /**
     * A check.
     *
     * @param program and its first arguments, as a shell would start this program again
     */
    public NativesCheck(List<String> program) {
        this.program = List.copyOf(program);
    }

    /**
     * A check by the program that runs now, be it started from a JDK or from an installed image.
     */
    public static NativesCheck ofThisProgram() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        if (Files.isExecutable(java)) {
            return new NativesCheck(
                    List.of(
                            java.toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.telltale.app.Telltale"));
        }
        // An installed image has a launcher instead of java.
        return new NativesCheck(
                List.of(ProcessHandle.current().info().command().orElse("telltale")));
    }

    /**
     * Loads the folder's ONNX Runtime elsewhere.
     *
     * @throws RefusedNatives if a file is missing or it does not load
     */
    public Natives check(Path folder) throws RefusedNatives {
        Path absolute = folder.toAbsolutePath().normalize();
        for (String name : RuntimeLibraries.files()) {
            if (!Files.isRegularFile(absolute.resolve(name))) {
                throw new RefusedNatives(RefusedNatives.Why.MISSING_FILE, name);
            }
        }
        JsonNode report = ask(absolute);
        List<String> providers = new ArrayList<>();
        report.path("providers").forEach(provider -> providers.add(provider.asString()));
        try {
            return new Natives(
                    absolute.toString(),
                    report.path("onnx_runtime").asString(),
                    providers,
                    Natives.digests(absolute));
        } catch (IOException e) {
            throw new RefusedNatives(RefusedNatives.Why.UNREADABLE, e.toString());
        }
    }

    private JsonNode ask(Path folder) throws RefusedNatives {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("accelerators", "check", folder.toString()));
        Path said = null;
        try {
            said = Files.createTempFile("telltale-natives", ".txt");
            Process child =
                    new ProcessBuilder(command)
                            .redirectOutput(said.toFile())
                            .redirectErrorStream(true)
                            .start();
            child.getOutputStream().close();
            if (!child.waitFor(SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw new RefusedNatives(RefusedNatives.Why.HANGS, Long.toString(SECONDS));
            }
            return read(Files.readString(said, StandardCharsets.UTF_8), child.exitValue());
        } catch (IOException e) {
            throw new RefusedNatives(RefusedNatives.Why.UNREADABLE, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedNatives(RefusedNatives.Why.HANGS, "0");
        } finally {
            delete(said);
        }
    }

    /** What the child said: its report, or why it has none. A crash says nothing. */
    static JsonNode read(String output, int exitCode) throws RefusedNatives {
        Optional<String> line = output.lines().filter(l -> l.startsWith("{")).findFirst();
        try {
            JsonNode report = new JsonMapper().readTree(line.orElse("{}"));
            if (exitCode == 0 && report.hasNonNull("onnx_runtime")) {
                return report;
            }
            if (report.hasNonNull("problem")) {
                throw new RefusedNatives(
                        RefusedNatives.Why.DOES_NOT_LOAD, report.path("problem").asString());
            }
        } catch (JacksonException e) {
            LOG.info("the check of natives said {}", output, e);
        }
        LOG.warn("the check of natives ended with {} and said: {}", exitCode, output);
        throw new RefusedNatives(RefusedNatives.Why.CRASHES, Integer.toString(exitCode));
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.info("a temporary file stays: {}", file, e);
        }
    }
}
