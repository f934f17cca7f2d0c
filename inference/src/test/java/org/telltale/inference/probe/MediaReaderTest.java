package org.telltale.inference.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.TestPicture;

class MediaReaderTest {
    private final InProcessWorker worker = new InProcessWorker();
    private final MediaReader reader = new MediaReader(worker, new MetadataReader());

    @TempDir Path folder;

    @AfterEach
    void close() {
        worker.close();
    }

    private Probe probe(String name, byte[] content) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return reader.probe(file, MediaLimits.STANDARD, new Cancellation());
    }

    private void assertRefused(String name, byte[] content, String code) {
        assertThatThrownBy(() -> probe(name, content))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo(code);
                            assertThat(e.reason().text(Locale.ROOT)).contains(".");
                        });
    }

    @Test
    void aPictureIsDescribedByItsContent() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(40, 30), "png");
        Probe probe = probe("a picture é.PNG", png);
        Media media = probe.media();
        assertThat(media.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(media.format()).isEqualTo("png");
        assertThat(media.picture()).isEqualTo(new Media.PictureSize(40, 30));
        assertThat(media.time()).isNull();
        assertThat(media.bytes()).isEqualTo(png.length);
        assertThat(media.sha256())
                .isEqualTo(
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png)));
        assertThat(media.path()).isAbsolute();
        assertThat(probe.problems()).isEmpty();
    }

    @Test
    void aNameThatLiesIsReportedAndNotBelieved() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(40, 30), "png");
        assertThat(probe("lie.jpg", png).problems())
                .containsExactly(Reason.of("media.name-mismatch", "jpg", "png"));
        assertThat(probe("lie.jpg", png).media().format()).isEqualTo("png");
        assertThat(probe("no-extension", png).problems()).isEmpty();
    }

    @Test
    void soundIsDescribed() throws Exception {
        Probe probe = probe("tone.wav", wav(16_000));
        assertThat(probe.media().kind()).isEqualTo(MediaKind.AUDIO);
        assertThat(probe.media().format()).isEqualTo("wav");
        assertThat(probe.media().picture()).isNull();
        assertThat(probe.media().time()).isEqualTo(new Media.TimeFacts(1_000_000, 0, 16_000, 1));
        assertThat(probe.problems()).isEmpty();
    }

    @Test
    void soundThatWasCutShortIsSaidSo() throws Exception {
        byte[] wav = wav(16_000);
        assertThat(probe("cut.wav", Arrays.copyOf(wav, wav.length - 1000)).problems())
                .containsExactly(Reason.of("media.cut", 1000));
    }

    private static byte[] wav(int sampleRate) {
        byte[] file = new byte[44 + 2 * sampleRate];
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.length - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(2 * sampleRate);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * sampleRate);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt,'Just a note.',media.text",
        "a.mp4,'<!DOCTYPE html><html><body>x</body></html>',media.web-page",
        "a.jpg,'<html><script>alert(1)</script></html>',media.web-page",
        "a.pdf,'%PDF-1.7 …',media.document",
        "a.m3u8,'#EXTM3U',media.text"
    })
    void whatIsNoMediaIsNamed(String name, String content, String code) {
        assertRefused(name, content.getBytes(StandardCharsets.UTF_8), code);
    }

    @Test
    void emptyMissingFolderAndGarbageEachHaveTheirOwnWords() {
        assertRefused("zero.jpg", new byte[0], "media.empty");
        byte[] garbage = new byte[5000];
        new Random(3).nextBytes(garbage);
        assertRefused("garbage.wav", garbage, "media.unknown");
        assertRefused("one.bin", new byte[] {1}, "media.unknown");
        assertRefused(
                "film.mp4",
                "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(StandardCharsets.ISO_8859_1),
                "media.container-damaged");
        assertThatThrownBy(() ->
                        reader.probe(
                                folder.resolve("none.jpg"),
                                MediaLimits.STANDARD,
                                new Cancellation()))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.not-found"));
        assertThatThrownBy(() -> reader.probe(folder, MediaLimits.STANDARD, new Cancellation()))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.no-file"));
    }

    @Test
    void limitsOfTheUserAreKept() throws Exception {
        Path file = folder.resolve("wide.png");
        Files.write(file, TestPicture.encode(TestPicture.colour(40, 30), "png"));
        assertThatThrownBy(() ->
                        reader.probe(file, new MediaLimits(1000, 1 << 20), new Cancellation()))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(
                                                Reason.of("media.too-many-pixels", 40, 30, 0, 0)));
    }

    @Test
    void aRequestToStopStops() throws Exception {
        Path file = folder.resolve("picture.png");
        Files.write(file, TestPicture.encode(TestPicture.colour(40, 30), "png"));
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        assertThatThrownBy(() -> reader.probe(file, MediaLimits.STANDARD, cancelled))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void theFileIsLeftAsItWas() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(40, 30), "png");
        Path file = folder.resolve("evidence.png");
        Files.write(file, png);
        assertThat(file.toFile().setReadOnly()).isTrue();
        reader.probe(file, MediaLimits.STANDARD, new Cancellation());
        assertThat(Files.readAllBytes(file)).isEqualTo(png);
    }
}
