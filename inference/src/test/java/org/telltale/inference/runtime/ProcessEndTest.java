package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;

/**
 * A user who ends the program while a model runs ends just that. It is a process of its own, since
 * a segmentation fault takes the whole of it.
 */
class ProcessEndTest {
    private static final int SIDE = 256;
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir Path folder;

    @RepeatedTest(3)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy kills there")
    void endingWhileModelsRunIsNoCrash() throws Exception {
        Path model = folder.resolve("products.onnx");
        TestGraph.products(SIDE, 40).write(model);
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ProcessEndTest.class.getName(),
                                model.toString())
                        .redirectErrorStream(true)
                        .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader output = child.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.equals("running")) {
                    child.toHandle().destroy();
                }
            }
        }
        assertThat(child.waitFor()).as(said.toString()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(said.toString()).doesNotContain("failed");
    }

    /** The child: runs the model again and again. */
    public static void main(String[] arguments) throws IOException {
        ModelFile model = ModelFile.measured(Path.of(arguments[0]));
        try (ModelRuntime runtime = new ModelRuntime(RuntimeLibraries.BUNDLED);
                Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, (long) SIDE * SIDE);
            Tensor input = new Tensor("x", List.of((long) SIDE, (long) SIDE), values);
            for (int i = 0; ; i++) {
                try (Arena answer = Arena.ofConfined()) {
                    runtime.run(
                            ModelRequest.single(model, AcceleratorPreference.CPU),
                            List.of(input),
                            answer,
                            new Cancellation());
                } catch (CancelledException e) {
                    return;
                } catch (Exception e) {
                    System.out.println("failed: " + e);
                    return;
                }
                if (i == 2) {
                    System.out.println("running");
                }
            }
        }
    }
}
