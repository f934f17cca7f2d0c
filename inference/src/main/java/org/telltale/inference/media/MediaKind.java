package org.telltale.inference.media;

/** What a media is, decided by content and never by name. */
public enum MediaKind {
    IMAGE,
    AUDIO,
    VIDEO
}
