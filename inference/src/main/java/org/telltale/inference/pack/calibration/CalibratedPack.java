package org.telltale.inference.pack.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackConditions;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestWriter;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/**
 * A new version of an installed pack with a calibration in its manifest; the installed one stays as
 * it is. Stateless.
 */
public final class CalibratedPack {
    private static final double MICROS = 1e6;

    private CalibratedPack() {}

    /**
     * What the files used say of where the calibration holds: their formats, the sizes and JPEG
     * qualities of pictures, the lengths and least sample rate of sounds, and whatever the pack
     * itself asks for.
     *
     * @param files that were scored; at least one
     */
    public static PackConditions conditions(PackManifest manifest, List<ScoredFile> files) {
        return manifest.media() == MediaKind.AUDIO
                ? ofSounds(manifest.conditions(), files)
                : ofPictures(manifest.conditions(), files);
    }

    private static PackConditions ofSounds(PackConditions own, List<ScoredFile> files) {
        List<Media.TimeFacts> times =
                files.stream().map(f -> Objects.requireNonNull(f.media().time())).toList();
        LongSummaryStatistics lengths =
                times.stream()
                        .mapToLong(Media.TimeFacts::durationMicros)
                        .filter(micros -> micros > 0)
                        .summaryStatistics();
        boolean known = lengths.getCount() > 0;
        int rate = times.stream().mapToInt(Media.TimeFacts::sampleRate).min().orElseThrow();
        return new PackConditions(
                formats(files),
                own.minSide(),
                own.minPixels(),
                own.maxPixels(),
                own.minFaceSide(),
                own.minJpegQuality(),
                own.maxJpegQuality(),
                known ? (Double) (lengths.getMin() / MICROS) : own.minSeconds(),
                known ? (Double) (lengths.getMax() / MICROS) : own.maxSeconds(),
                rate,
                own.needsSpeech(),
                own.notes());
    }

    private static List<String> formats(List<ScoredFile> files) {
        return files.stream().map(f -> f.media().format()).distinct().sorted().toList();
    }

    private static PackConditions ofPictures(PackConditions own, List<ScoredFile> files) {
        List<Media.PictureSize> sizes =
                files.stream().map(f -> Objects.requireNonNull(f.media().picture())).toList();
        LongSummaryStatistics pixels =
                sizes.stream().mapToLong(Media.PictureSize::pixels).summaryStatistics();
        int side =
                sizes.stream().mapToInt(s -> Math.min(s.width(), s.height())).min().orElseThrow();
        IntSummaryStatistics quality =
                files.stream()
                        .flatMap(f -> Stream.ofNullable(f.jpegQuality()))
                        .mapToInt(Integer::intValue)
                        .summaryStatistics();
        boolean jpeg = quality.getCount() > 0;
        return new PackConditions(
                formats(files),
                side,
                pixels.getMin(),
                pixels.getMax(),
                own.minFaceSide(),
                jpeg ? (Integer) quality.getMin() : own.minJpegQuality(),
                jpeg ? (Integer) quality.getMax() : own.maxJpegQuality(),
                own.minSeconds(),
                own.maxSeconds(),
                own.minSampleRate(),
                own.needsSpeech(),
                own.notes());
    }

    /**
     * Writes the new version into the store: the same files, the manifest with the calibration, the
     * version with the next free number after a plus sign.
     *
     * @return the new version
     * @throws PackException if a file of the installed pack is not as it was installed
     */
    public static StoredPack.Installed write(
            PackStore store,
            StoredPack.Installed pack,
            PackCalibration calibration,
            Cancellation cancellation)
            throws PackException, IOException {
        PackManifest manifest = calibrated(pack.manifest(), version(store, pack), calibration);
        try (PackStore.Staging staging = store.stage()) {
            for (PackFile file : manifest.files()) {
                cancellation.check();
                Path target = staging.folder().resolve(file.path());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(pack.file(file.path()), target);
            }
            Files.write(
                    staging.folder().resolve(PackManifest.FILE_NAME),
                    new PackManifestWriter().write(manifest));
            // The model was tried when it was first installed, and its digest is checked again.
            return staging.install(staged -> {}, cancellation);
        }
    }

    private static String version(PackStore store, StoredPack.Installed pack)
            throws PackException, IOException {
        String base = pack.version().replaceFirst("\\+[0-9]+$", "");
        List<String> taken = store.named(pack.id()).stream().map(StoredPack::version).toList();
        int number = 1;
        while (taken.contains(base + "+" + number)) {
            number++;
        }
        String version = base + "+" + number;
        if (!PackManifest.isVersion(version)) {
            throw new PackException(Reason.of("pack-calibration.version", pack.version()));
        }
        return version;
    }

    private static PackManifest calibrated(
            PackManifest m, String version, @Nullable PackCalibration calibration) {
        return new PackManifest(
                m.schema(),
                m.id(),
                version,
                m.title(),
                m.task(),
                m.media(),
                m.historical(),
                m.model(),
                m.files(),
                m.inputs(),
                m.outputs(),
                m.post(),
                calibration,
                m.conditions(),
                m.licence(),
                m.citation(),
                m.source(),
                m.madeFrom(),
                m.selfTest());
    }
}
