package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A whole report, byte for byte, so that no word or number of it drifts unseen. Where the change is
 * meant, copy {@code target/golden.html} over the resource and read the difference.
 */
class GoldenReportTest {
    @Test
    void aReportIsAsItWas() throws Exception {
        String now = ReportFixture.html(ReportFixture.fake());
        Files.writeString(
                Path.of(System.getProperty("telltale.root"), "local-db/target/golden.html"), now);
        try (InputStream in = GoldenReportTest.class.getResourceAsStream("golden.html")) {
            String golden =
                    new String(
                            Objects.requireNonNull(in, "golden.html").readAllBytes(),
                            StandardCharsets.UTF_8);
            assertThat(now.lines()).containsExactlyElementsOf(golden.lines().toList());
        }
    }
}
