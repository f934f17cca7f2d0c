package org.telltale.db.submission.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.db.submission.SubmissionException;

class MaskTruthTest {
    @TempDir Path folder;

    @Test
    void aListNamesPicturesAndMasks() throws Exception {
        list(
                """
                {"schema": "forensic-truth/1", "items": [
                 {"file": "images/a.jpg", "modality": "image", "label": "fake", "group": "g",
                  "kind": "splice", "sha256": "00", "image": {"mask": "masks/a.png"}},
                 {"file": "images/b.jpg", "modality": "image", "label": "real"},
                 {"file": "audio/c.wav", "modality": "audio", "label": "fake"}]}
                """);
        MaskTruth truth = read(folder, null, null);
        assertThat(truth.skipped()).isEqualTo(1);
        assertThat(truth.pictures())
                .containsExactly(
                        new TruthPicture(
                                "images/a.jpg",
                                folder.resolve("images/a.jpg"),
                                folder.resolve("masks/a.png"),
                                true,
                                "g",
                                "splice",
                                "00"),
                        new TruthPicture(
                                "images/b.jpg",
                                folder.resolve("images/b.jpg"),
                                null,
                                false,
                                "all",
                                "real",
                                null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"schema\": \"forensic-truth/2\", \"items\": []}",
                "{\"schema\": \"forensic-truth/1\"}",
                "{\"schema\": \"forensic-truth/1\", \"items\": [{\"modality\": \"image\"}]}",
                "{\"schema\": \"forensic-truth/1\", \"items\": [{\"modality\": \"image\","
                        + " \"label\": \"real\", \"file\": \"../../etc/passwd\"}]}",
                "{\"schema\": \"forensic-truth/1\", \"items\": [{\"modality\": \"image\","
                        + " \"label\": \"real\", \"file\": \"a\\u0000.jpg\"}]}",
                "{\"schema\": \"forensic-truth/1\", \"items\": [{\"modality\": \"image\","
                        + " \"label\": \"fake\", \"file\": \"a.jpg\","
                        + " \"image\": {\"mask\": \"/tmp/m.png\"}}]}",
                "{\"schema\": \"forensic-truth/1\", \"items\": [{\"modality\": \"image\","
                        + " \"label\": \"real\", \"file\": \"a.jpg\","
                        + " \"image\": {\"mask\": \"m.png\"}}]}"
            })
    void aFaultyListIsRefused(String json) throws Exception {
        list(json);
        assertThatThrownBy(() -> read(folder, null, null)).isInstanceOf(SubmissionException.class);
    }

    @Test
    void masksLieBesideTheirPictures() throws Exception {
        touch("set/A.JPG", "set/a_gt.png", "set/b.tif", "set/c-mask.png", "set/c.png", "set/n.txt");
        assertThat(read(folder.resolve("set"), null, null).pictures())
                .extracting(TruthPicture::name, TruthPicture::fake)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("A.JPG", true),
                        org.assertj.core.api.Assertions.tuple("b.tif", false),
                        org.assertj.core.api.Assertions.tuple("c.png", true));
    }

    @Test
    void masksLieInAFolderOfTheirOwn() throws Exception {
        touch("set/images/a.jpg", "set/images/b.jpg", "set/GT/a.png");
        assertThat(read(folder.resolve("set"), null, null).pictures())
                .extracting(TruthPicture::fake)
                .containsExactly(true, false);
        touch("tp/Tp_D_1.tif", "tp/Tp_D_2.tif", "masks/Tp_D_1_gt.png", "masks/Tp_D_2_gt.png");
        touch("au/Tp_D_1.tif");
        MaskTruth truth = read(folder.resolve("tp"), folder.resolve("masks"), folder.resolve("au"));
        assertThat(truth.pictures())
                .extracting(TruthPicture::fake)
                .containsExactly(true, true, false);
        assertThat(truth.pictures())
                .extracting(TruthPicture::group)
                .containsExactly("tp", "tp", "au");
    }

    @Test
    void whatCannotBePairedIsNamed() throws Exception {
        touch("set/a.jpg", "set/masks/a.png", "set/masks/lost.png");
        assertThatThrownBy(() -> read(folder.resolve("set"), null, null))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("lost.png");
        touch("two/x/a.jpg", "two/y/a.jpg", "two/masks/a.png");
        assertThatThrownBy(() -> read(folder.resolve("two"), null, null))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("--real");
        touch("twice/a.jpg", "twice/masks/a.png", "twice/masks/a_gt.png");
        assertThatThrownBy(() -> read(folder.resolve("twice"), null, null))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("a_gt.png");
        Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> read(folder.resolve("empty"), null, null))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> read(folder.resolve("absent"), null, null))
                .isInstanceOf(IOException.class);
    }

    private static MaskTruth read(Path truth, @Nullable Path masks, @Nullable Path real)
            throws IOException, SubmissionException {
        return MaskTruth.read(new TruthFolders(truth, masks, real));
    }

    private void list(String json) throws IOException {
        Files.writeString(folder.resolve("truth.json"), json);
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }
}
