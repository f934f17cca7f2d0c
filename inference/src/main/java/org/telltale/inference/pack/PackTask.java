package org.telltale.inference.pack;

import java.util.Locale;

/** What a pack is for. The word in a manifest is the name in lower case with hyphens. */
public enum PackTask {
    /** Boxes of faces, with or without points. */
    FACE_DETECTION,
    /** Points of a face in a crop around it. */
    FACE_LANDMARKS,
    /** Glasses, beard and the like: things a person can have, never who the person is. */
    FACE_ATTRIBUTES,
    /** A vector that is near for pictures of one person. */
    FACE_EMBEDDING,
    /** Manipulation of a face: exchanged, re-enacted, edited. */
    FACE_FORGERY,
    /** A photograph or screen held before the camera instead of a person. */
    FACE_PRESENTATION,
    /** Manipulation somewhere in a picture, one score. */
    IMAGE_FORGERY,
    /** Where in a picture: a score for each pixel. */
    IMAGE_LOCALIZATION,
    /** A picture that was generated as a whole. */
    SYNTHETIC_IMAGE,
    /** Synthetic, converted or replayed speech, one score a window. */
    AUDIO_SPOOF,
    /** The same for short frames in a row. */
    AUDIO_SPOOF_FRAMES,
    /** Where speech is. */
    VOICE_ACTIVITY,
    /** Frames of a video, each alone or some together. */
    VIDEO_FRAMES,
    /** Whether mouth and voice belong together. */
    LIP_SYNC;

    /** The word in a manifest. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
