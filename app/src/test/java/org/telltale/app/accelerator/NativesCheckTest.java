package org.telltale.app.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.runtime.RuntimeLibraries;

/** The folder is one that really loads: the bundled libraries, unpacked. */
class NativesCheckTest {
    @TempDir Path folder;

    @Test
    void anOnnxRuntimeThatLoadsIsTaken() throws Exception {
        unpack();
        Natives natives = NativesCheck.ofThisProgram().check(folder);
        assertThat(natives.onnxRuntime()).startsWith("1.");
        assertThat(natives.providers()).contains("CPUExecutionProvider");
        assertThat(natives.isUnchanged()).isTrue();
    }

    @Test
    void oneThatDoesNotLoadIsRefusedWithTheLoadersWords() throws Exception {
        unpack();
        Files.writeString(folder.resolve(RuntimeLibraries.files().getFirst()), "no library");
        assertThatThrownBy(() -> NativesCheck.ofThisProgram().check(folder))
                .isInstanceOfSatisfying(
                        RefusedNatives.class,
                        e -> {
                            assertThat(e.why()).isEqualTo(RefusedNatives.Why.DOES_NOT_LOAD);
                            assertThat(e.detail()).contains(RuntimeLibraries.files().getFirst());
                        });
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> NativesCheck.ofThisProgram().check(folder))
                .isInstanceOfSatisfying(
                        RefusedNatives.class,
                        e -> {
                            assertThat(e.why()).isEqualTo(RefusedNatives.Why.MISSING_FILE);
                            assertThat(e.detail()).isEqualTo(RuntimeLibraries.files().getFirst());
                        });
    }

    @Test
    void aChildThatSaysNothingHasCrashed() {
        assertThatThrownBy(() -> NativesCheck.read("# A fatal error has been detected\n", 134))
                .isInstanceOfSatisfying(
                        RefusedNatives.class,
                        e -> {
                            assertThat(e.why()).isEqualTo(RefusedNatives.Why.CRASHES);
                            assertThat(e.detail()).isEqualTo("134");
                        });
        assertThatThrownBy(() -> NativesCheck.read("{\"onnx_runtime\": \"1.29.0\"}", 1))
                .isInstanceOf(RefusedNatives.class);
        assertThatThrownBy(() -> NativesCheck.read("{ not JSON", 0))
                .isInstanceOf(RefusedNatives.class);
    }

    private void unpack() throws IOException {
        for (String name : RuntimeLibraries.files()) {
            String resource = "/ai/onnxruntime/native/" + system() + "/" + name;
            try (InputStream in = NativesCheckTest.class.getResourceAsStream(resource)) {
                Files.copy(Objects.requireNonNull(in, resource), folder.resolve(name));
            }
        }
    }

    private static String system() {
        String os = System.getProperty("os.name");
        String name = os.startsWith("Windows") ? "win" : os.startsWith("Mac") ? "osx" : "linux";
        String cpu = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        return name + "-" + cpu;
    }
}
