package org.telltale.inference.header;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Still picture formats that this program reads, told by their first bytes and never by name. */
public enum ImageFormat {
    JPEG("jpeg", Set.of("jpg", "jpeg", "jpe", "jfif", "jif", "mpo")),
    PNG("png", Set.of("png", "apng")),
    GIF("gif", Set.of("gif")),
    BMP("bmp", Set.of("bmp", "dib")),
    TIFF("tiff", Set.of("tif", "tiff")),
    WEBP("webp", Set.of("webp")),
    AVIF("avif", Set.of("avif", "avifs")),
    HEIC("heic", Set.of("heic", "heif", "hif", "heics"));

    private static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int BMP_CORE_HEADER = 12;
    private static final int BMP_LONGEST_HEADER = 124;

    private final String shortName;
    private final Set<String> extensions;

    ImageFormat(String shortName, Set<String> extensions) {
        this.shortName = shortName;
        this.extensions = extensions;
    }

    /** Lower-case name as in {@code Media.format}. */
    public String shortName() {
        return shortName;
    }

    /** File name extensions that fit it, lower case, without the dot. */
    public Set<String> extensions() {
        return extensions;
    }

    /** The format that the bytes begin like; null where none. */
    public static @Nullable ImageFormat of(ByteSource bytes) throws IOException {
        String magic = bytes.ascii(0, 16);
        if (magic.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (magic.startsWith(PNG_SIGNATURE)) {
            return PNG;
        }
        if (magic.startsWith("GIF87a") || magic.startsWith("GIF89a")) {
            return GIF;
        }
        if (magic.startsWith("RIFF") && magic.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (magic.startsWith("II*\0")
                || magic.startsWith("MM\0*")
                || magic.startsWith("II+\0")
                || magic.startsWith("MM\0+")) {
            return TIFF;
        }
        if (magic.startsWith("BM") && bitmap(bytes)) {
            return BMP;
        }
        return magic.startsWith("ftyp", 4) ? HeifHeader.brand(bytes) : null;
    }

    /** "BM" alone begins many a text. */
    private static boolean bitmap(ByteSource bytes) throws IOException {
        if (bytes.size() < 26) {
            return false;
        }
        long header = bytes.u32le(14);
        return header >= BMP_CORE_HEADER && header <= BMP_LONGEST_HEADER;
    }
}
