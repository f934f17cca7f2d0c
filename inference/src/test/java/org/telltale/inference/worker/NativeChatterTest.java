package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Orientation;

/** What native libraries print can be seen from outside the process only, so this starts one. */
class NativeChatterTest {
    @TempDir Path folder;

    @Test
    void damagedPicturesPrintNothingAndJavaStillCan() throws Exception {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Assumptions.assumeFalse(system.contains("windows"), "no such variable on Windows");
        Path jpeg = folder.resolve("cut.jpg");
        byte[] whole = TestPicture.encode(TestPicture.colour(320, 320), "jpeg");
        Files.write(jpeg, Arrays.copyOf(whole, whole.length / 2));
        Path webp = folder.resolve("bad.webp");
        Files.writeString(webp, "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\u0010\0\u0010\0");
        Path errors = folder.resolve("stderr.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Decoding.class.getName(),
                                jpeg.toString(),
                                webp.toString())
                        .redirectError(errors.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(errors, StandardCharsets.UTF_8))
                .contains("decoded")
                .contains("refused")
                .doesNotContain("Corrupt JPEG data")
                .doesNotContain("imdecode");
    }

    /** Decodes its arguments and says on standard error what became of them. */
    static final class Decoding {
        private Decoding() {}

        public static void main(String[] arguments) {
            try (InProcessWorker worker = new InProcessWorker()) {
                for (String file : arguments) {
                    System.err.println(decode(worker, file));
                }
            }
        }

        private static String decode(InProcessWorker worker, String file) {
            try (Arena arena = Arena.ofConfined()) {
                worker.decodeImage(
                        new DecodeRequest(file, "jpeg", Orientation.UPRIGHT, 1_000_000), arena);
                return "decoded";
            } catch (MediaException e) {
                return "refused";
            }
        }
    }
}
