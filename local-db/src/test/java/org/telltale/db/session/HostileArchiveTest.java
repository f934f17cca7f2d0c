package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;

/** Archives that somebody changed, with and without making the digests fit. */
final class HostileArchiveTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));

    @TempDir Path folder;
    private final AnalysisJson json = new AnalysisJson();
    private SqliteSessionStore victim;
    private Map<String, byte[]> files;

    @BeforeEach
    void archive() throws IOException {
        Path good = folder.resolve("good.zip");
        try (SqliteSessionStore origin = SqliteSessionStore.open(folder.resolve("origin.db"))) {
            String session = Recording.whole(origin, AnalysisFixture.fake(MEDIA));
            origin.addNote(session, "genuine", "Ada");
            origin.archive(List.of(session), good);
        }
        files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(good.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        victim = SqliteSessionStore.open(folder.resolve("victim.db"));
    }

    @AfterEach
    void nothingWasTaken() {
        assertThat(victim.list(SessionQuery.ALL)).allMatch(session -> session.runs() == 1);
        assertThat(victim.verify(new Cancellation()).faults()).isEmpty();
        victim.close();
    }

    @Test
    void theArchiveAsItWasIsTaken() throws IOException {
        assertThat(victim.importArchive(zip())).hasSize(1);
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name :
                List.of(
                        "../../evil",
                        "/etc/passwd",
                        "artifacts/../x",
                        "artifacts\\..\\x",
                        "log.jsonl/",
                        "extra.txt")) {
            files.put(name, new byte[] {1});
            refused("does not belong");
            files.remove(name);
        }
        assertThat(folder.resolve("../../evil")).doesNotExist();
    }

    @Test
    void aFileThatTheManifestListsUnderAForeignNameIsRefused() throws IOException {
        files.put("../evil", new byte[] {1});
        manifest(text -> text.replace("\"files\":[", "\"files\":[" + listed("../evil", 1) + ","));
        refused("does not belong");
    }

    @Test
    void changedContentIsRefused() throws IOException {
        log(text -> text.replace("genuine", "forged!"));
        refused("not as it was written");
    }

    @Test
    void aChangedEntryIsRefusedAlthoughTheManifestFits() throws IOException {
        log(text -> text.replace("genuine", "forged!"));
        fitManifest();
        refused("Entry 7");
    }

    @Test
    void aMissingEntryIsRefusedAlthoughTheManifestFits() throws IOException {
        log(text -> text.lines().skip(1).reduce("", (all, line) -> all + line + "\n"));
        fitManifest();
        refused("nothing was imported");
    }

    @Test
    void entriesInAnotherOrderAreRefused() throws IOException {
        log(text -> String.join("\n", text.lines().toList().reversed()) + "\n");
        fitManifest();
        refused("nothing was imported");
    }

    @Test
    void aMissingMapIsRefused() throws IOException {
        String map = onlyArtifact();
        files.remove(map);
        refused("lacks");
        manifest(text -> text.replaceAll(",\\{[^{}]*\"" + map + "\"[^{}]*}", ""));
        refused("lacks the stored file");
    }

    @Test
    void aChangedMapIsRefused() throws IOException {
        files.put(onlyArtifact(), new byte[] {3, 2, 1});
        refused("not as it was written");
    }

    @Test
    void aFileLargerThanDeclaredIsReadNoFurther() throws IOException {
        files.put(onlyArtifact(), new byte[5_000_000]);
        refused("not as it was written");
    }

    @Test
    void sizesBeyondAllReasonAreRefused() throws IOException {
        manifest(text -> text.replaceAll("\"bytes\":\\d+", "\"bytes\":" + Long.MAX_VALUE));
        refused("archive");
    }

    @Test
    void rubbishForAManifestIsRefused() throws IOException {
        for (String rubbish :
                List.of("", "null", "[]", "{}", "{\"format\":\"telltale-archive-9\"}", "[[[[")) {
            files.put("manifest.json", rubbish.getBytes(StandardCharsets.UTF_8));
            refused("archive");
        }
    }

    @Test
    void aForgedEntryCannotAddToARunThatWasRecordedHere() throws IOException {
        Recording.whole(victim, AnalysisFixture.real(MEDIA));
        StoredSession before = victim.load("aaaa");
        String run = runOf("victim.db");
        List<LogEntry> forged = new ArrayList<>();
        String digest = LogEntry.GENESIS;
        for (LogEntry entry : entries()) {
            String payload = entry.payload();
            if (entry.kind().equals("outcome") || entry.kind().equals("finished")) {
                payload = payload.replaceAll("\"run\":\"[0-9a-f]+\"", "\"run\":\"" + run + "\"");
            }
            LogEntry next =
                    LogEntry.of(
                            entry.seq(),
                            entry.session(),
                            entry.kind(),
                            entry.time(),
                            payload,
                            digest);
            digest = next.digest();
            forged.add(next);
        }
        String head = digest;
        write(forged);
        manifest(text -> text.replaceAll("\"head\":\"[0-9a-f]+\"", "\"head\":\"" + head + "\""));
        fitManifest();
        refused("adds to run " + run);
        assertThat(victim.load("aaaa")).isEqualTo(before);
    }

    @Test
    void wellChainedNonsenseIsRefused() throws IOException {
        for (String payload :
                List.of("{}", "null", "[]", "{\"media\":{}}", "{\"media\":{\"sha256\":\"x\"}}")) {
            LogEntry entry =
                    LogEntry.of(
                            1,
                            "s",
                            "session",
                            "2026-01-01T00:00:00.000000Z",
                            payload,
                            LogEntry.GENESIS);
            write(List.of(entry));
            fitManifest();
            manifest(text ->
                    text.replaceAll("\"head\":\"[0-9a-f]+\"", "\"head\":\"" + entry.digest() + "\"")
                            .replaceAll("\"logEntries\":\\d+", "\"logEntries\":1"));
            assertThatThrownBy(() -> victim.importArchive(zip()))
                    .isInstanceOf(StoreException.class);
        }
    }

    private void refused(String why) throws IOException {
        Path zip = zip();
        assertThatThrownBy(() -> victim.importArchive(zip))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(why);
    }

    private Path zip() throws IOException {
        Path zip = Files.createTempFile(folder, "hostile", ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : files.entrySet()) {
                out.putNextEntry(new ZipEntry(content.getKey()));
                if (!content.getKey().endsWith("/")) {
                    out.write(content.getValue());
                }
                out.closeEntry();
            }
        }
        return zip;
    }

    private String onlyArtifact() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("artifacts/"))
                .findFirst()
                .orElseThrow();
    }

    private void log(UnaryOperator<String> change) {
        change("log.jsonl", change);
    }

    private void manifest(UnaryOperator<String> change) {
        change("manifest.json", change);
    }

    private void change(String name, UnaryOperator<String> change) {
        String before = new String(files.get(name), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).as("the forgery changes " + name).isNotEqualTo(before);
        files.put(name, after.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the manifest say what the log is now. */
    private void fitManifest() {
        byte[] log = java.util.Objects.requireNonNull(files.get("log.jsonl"));
        String listed = listed("log.jsonl", log.length, Sha256.of(log));
        manifest(text -> text.replaceAll("\\{[^{}]*\"log.jsonl\"[^{}]*}", listed));
    }

    private static String listed(String name, int bytes) {
        return listed(name, bytes, Sha256.of(new byte[bytes]));
    }

    private static String listed(String name, int bytes, String sha256) {
        return "{\"bytes\":%d,\"name\":\"%s\",\"sha256\":\"%s\"}".formatted(bytes, name, sha256);
    }

    private List<LogEntry> entries() {
        return new String(files.get("log.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> json.mapper().readValue(line, LogEntry.class))
                .toList();
    }

    private void write(List<LogEntry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(
                entry -> lines.append(json.mapper().writeValueAsString(entry)).append('\n'));
        files.put("log.jsonl", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String runOf(String database) {
        return org.jdbi.v3.core.Jdbi.create(Database.url(folder.resolve(database)))
                .withHandle(handle ->
                        handle.createQuery("SELECT id FROM run").mapTo(String.class).one());
    }
}
