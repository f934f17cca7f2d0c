package org.telltale.db.submission;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;

/** What kind of media a file's name promises; all that is known of a file that cannot be read. */
final class MediaNames {
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
    static @Nullable MediaKind kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(ending))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
