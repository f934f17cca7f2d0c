package org.telltale.inference.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;
import org.telltale.inference.reason.Reason;

/** Reads what the RIFF chunks of a WebP say (RFC 9649). One use, one thread. */
final class WebpMetadata {
    private static final int HEADER = 12;
    private static final int MAX_CHUNKS = 100_000;
    private static final String EXIF_PREAMBLE = "Exif\0\0";

    private final MetadataCollector collector;
    private final LibraryBlocks blocks;

    WebpMetadata(MetadataCollector collector) {
        this.collector = collector;
        this.blocks = new LibraryBlocks(collector);
    }

    void read(FileBytes bytes) throws IOException {
        bytes.seek(HEADER);
        for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
            if (bytes.size() - bytes.position() < 8) {
                return;
            }
            byte[] head = bytes.read(8);
            String type = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
            long length = littleEndian(head);
            long end = bytes.position() + length + (length & 1);
            if (bytes.position() + length > bytes.size()) {
                collector.problem(Reason.of("metadata.webp-cut"));
                return;
            }
            collector.reading("WebP " + type.strip(), () -> chunk(bytes, type, length));
            bytes.seek(end);
        }
        collector.problem(Reason.of("metadata.block-too-large", "WebP"));
    }

    private void chunk(FileBytes bytes, String type, long length) throws IOException {
        switch (type) {
            case "EXIF" -> blocks.exif(withoutPreamble(data(bytes, length)), true);
            case "XMP " -> new XmpBlocks(collector).packet(data(bytes, length));
            case "ICCP" -> blocks.icc(data(bytes, length));
            case "C2PA" -> new ContentCredentialsReader(collector).read(data(bytes, length));
            case "VP8L" -> collector.add("WebP", "Compression", "lossless");
            case "VP8 " -> collector.add("WebP", "Compression", "lossy");
            case "ANIM" -> collector.add("WebP", "Animated", "yes");
            default -> {
                // Picture data and chunks that nobody has described.
            }
        }
    }

    private static byte[] data(FileBytes bytes, long length) throws IOException {
        if (length > MetadataCollector.MAX_BLOB) {
            throw new BlockLimitException();
        }
        return bytes.read((int) length);
    }

    /** The container wants a bare TIFF header, but many writers put JPEG's preamble before it. */
    private static byte[] withoutPreamble(byte[] exif) {
        byte[] preamble = EXIF_PREAMBLE.getBytes(StandardCharsets.ISO_8859_1);
        boolean has =
                exif.length >= preamble.length
                        && Arrays.equals(exif, 0, preamble.length, preamble, 0, preamble.length);
        return has ? Arrays.copyOfRange(exif, preamble.length, exif.length) : exif;
    }

    private static long littleEndian(byte[] head) {
        return (head[4] & 0xffL)
                | (head[5] & 0xffL) << 8
                | (head[6] & 0xffL) << 16
                | (head[7] & 0xffL) << 24;
    }
}
