package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleBinaryOperator;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.worker.SamplesRequest.Channels;

class SampleDecodingTest {
    private static final int RATE = 8000;

    @TempDir Path folder;
    private final InProcessWorker worker = new InProcessWorker();
    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        arena.close();
        worker.close();
    }

    /** 16-bit PCM; the formula gives whole numbers by index and channel. */
    private Path wav(int rate, int channels, int count, DoubleBinaryOperator formula)
            throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(2 * channels * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < channels; c++) {
                bytes.putShort((short) formula.applyAsDouble(i, c));
            }
        }
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        Path file = Files.createTempFile(folder, "sound", ".wav");
        try (AudioInputStream in =
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, count)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    private Samples decode(SamplesRequest request) throws MediaException {
        return worker.decodeSamples(request, arena, new Cancellation());
    }

    @Test
    void storedWholeNumbersAreDividedByTheirRangeAndNothingElse() throws Exception {
        Path file = wav(RATE, 1, 20_000, (i, c) -> (i * 37) % 65_536 - 32_768);
        Samples samples = decode(SamplesRequest.mono(file.toString(), 0));
        assertThat(samples.sampleRate()).isEqualTo(RATE);
        assertThat(samples.channels()).isEqualTo(1);
        assertThat(samples.count()).isEqualTo(20_000);
        assertThat(samples.startMicros()).isZero();
        assertThat(samples.cut()).isFalse();
        for (int i = 0; i < 20_000; i++) {
            assertThat(samples.at(i, 0)).isEqualTo(((i * 37) % 65_536 - 32_768) / 32_768f);
        }
    }

    @Test
    void channelsBecomeTheirMeanOrTheFirstOrStay() throws Exception {
        Path file = wav(RATE, 3, 5000, (i, c) -> i + 3000 * c);
        String path = file.toString();
        Samples mean = decode(new SamplesRequest(path, 0, Channels.MEAN, 0, 0, 10_000));
        Samples first = decode(new SamplesRequest(path, 0, Channels.FIRST, 0, 0, 10_000));
        Samples all = decode(new SamplesRequest(path, 0, Channels.ALL, 0, 0, 10_000));
        assertThat(all.channels()).isEqualTo(3);
        assertThat(all.count()).isEqualTo(5000);
        for (int i = 0; i < 5000; i += 7) {
            assertThat(mean.at(i, 0)).isEqualTo((i + 3000) / 32_768f);
            assertThat(first.at(i, 0)).isEqualTo(i / 32_768f);
            assertThat(all.at(i, 2)).isEqualTo((i + 6000) / 32_768f);
        }
    }

    @Test
    void aPartIsCutToTheSample() throws Exception {
        Path file = wav(RATE, 1, 80_000, (i, c) -> i % 30_000);
        Samples part =
                decode(
                        new SamplesRequest(
                                file.toString(), 0, Channels.MEAN, 4_000_125, 2_000_000, 1 << 20));
        assertThat(part.startMicros()).isEqualTo(4_000_125);
        assertThat(part.count()).isEqualTo(16_000);
        for (int i = 0; i < 16_000; i += 11) {
            assertThat(part.at(i, 0)).isEqualTo((i + 32_001) % 30_000 / 32_768f);
        }
    }

    @Test
    void whatLiesBehindTheEndIsEmpty() throws Exception {
        Path file = wav(RATE, 1, 8000, (i, c) -> i);
        Samples none =
                decode(
                        new SamplesRequest(
                                file.toString(), 0, Channels.MEAN, 5_000_000, 1_000_000, 1000));
        assertThat(none.count()).isZero();
    }

    @Test
    void anotherRateKeepsTheToneAndTheLength() throws Exception {
        Path file =
                wav(48_000, 1, 96_000, (i, c) -> 10_000 * Math.sin(2 * Math.PI * 440 * i / 48e3));
        Samples samples = decode(SamplesRequest.mono(file.toString(), 16_000));
        assertThat(samples.sampleRate()).isEqualTo(16_000);
        assertThat(samples.count()).isBetween(31_990L, 32_010L);
        for (int i = 1000; i < 31_000; i++) {
            double expected = 10_000 / 32_768.0 * Math.sin(2 * Math.PI * 440 * i / 16e3);
            assertThat((double) samples.at(i, 0)).isCloseTo(expected, within(2e-3));
        }
    }

    @Test
    void theBoundHolds() throws Exception {
        Path file = wav(RATE, 2, 50_000, (i, c) -> 1);
        Samples samples =
                decode(new SamplesRequest(file.toString(), 0, Channels.MEAN, 0, 0, 12_345));
        assertThat(samples.count()).isEqualTo(12_345);
        assertThat(samples.cut()).isTrue();
    }

    @Test
    void whatIsNoSoundIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> decode(SamplesRequest.mono(text.toString(), 0)));
        Path whole = wav(RATE, 1, 100, (i, c) -> i);
        byte[] bytes = Files.readAllBytes(whole);
        Path header = Files.write(folder.resolve("header.wav"), java.util.Arrays.copyOf(bytes, 44));
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> decode(SamplesRequest.mono(header.toString(), 0)))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("media.undecodable-sound"));
    }

    @Test
    void cancellingStopsIt() throws Exception {
        Path file = wav(RATE, 1, 8000, (i, c) -> i);
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() ->
                        worker.decodeSamples(
                                SamplesRequest.mono(file.toString(), 0), arena, cancellation));
    }
}
