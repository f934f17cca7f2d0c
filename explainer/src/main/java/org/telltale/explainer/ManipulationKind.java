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
    FOREIGN_NOISE("noise-level", IMAGE),
    FACE_PATCH("face-consistency", IMAGE),
    FACE_SWAP(null, IMAGE, VIDEO),
    FACE_EDIT(null, IMAGE, VIDEO),
    REENACTMENT(null, VIDEO),
    LIP_SYNC(null, VIDEO),
    SYNTHESIS(null, IMAGE, VIDEO),
    INPAINTING(null, IMAGE, VIDEO),
    COPY_MOVE(null, IMAGE),
    FRAME_EDIT(null, VIDEO),
    SYNTHETIC_SPEECH(null, AUDIO, VIDEO),
    VOICE_CONVERSION(null, AUDIO, VIDEO),
    AUDIO_SPLICE(null, AUDIO, VIDEO);

    private final @Nullable String detector;
    private final Set<MediaKind> media;

    ManipulationKind(@Nullable String detector, MediaKind... media) {
        this.detector = detector;
        this.media = Set.of(media);
    }

    /** Whether media of that kind can be manipulated so. */
    boolean concerns(MediaKind kind) {
        return media.contains(kind);
    }

    /** Whether the detector of that id tests for it. */
    boolean testedBy(String detectorId) {
        return detectorId.equals(detector);
    }
}
