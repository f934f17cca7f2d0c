package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;

final class LogEntryTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void theDigestIsTheDocumentedOne() throws Exception {
        String salt = "00112233445566778899aabbccddeeff";
        LogEntry entry =
                LogEntry.of(
                        1,
                        "0123456789abcdef",
                        "note",
                        "2026-06-01T12:00:00.000001Z",
                        "{\"author\":\"Ada\",\"text\":\"x\"}",
                        LogEntry.GENESIS,
                        salt);
        String content =
                """
                telltale-content-2
                00112233445566778899aabbccddeeff
                {"author":"Ada","text":"x"}\
                """;
        String bytes =
                """
                telltale-log-2
                0000000000000000000000000000000000000000000000000000000000000000
                1
                0123456789abcdef
                note
                2026-06-01T12:00:00.000001Z
                """;
        assertThat(entry.content()).isEqualTo(sha256(content));
        assertThat(entry.digest()).isEqualTo(sha256(bytes + sha256(content)));
        assertThat(entry.intact()).isTrue();
        assertThat(without(entry, null).intact()).as("without its content").isTrue();
        assertThat(without(entry, salt).intact()).as("the salt goes with it").isFalse();
    }

    @Test
    void theDigestOfTheFirstFormatIsTheDocumentedOne() throws Exception {
        LogEntry entry =
                LogEntry.ofFirstFormat(
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
        assertThat(entry.digest()).isEqualTo(sha256(bytes));
        assertThat(entry.intact()).isTrue();
        assertThat(without(entry, null).intact()).as("only a tombstone can say so").isFalse();
    }

    private static LogEntry without(LogEntry entry, @Nullable String salt) {
        return new LogEntry(
                entry.seq(),
                entry.session(),
                entry.kind(),
                entry.time(),
                "",
                entry.prev(),
                entry.digest(),
                entry.format(),
                entry.content(),
                salt);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
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
