package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.app.TestPictures;

/** Reports from the command line, from an analysis to the file. */
@Isolated("takes the process's standard streams")
class ReportCommandTest {
    @TempDir Path folder;

    @Test
    void anAnalysisBecomesAReport() throws Exception {
        Path photo = TestPictures.jpeg(folder.resolve("photo.jpg"), 320, 240, 90);
        String database = folder.resolve("sessions.db").toString();
        ShellRun analysis =
                ShellRun.of("analyze", photo.toString(), "--profile", "quick", "--db", database);
        assertThat(analysis.exitCode()).isZero();

        Path html = folder.resolve("report.html");
        ShellRun first = report("report-html", html, database);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("report on one session");
        assertThat(html).content().contains("Examination of photo.jpg", "data:image/png;base64,");

        Path pdf = folder.resolve("report.pdf");
        assertThat(report("report-pdf", pdf, database).exitCode()).isZero();
        assertThat(new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");

        byte[] before = Files.readAllBytes(html);
        ShellRun again = report("report-html", html, database);
        assertThat(again.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(again.err()).contains("--force");
        assertThat(html).hasBinaryContent(before);

        Files.delete(photo);
        ShellRun gone = report("report-html", html, database, "--force");
        assertThat(gone.exitCode()).isZero();
        assertThat(gone.out()).contains("shows what was stored");
        assertThat(html).content().contains("is no longer at its path");
    }

    @Test
    void anUnknownFormatNamesThoseThatThereAre() {
        ShellRun run = report("report-docx", folder.resolve("x"), folder.resolve("db").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("ddlx, csv, report-html, report-pdf");
    }

    private static ShellRun report(String format, Path out, String database, String... more) {
        String[] arguments = {
            "export", "--format", format, "--out", out.toString(), "--all", "--db", database
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return ShellRun.of(all);
    }
}
