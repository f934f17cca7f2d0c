package org.telltale.inference.probe;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.header.ByteSource;

/**
 * Names of sound and video containers, what files of them are called, how they begin. Stateless.
 */
final class TimedFormat {
    private static final Map<String, Set<String>> EXTENSIONS =
            Map.ofEntries(
                    Map.entry(
                            "mp4",
                            Set.of(
                                    "mp4", "m4a", "m4v", "m4b", "m4r", "mov", "qt", "3gp", "3g2",
                                    "f4v", "mj2")),
                    Map.entry("matroska", Set.of("mkv", "mka", "mk3d", "webm")),
                    Map.entry("webm", Set.of("webm", "weba", "mkv")),
                    Map.entry("wav", Set.of("wav", "wave", "bwf", "rf64")),
                    Map.entry("w64", Set.of("w64")),
                    Map.entry("flac", Set.of("flac", "fla")),
                    Map.entry("mp3", Set.of("mp3", "mp2", "mp1", "mpga")),
                    Map.entry("ogg", Set.of("ogg", "oga", "ogv", "ogx", "opus", "spx")),
                    Map.entry("aac", Set.of("aac", "adts")),
                    Map.entry("avi", Set.of("avi", "divx")),
                    Map.entry("mpeg", Set.of("mpg", "mpeg", "vob", "m2p", "ps")),
                    Map.entry("mpegvideo", Set.of("mpg", "mpeg", "m1v", "m2v", "mpv")),
                    Map.entry("mpegts", Set.of("ts", "m2ts", "mts", "m2t")),
                    Map.entry("flv", Set.of("flv", "f4v")),
                    Map.entry("asf", Set.of("asf", "wma", "wmv")),
                    Map.entry("aiff", Set.of("aif", "aiff", "aifc")),
                    Map.entry("au", Set.of("au", "snd")),
                    Map.entry("caf", Set.of("caf")),
                    Map.entry("amr", Set.of("amr")),
                    Map.entry("wv", Set.of("wv")),
                    Map.entry("ape", Set.of("ape")));

    private static final int EBML_HEADER = 64;

    private TimedFormat() {}

    /** FFmpeg's name made finer: WebM is told from other Matroska by its document type. */
    static String name(String ffmpeg, ByteSource bytes) throws IOException {
        boolean webm = bytes.ascii(0, EBML_HEADER).contains("webm");
        return ffmpeg.equals("matroska") && webm ? "webm" : ffmpeg;
    }

    /** Whether a file of that format may have that extension; unlisted formats fit any. */
    static boolean fits(String format, String extension) {
        Set<String> known = EXTENSIONS.get(format);
        return known == null || known.contains(extension);
    }

    /** The container that the bytes begin like; null where they begin like none. */
    static @Nullable String magic(ByteSource bytes) throws IOException {
        String begin = bytes.ascii(0, 12);
        if (begin.startsWith("ftyp", 4) || begin.startsWith("moov", 4)) {
            return "mp4";
        }
        if (begin.startsWith("RIFF") && begin.startsWith("WAVE", 8)) {
            return "wav";
        }
        if (begin.startsWith("RIFF") && begin.startsWith("AVI ", 8)) {
            return "avi";
        }
        if (begin.startsWith("\u001aE\u00df\u00a3")) {
            return "matroska";
        }
        if (begin.startsWith("OggS")) {
            return "ogg";
        }
        if (begin.startsWith("fLaC")) {
            return "flac";
        }
        return begin.startsWith("ID3") ? "mp3" : null;
    }
}
