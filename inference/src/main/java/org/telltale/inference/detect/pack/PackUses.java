package org.telltale.inference.detect.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.store.StoredPack;

/**
 * Which installed packs an analysis uses, and as what: the one place that decides it, for the
 * analysis and for who asks about a pack. Immutable.
 */
public final class PackUses {
    /** Tasks that score a picture or its faces. */
    private static final Set<PackTask> SCORING =
            Set.of(
                    PackTask.FACE_FORGERY,
                    PackTask.FACE_PRESENTATION,
                    PackTask.IMAGE_FORGERY,
                    PackTask.SYNTHETIC_IMAGE);

    /** Tasks whose pack may answer with a map. */
    private static final Set<PackTask> MAPPING =
            Set.of(PackTask.IMAGE_LOCALIZATION, PackTask.IMAGE_FORGERY, PackTask.SYNTHETIC_IMAGE);

    private final List<StoredPack.Installed> usable;
    private final StoredPack.@Nullable Installed faces;
    private final StoredPack.@Nullable Installed landmarks;

    /** Uses of the packs that a store calls usable: the newest intact version of each. */
    public PackUses(List<StoredPack.Installed> usable) {
        this.usable = List.copyOf(usable);
        this.faces = first(PackTask.FACE_DETECTION);
        this.landmarks = first(PackTask.FACE_LANDMARKS);
    }

    /**
     * Uses of what stands in a store's list, in which the newest version of each id comes first.
     */
    public static PackUses ofListed(List<StoredPack> listed) {
        Set<String> ids = new HashSet<>();
        return new PackUses(
                listed.stream()
                        .filter(StoredPack.Installed.class::isInstance)
                        .map(StoredPack.Installed.class::cast)
                        .filter(pack -> ids.add(pack.id()))
                        .toList());
    }

    private StoredPack.@Nullable Installed first(PackTask task) {
        return usable.stream()
                .filter(pack -> pack.manifest().task() == task && fits(pack.manifest()))
                .findFirst()
                .orElse(null);
    }

    /** The pack that finds faces, if there is one. */
    Optional<StoredPack.Installed> faces() {
        return Optional.ofNullable(faces);
    }

    /** The pack that measures faces, if there is one. */
    Optional<StoredPack.Installed> landmarks() {
        return Optional.ofNullable(landmarks);
    }

    /** The packs that look for manipulation: their decoders fit, or they have to say that not. */
    List<StoredPack.Installed> detectors() {
        return usable.stream().filter(pack -> detects(pack.manifest())).toList();
    }

    private static boolean detects(PackManifest manifest) {
        return manifest.media() == MediaKind.IMAGE
                && (SCORING.contains(manifest.task()) || MAPPING.contains(manifest.task()));
    }

    /** Whether the decoder and the crop rule are what the task needs of them. */
    static boolean fits(PackManifest manifest) {
        boolean ofFaces = ofFaces(manifest);
        return manifest.media() == MediaKind.IMAGE
                && switch (manifest.post()) {
                    case PostProcessing.Score s -> SCORING.contains(manifest.task());
                    case PostProcessing.PixelScores p -> MAPPING.contains(manifest.task());
                    case PostProcessing.Points p ->
                            manifest.task() == PackTask.FACE_LANDMARKS && ofFaces;
                    case PostProcessing.YunetGrid y ->
                            manifest.task() == PackTask.FACE_DETECTION && !ofFaces;
                    case PostProcessing.WindowScores w -> false;
                    case PostProcessing.Embedding e -> false;
                };
    }

    /** Whether a pack looks at faces rather than at a picture. */
    static boolean ofFaces(PackManifest manifest) {
        return manifest.inputs().stream()
                .anyMatch(input -> input instanceof PictureInput p && p.crop().ofFace());
    }

    /** What an analysis makes of a pack of the store that these are the uses of. */
    public PackUse of(StoredPack.Installed pack) {
        PackManifest manifest = pack.manifest();
        Optional<StoredPack.Installed> newest =
                usable.stream().filter(other -> other.id().equals(pack.id())).findFirst();
        if (newest.isPresent() && !newest.get().version().equals(pack.version())) {
            return PackUse.not("pack-use.newer", newest.get().version());
        }
        return switch (manifest.task()) {
            case FACE_DETECTION -> only(pack, faces, "pack-use.faces");
            case FACE_LANDMARKS -> only(pack, landmarks, "pack-use.landmarks");
            case FACE_FORGERY,
                    FACE_PRESENTATION,
                    IMAGE_FORGERY,
                    IMAGE_LOCALIZATION,
                    SYNTHETIC_IMAGE ->
                    detector(pack);
            case FACE_ATTRIBUTES,
                    FACE_EMBEDDING,
                    AUDIO_SPOOF,
                    AUDIO_SPOOF_FRAMES,
                    VOICE_ACTIVITY,
                    VIDEO_FRAMES,
                    LIP_SYNC ->
                    PackUse.not("pack-use.task", manifest.task().word());
        };
    }

    private static PackUse only(
            StoredPack.Installed pack, StoredPack.@Nullable Installed chosen, String code) {
        if (pack.equals(chosen)) {
            return PackUse.as(code);
        }
        return chosen == null || !fits(pack.manifest())
                ? PackUse.not("pack-use.unfit", pack.manifest().task().word())
                : PackUse.not("pack-use.other", chosen.id());
    }

    private static PackUse detector(StoredPack.Installed pack) {
        if (pack.manifest().media() != MediaKind.IMAGE) {
            return PackUse.not("pack-use.media");
        }
        return fits(pack.manifest())
                ? PackUse.as("pack-use.detector", PackDetectors.id(pack))
                : PackUse.not("pack-use.unfit", pack.manifest().task().word());
    }
}
