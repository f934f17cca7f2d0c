package org.telltale.explainer;

import static org.telltale.inference.media.MediaKind.AUDIO;
import static org.telltale.inference.media.MediaKind.IMAGE;
import static org.telltale.inference.media.MediaKind.VIDEO;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;

/**
 * Kinds of manipulation that a reader may think of, whether or not a detector tests for them: a
 * report says both.
 */
enum ManipulationKind {
    FOREIGN_JPEG_GRID("jpeg-grid", IMAGE),
    FOREIGN_COMPRESSION("jpeg-ghost", IMAGE),
    DISPLACED_BLOCKS("jpeg-blocking", IMAGE),
    MISSING_COMPRESSION("jpeg-double-quantization", IMAGE),
    SHIFTED_COMPRESSION("jpeg-nonaligned", IMAGE),
    FOREIGN_NOISE("noise-level", IMAGE),
    FOREIGN_RESIDUAL("noise-residual", IMAGE),
    FOREIGN_SENSOR_PATTERN("colour-filter-array", IMAGE),
    RESAMPLED_PART("resampling", IMAGE),
    FOREIGN_LENS("lens", IMAGE),
    FACE_PATCH("face-consistency", IMAGE),
    FACE_SWAP(null, IMAGE, VIDEO),
    FACE_EDIT(null, IMAGE, VIDEO),
    REENACTMENT(null, VIDEO),
    LIP_SYNC(null, VIDEO),
    SYNTHESIS(null, IMAGE, VIDEO),
    INPAINTING(null, IMAGE, VIDEO),
    COPY_MOVE(Set.of("copy-move-keypoints", "copy-move-dense"), Set.of(IMAGE)),
    FRAME_EDIT(null, VIDEO),
    SYNTHETIC_SPEECH(null, AUDIO, VIDEO),
    VOICE_CONVERSION(null, AUDIO, VIDEO),
    AUDIO_SPLICE(null, AUDIO, VIDEO);

    private final Set<String> detectors;
    private final Set<MediaKind> media;

    ManipulationKind(@Nullable String detector, MediaKind... media) {
        this(detector == null ? Set.of() : Set.of(detector), Set.of(media));
    }

    /** Tested by whichever of the detectors ran. */
    ManipulationKind(Set<String> detectors, Set<MediaKind> media) {
        this.detectors = detectors;
        this.media = media;
    }

    /** Whether media of that kind can be manipulated so. */
    boolean concerns(MediaKind kind) {
        return media.contains(kind);
    }

    /** Whether the detector of that id tests for it. */
    boolean testedBy(String detectorId) {
        return detectors.contains(detectorId);
    }
}
