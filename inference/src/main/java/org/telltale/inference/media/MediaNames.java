package org.telltale.inference.media;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of media a file's name promises. Content decides what a file is; the name only decides
 * what to look at in a folder, and what a file that cannot be read was meant to be.
 */
public final class MediaNames {
    private static final Map<MediaKind, Set<String>> ENDINGS =
            Map.of(
                    MediaKind.IMAGE,
                    Set.of(
                            "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "bmp",
                            "gif", "heic", "heif", "avif"),
                    MediaKind.AUDIO,
                    Set.of("wav", "flac", "mp3", "m4a", "aac", "ogg", "oga", "opus", "amr", "wma"),
                    MediaKind.VIDEO,
                    Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "3gp"));

    private MediaNames() {}

    /** The kind; null for a name that promises none. */
    public static @Nullable MediaKind kind(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1) {
            return null;
        }
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(ending))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
