package org.telltale.inference.metadata;

import java.io.IOException;
import java.nio.file.Path;
import org.telltale.inference.reason.Reason;

/**
 * Reads what a picture file says of itself. Whatever is broken becomes a problem while the rest is
 * read; memory and work are bounded whatever the file claims. The file is opened read-only.
 * Stateless, thread-safe.
 */
public final class MetadataReader {
    /**
     * Reads a file's metadata.
     *
     * @param format short name by content, e.g. {@code jpeg}; of sound and moving pictures nothing
     *     is read so far
     * @return what it says; {@link Metadata#NONE} for a format without metadata of its own
     */
    public Metadata read(Path file, String format) {
        MetadataCollector collector = new MetadataCollector();
        try (FileBytes bytes = new FileBytes(file)) {
            collector.reading(format, () -> read(bytes, format, collector));
        } catch (IOException e) {
            collector.problem(Reason.of("metadata.unreadable"));
        }
        return collector.build();
    }

    private static void read(FileBytes bytes, String format, MetadataCollector collector)
            throws IOException {
        switch (format) {
            case "jpeg" -> new JpegMetadata(collector).read(bytes);
            case "png" -> new PngMetadata(collector).read(bytes);
            case "webp" -> new WebpMetadata(collector).read(bytes);
            case "tiff" -> new TiffMetadata(collector).read(bytes);
            case "gif" -> new GifMetadata(collector).read(bytes);
            case "heic", "avif" -> new HeifMetadata(collector).read(bytes);
            default -> {
                // BMP says nothing of itself; sound and moving pictures are read by no one yet.
            }
        }
    }
}
