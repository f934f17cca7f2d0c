package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;

/** Media that were moved are found by their digest. */
final class FindMediaTest {
    private static final byte[] EVIDENCE = "bytes of a picture".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private SqliteSessionStore store;
    private Path original;
    private Path elsewhere;
    private String session;

    @BeforeEach
    void record() throws IOException {
        store = SqliteSessionStore.open(folder.resolve("a.db"));
        original = Files.write(folder.resolve("photo.jpg"), EVIDENCE);
        elsewhere = Files.createDirectories(folder.resolve("moved/deep"));
        session =
                Recording.whole(
                        store,
                        AnalysisFixture.fake(
                                new Media(
                                        original,
                                        Sha256.of(EVIDENCE),
                                        EVIDENCE.length,
                                        MediaKind.IMAGE,
                                        "jpeg",
                                        new Media.PictureSize(800, 600),
                                        null)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMovedFileIsFoundUnderAnotherName() throws IOException {
        assertThat(store.curator().missingMedia(new Cancellation())).isEmpty();
        Path moved = Files.move(original, elsewhere.resolve("renamed-lorry.jpeg"));
        Files.write(
                elsewhere.resolve("same-size.jpg"),
                "bytes of a puddle!".getBytes(StandardCharsets.UTF_8));
        Files.write(elsewhere.resolve("other-size.jpg"), new byte[5]);
        var time = Files.getLastModifiedTime(moved);
        assertThat(store.curator().missingMedia(new Cancellation()))
                .singleElement()
                .matches(missing -> missing.session().equals(session));

        FoundMedia found = find();

        assertThat(found.missing()).isEqualTo(1);
        assertThat(found.unreadable()).isEmpty();
        assertThat(found.moved())
                .containsExactly(new FoundMedia.Moved(session, Sha256.of(EVIDENCE), moved));
        assertThat(store.load(session).summary().media().path()).isEqualTo(moved);
        assertThat(store.load(session).analysis().media().path())
                .as("the run says where it was examined")
                .isEqualTo(original);
        assertThat(store.list(SessionQuery.ALL.withText("lorry"))).hasSize(1);
        assertThat(store.list(SessionQuery.ALL.withText("photo.jpg"))).hasSize(1);
        assertThat(Files.readAllBytes(moved)).isEqualTo(EVIDENCE);
        assertThat(Files.getLastModifiedTime(moved)).isEqualTo(time);
        VerifyReport report = store.verify(new Cancellation());
        assertThat(report.faults()).isEmpty();
        assertThat(report.media()).isEqualTo(1);
        assertThat(find().moved()).isEmpty();
    }

    @Test
    void whatIsNotThereStaysMissing() throws IOException {
        Files.delete(original);
        FoundMedia found = find();
        assertThat(found.missing()).isEqualTo(1);
        assertThat(found.moved()).isEmpty();
        assertThatThrownBy(() -> find(folder.resolve("nowhere")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void itCanBeCancelled() throws IOException {
        Files.move(original, elsewhere.resolve("photo.jpg"));
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(
                        () -> store.curator().findMedia(elsewhere, "Ada", cancellation, done -> {}))
                .isInstanceOf(CancelledException.class);
        assertThat(store.load(session).summary().media().path()).isEqualTo(original);
    }

    @Test
    void aPathOnAnotherComputerIsNotReachedFor() {
        Media remote =
                new Media(
                        Path.of("//server/share/photo.jpg"),
                        AnalysisFixture.digest('a'),
                        1,
                        MediaKind.IMAGE,
                        "jpeg",
                        new Media.PictureSize(8, 6),
                        null);
        // On POSIX the path is normalized to one slash and simply is not there.
        assertThat(MissingMedia.isMissing(remote)).isTrue();
    }

    @Test
    void anImportedMoveDoesNotTouchWhereFilesLieHere() throws IOException {
        Path moved = Files.move(original, elsewhere.resolve("photo.jpg"));
        find();
        Path zip = folder.resolve("case.zip");
        store.archive(List.of(session), zip);
        Files.copy(moved, original);
        try (SqliteSessionStore other = SqliteSessionStore.open(folder.resolve("b.db"))) {
            other.importArchive(zip);
            assertThat(other.load(session).summary().media().path()).isEqualTo(original);
            assertThat(other.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    private FoundMedia find() {
        return find(folder.resolve("moved"));
    }

    private FoundMedia find(Path place) {
        return store.curator().findMedia(place, "Ada", new Cancellation(), done -> {});
    }
}
