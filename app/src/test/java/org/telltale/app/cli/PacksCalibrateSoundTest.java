package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.store.PackStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code packs calibrate} with a pack that scores sound: a model that tells loud from quiet. */
@Isolated("takes the process's standard streams")
class PacksCalibrateSoundTest {
    private static final int RATE = 16_000;

    @TempDir Path folder;

    @Test
    void aSoundPackIsCalibratedOnFoldersOfAudio() throws Exception {
        install();
        sounds("real", 32, 0.2, 1);
        sounds("fake", 32, 0.3, 2);
        Files.writeString(folder.resolve("real/notes.txt"), "not a sound");
        sound(folder.resolve("real/short.wav"), 0.2, 100);
        ShellRun run = calibrate("--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("real").get("scored").asInt()).isEqualTo(32);
        assertThat(json.get("real").get("left_out").get("pack-calibration.length").asInt())
                .isEqualTo(1);
        assertThat(json.get("cllr_two_fold").get("value").asDouble()).isBetween(0.01, 0.95);
        assertThat(json.get("written").get("version").asString()).isEqualTo("1.0+1");

        PackCalibration calibration =
                Objects.requireNonNull(
                        new PackManifestReader()
                                .read(folder.resolve("packs/tiny/1.0+1/pack.json"))
                                .manifest()
                                .calibration());
        assertThat(calibration.slope()).isPositive();
        assertThat(calibration.conditions().formats()).containsExactly("wav");
        assertThat(calibration.conditions().minSampleRate()).isEqualTo(RATE);
        assertThat(calibration.conditions().minSeconds()).isEqualTo(0.5);
        assertThat(calibration.conditions().maxSeconds()).isEqualTo(0.5);
        assertThat(calibration.conditions().minSide()).isNull();

        ShellRun lines = calibrate();
        assertThat(lines.exitCode()).as(lines.err()).isZero();
        assertThat(lines.out()).contains("Cllr, two-fold: ").contains("tiny@1.0+2 installed");
        assertThat(lines.err()).contains("No detector rests on packs that score sound yet");
    }

    @Test
    void picturesHaveNoSound() throws Exception {
        install();
        sounds("real", 30, 0.2, 1);
        Files.createDirectories(folder.resolve("fake"));
        for (int i = 0; i < 30; i++) {
            org.telltale.app.TestPictures.png(folder.resolve("fake/" + i + ".png"), 40 + i, 30);
        }
        ShellRun run = calibrate();
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("fake: 0 files").contains("pack-calibration.no-sound");
    }

    /** The mean of what it hears: the sounds are direct current with noise, so it tells levels. */
    private void install() throws Exception {
        PackBuilder pack = new PackBuilder();
        ((ObjectNode) pack.manifest.get("conditions")).put("min_seconds", 0.1);
        pack.install(new PackStore(folder.resolve("packs")));
    }

    private void sounds(String name, int count, double level, long seed) throws IOException {
        Random random = new Random(seed);
        Path target = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < count; i++) {
            sound(
                    target.resolve(i + ".wav"),
                    Math.clamp(level + 0.05 * random.nextGaussian(), 0, 0.9),
                    RATE / 2);
        }
    }

    private static void sound(Path file, double level, int count) throws IOException {
        byte[] bytes = new byte[2 * count];
        short value = (short) Math.round(level * Short.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try (AudioInputStream in =
                new AudioInputStream(new ByteArrayInputStream(bytes), format, count)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    private ShellRun calibrate(String... more) {
        return ShellRun.of(
                Stream.concat(
                                Stream.of(
                                        "packs",
                                        "calibrate",
                                        "tiny",
                                        "--packs",
                                        folder.resolve("packs").toString(),
                                        "--real",
                                        folder.resolve("real").toString(),
                                        "--fake",
                                        folder.resolve("fake").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
