package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.media.MediaException;

class StreamProberTest {
    private final InProcessWorker worker = new InProcessWorker();

    @TempDir Path folder;

    @AfterEach
    void close() {
        worker.close();
    }

    private NativeWorker.Streams probe(String name, byte[] content) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return worker.probeStreams(file);
    }

    /** PCM, 16 bits, all zero. */
    static byte[] wav(int sampleRate, int channels, int frames) {
        byte[] file = new byte[44 + 2 * channels * frames];
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.length - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) channels).putInt(sampleRate);
        wav.putInt(2 * channels * sampleRate).putShort((short) (2 * channels));
        wav.putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII));
        wav.putInt(file.length - 44);
        return file;
    }

    @Test
    void soundHasItsRateChannelsAndLengthInMicroseconds() throws Exception {
        NativeWorker.Streams streams = probe("tone.bin", wav(8000, 2, 12_000));
        assertThat(streams.format()).isEqualTo("wav");
        assertThat(streams.hasAudio()).isTrue();
        assertThat(streams.hasVideo()).isFalse();
        assertThat(streams.time().sampleRate()).isEqualTo(8000);
        assertThat(streams.time().channels()).isEqualTo(2);
        assertThat(streams.time().durationMicros()).isEqualTo(1_500_000);
        assertThat(streams.time().frameRate()).isZero();
    }

    @Test
    void coverArtIsNoVideo() throws Exception {
        byte[] cover = TestPicture.encode(TestPicture.colour(64, 64), "jpeg");
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes("\0image/jpeg\0\u0003\0".getBytes(StandardCharsets.ISO_8859_1));
        picture.writeBytes(cover);
        int frame = picture.size();
        int tag = frame + 10;
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        mp3.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0});
        mp3.writeBytes(
                new byte[] {
                    (byte) ((tag >> 21) & 0x7f),
                    (byte) ((tag >> 14) & 0x7f),
                    (byte) ((tag >> 7) & 0x7f),
                    (byte) (tag & 0x7f)
                });
        mp3.writeBytes("APIC".getBytes(StandardCharsets.US_ASCII));
        mp3.writeBytes(ByteBuffer.allocate(6).putInt(frame).array());
        mp3.writeBytes(picture.toByteArray());
        for (int i = 0; i < 100; i++) {
            // An empty frame of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes.
            byte[] silence = new byte[417];
            silence[0] = (byte) 0xff;
            silence[1] = (byte) 0xfb;
            silence[2] = (byte) 0x90;
            mp3.writeBytes(silence);
        }
        NativeWorker.Streams streams = probe("song.mp3", mp3.toByteArray());
        assertThat(streams.format()).isEqualTo("mp3");
        assertThat(streams.hasVideo()).isFalse();
        assertThat(streams.width()).isZero();
        assertThat(streams.time().sampleRate()).isEqualTo(44_100);
        assertThat(streams.time().durationMicros()).isCloseTo(2_612_000, Offset.offset(60_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffconcat version 1.0\nfile 'secret.wav'\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nsecret.wav\n#EXT-X-ENDLIST\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>"
            })
    void listsThatWouldOpenOtherFilesAreNotFollowed(String list) throws Exception {
        Files.write(folder.resolve("secret.wav"), wav(8000, 1, 8000));
        for (String name : new String[] {"list.ffconcat", "list.m3u8", "list.mpd", "list.mp4"}) {
            assertThatThrownBy(() -> probe(name, list.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e -> assertThat(e.reason().code()).isEqualTo("media.unknown"));
        }
    }

    @Test
    void nothingNativeIsLeftBehind() throws Exception {
        Path file = folder.resolve("tone.wav");
        Files.write(file, wav(8000, 1, 800));
        worker.probeStreams(file);
        long before = Pointer.totalCount();
        for (int i = 0; i < 10; i++) {
            worker.probeStreams(file);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }
}
