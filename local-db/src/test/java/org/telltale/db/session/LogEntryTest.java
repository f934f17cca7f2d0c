package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;

final class LogEntryTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void theDigestIsTheDocumentedOne() throws Exception {
        LogEntry entry =
                LogEntry.of(
                        1,
                        "0123456789abcdef",
                        "note",
                        "2026-06-01T12:00:00.000001Z",
                        "{\"author\":\"Ada\",\"text\":\"x\"}",
                        LogEntry.GENESIS);
        String bytes =
                """
                telltale-log-1
                0000000000000000000000000000000000000000000000000000000000000000
                1
                0123456789abcdef
                note
                2026-06-01T12:00:00.000001Z
                {"author":"Ada","text":"x"}\
                """;
        byte[] expected =
                MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8));
        assertThat(entry.digest()).isEqualTo(HexFormat.of().formatHex(expected));
        assertThat(entry.intact()).isTrue();
    }

    @Test
    void timesAreUtcWithMicrosecondsAndSortAsText() {
        assertThat(LogTime.format(NOON)).isEqualTo("2026-06-01T12:00:00.000000Z");
        assertThat(LogTime.format(NOON.plusNanos(1999))).isEqualTo("2026-06-01T12:00:00.000001Z");
        assertThat(LogTime.isTime("2026-06-01T12:00:00.000001Z")).isTrue();
        assertThat(LogTime.isTime("2026-06-01T12:00:00Z")).isFalse();
        assertThat(LogTime.isTime("yesterday")).isFalse();
    }

    @Test
    void aClockThatGoesBackIsRecordedAsItIs() {
        Path file = folder.resolve("a.db");
        String session;
        try (SqliteSessionStore store = at(file, NOON)) {
            session =
                    Recording.whole(
                            store,
                            AnalysisFixture.fake(
                                    AnalysisFixture.media(AnalysisFixture.digest('a'))));
        }
        Instant earlier = NOON.minus(Duration.ofDays(400));
        try (SqliteSessionStore store = at(file, earlier)) {
            store.addNote(session, "the battery was empty", "Ada");
            assertThat(store.load(session).notes().getFirst().time()).isEqualTo(earlier);
            assertThat(store.load(session).summary().updated()).isEqualTo(NOON);
            assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        }
        List<String> times =
                Jdbi.create(Database.url(file))
                        .withHandle(handle ->
                                handle.createQuery("SELECT time FROM log ORDER BY seq")
                                        .mapTo(String.class)
                                        .list());
        assertThat(times.getLast()).isLessThan(times.getFirst());
    }

    private static SqliteSessionStore at(Path file, Instant time) {
        return SqliteSessionStore.open(file, Clock.fixed(time, ZoneOffset.UTC), "test");
    }
}
