package org.telltale.inference.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is never seen half written, whoever writes at the same time. */
class WholeFileTest {
    private static final int BYTES = 200_000;

    @TempDir Path folder;

    @Test
    void severalWritersLeaveOneWholeFileAndNothingElse() throws Exception {
        Path file = folder.resolve("new/settings.json");
        WholeFile.write(file, filled(0));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 1; writer <= 4; writer++) {
                byte[] bytes = filled(writer);
                writers.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 20; i++) {
                                WholeFile.write(file, bytes);
                                byte[] seen = Files.readAllBytes(file);
                                assertThat(seen).isEqualTo(filled(seen[0]));
                            }
                            return null;
                        }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(Files.readAllBytes(file)).hasSize(BYTES);
        assertThat(names(folder.resolve("new"))).containsExactly("settings.json");
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        assertThatThrownBy(() -> WholeFile.write(taken, filled(1))).isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("taken");
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
