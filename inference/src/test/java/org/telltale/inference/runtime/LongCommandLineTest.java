package org.telltale.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * ONNX Runtime's reporting reads the command line and overflows the stack on a long one. A process
 * with a long one that loads ONNX Runtime and lives shows that the reporting is off. It is a
 * process of its own, since a segmentation fault takes the whole of it.
 */
class LongCommandLineTest {
    @Test
    void anAnalysisOfManyFilesIsNotTheEndOfTheProcess() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child =
                new ProcessBuilder(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LongCommandLineTest.class.getName(),
                                "/evidence/photo.jpg".repeat(1_000))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).contains("loaded 1.");
    }

    /** The child. */
    public static void main(String[] arguments) {
        assertThat(List.of(arguments)).hasSize(1);
        try (ModelRuntime runtime = new ModelRuntime(RuntimeLibraries.BUNDLED)) {
            System.out.println("loaded " + runtime.version());
        }
    }
}
