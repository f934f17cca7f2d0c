package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.app.TestPictures;

/** What is done with stored sessions, as a shell sees it. */
@Isolated("takes the process's standard streams")
class SessionsCommandTest {
    @TempDir Path folder;
    private Path first;
    private Path second;
    private String one;
    private String two;

    @BeforeEach
    void examine() throws Exception {
        first = TestPictures.jpeg(folder.resolve("quixotic.jpg"), 160, 120, 90);
        second = TestPictures.jpeg(folder.resolve("second.jpg"), 120, 160, 90);
        for (Path file : List.of(first, second)) {
            ShellRun run =
                    ShellRun.of(
                            "analyze",
                            file.toString(),
                            "--profile",
                            "quick",
                            "--db",
                            database().toString());
            assertThat(run.err()).isEmpty();
        }
        List<String> lines = sessions("list").lines();
        two = lines.getFirst().split("\t")[0];
        one = lines.getLast().split("\t")[0];
        assertThat(lines.getLast()).endsWith("quixotic.jpg");
    }

    @Test
    void tagsAndMarksNarrowTheList() {
        assertThat(sessions("tag", "harbour case", one.substring(0, 6), two).lines())
                .containsExactly(one, two);
        assertThat(sessions("tag", "Harbour Case", one).lines()).isEmpty();
        sessions("tag", "urgent", one);
        sessions("reviewed", two);
        assertThat(ids("--tag", "harbour case")).containsExactlyInAnyOrder(one, two);
        assertThat(ids("--tag", "harbour case", "--tag", "urgent")).containsExactly(one);
        assertThat(ids("--reviewed")).containsExactly(two);
        assertThat(ids("--unreviewed")).containsExactly(one);
        assertThat(ids("--search", "urgent")).containsExactly(one);
        assertThat(ids("--kind", "audio,video")).isEmpty();
        assertThat(ids("--kind", "image")).hasSize(2);
        assertThat(ids("--verdict", "none")).isEmpty();
        assertThat(ids("--verdict", "fake,real,inconclusive")).hasSize(2);
        String tomorrow = LocalDate.now(ZoneId.systemDefault()).plusDays(2).toString();
        assertThat(ids("--from", tomorrow)).isEmpty();
        assertThat(ids("--until", tomorrow)).hasSize(2);
        assertThat(sessions("show", one).out()).contains("harbour case, urgent");
        assertThat(sessions("show", two).out()).contains("reviewed");
        assertThat(sessions("untag", "urgent", one, two).lines()).containsExactly(one);
        assertThat(sessions("reviewed", "--undo", two).lines()).containsExactly(two);
        assertThat(ids("--reviewed")).isEmpty();
        assertThat(sessions("list", "--reviewed", "--unreviewed").exitCode())
                .isEqualTo(ExitCode.USAGE);
        ShellRun unknown = sessions("tag", "x", "ffffffff");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(unknown.err().lines()).hasSize(1);
    }

    @Test
    void theBinIsFilledRestoredAndEmptied() throws Exception {
        assertThat(sessions("delete", one, two).lines()).containsExactly(one, two);
        assertThat(ids()).isEmpty();
        assertThat(ids("--bin")).containsExactlyInAnyOrder(one, two);
        assertThat(sessions("restore", two).lines()).containsExactly(two);
        assertThat(sessions("show", one).out()).contains("in the bin");

        ShellRun unsure = sessions("empty-bin");
        assertThat(unsure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unsure.err()).contains("--yes");
        assertThat(ids("--bin")).containsExactly(one);

        ShellRun emptied = sessions("empty-bin", "--yes");
        assertThat(emptied.exitCode()).isZero();
        assertThat(emptied.out()).contains("one session removed for good");
        assertThat(sessions("verify").out()).startsWith("sound").contains("of them emptied");
        assertThat(sessions("empty-bin").out()).contains("bin is empty");
        ShellRun gone = sessions("show", one);
        assertThat(gone.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(gone.err()).contains("was removed on");
        assertThat(Files.readString(database(), StandardCharsets.ISO_8859_1))
                .doesNotContain("quixotic");
        assertThat(first).exists();
    }

    @Test
    void movedMediaAreFound() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path moved = Files.move(first, elsewhere.resolve("renamed.jpg"));
        assertThat(sessions("verify").err()).contains("quixotic.jpg");
        ShellRun found = sessions("find-media", elsewhere.toString());
        assertThat(found.exitCode()).isZero();
        assertThat(found.lines()).containsExactly(one + "\t" + moved);
        assertThat(found.err()).contains("1 of 1 missing media found");
        assertThat(sessions("verify").err()).isEmpty();
        assertThat(sessions("find-media", folder.resolve("nowhere").toString()).exitCode())
                .isEqualTo(ExitCode.NOTHING_DONE);
    }

    private List<String> ids(String... options) {
        ShellRun run =
                sessions(
                        Stream.concat(Stream.of("list"), Arrays.stream(options))
                                .toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        return run.lines().stream().map(line -> line.split("\t")[0]).toList();
    }

    private ShellRun sessions(String... arguments) {
        return ShellRun.of(
                Stream.of(
                                Stream.of("sessions", arguments[0], "--db", database().toString()),
                                Arrays.stream(arguments).skip(1))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    private Path database() {
        return folder.resolve("telltale.db");
    }
}
