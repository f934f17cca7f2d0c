package org.telltale.inference.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;
import org.telltale.inference.reason.Reason;

/**
 * Reads what the items of a HEIF file say (ISO/IEC 23008-12, HEIC and AVIF alike). One use, one
 * thread.
 */
final class HeifMetadata {
    private static final int MAX_BOXES = 10_000;
    private static final int MAX_META = 8 << 20;

    /** The C2PA box in an ISO base media file: {@code d8fec3d6-1b0e-483c-9297-5828877ec481}. */
    private static final byte[] C2PA_UUID = {
        (byte) 0xd8,
        (byte) 0xfe,
        (byte) 0xc3,
        (byte) 0xd6,
        0x1b,
        0x0e,
        0x48,
        0x3c,
        (byte) 0x92,
        (byte) 0x97,
        0x58,
        0x28,
        (byte) 0x87,
        0x7e,
        (byte) 0xc4,
        (byte) 0x81
    };

    private final MetadataCollector collector;
    private final LibraryBlocks blocks;

    HeifMetadata(MetadataCollector collector) {
        this.collector = collector;
        this.blocks = new LibraryBlocks(collector);
    }

    void read(FileBytes bytes) throws IOException {
        long at = 0;
        for (int boxes = 0; boxes < MAX_BOXES && bytes.size() - at >= 8; boxes++) {
            bytes.seek(at);
            long size = (long) bytes.readUInt16() << 16 | bytes.readUInt16();
            String type = new String(bytes.read(4), StandardCharsets.ISO_8859_1);
            int header = 8;
            if (size == 1 && bytes.size() - at >= 16) {
                header = 16;
                size =
                        ((long) bytes.readUInt16() << 48)
                                | ((long) bytes.readUInt16() << 32)
                                | ((long) bytes.readUInt16() << 16)
                                | bytes.readUInt16();
            } else if (size == 0) {
                size = bytes.size() - at;
            }
            if (size < header || size > bytes.size() - at) {
                collector.problem(Reason.of("metadata.heif-cut"));
                return;
            }
            long length = size - header;
            bytes.seek(at + header);
            if (type.equals("meta")) {
                collector.reading("HEIF", () -> meta(bytes, length));
            } else if (type.equals("uuid")) {
                collector.reading(
                        ContentCredentialsReader.DIRECTORY,
                        () -> contentCredentials(bytes, length));
            }
            at += size;
        }
    }

    private void meta(FileBytes bytes, long length) throws IOException {
        if (length > MAX_META) {
            throw new BlockLimitException();
        }
        HeifItems items = HeifItems.of(bytes.read((int) length));
        collector.orientation(items.orientation());
        byte[] profile = items.iccProfile();
        if (profile != null) {
            blocks.icc(profile);
        }
        for (HeifItems.Item item : items.metadata()) {
            collector.reading(item.isExif() ? "EXIF" : "XMP", () -> item(bytes, item));
        }
    }

    private void item(FileBytes bytes, HeifItems.Item item) throws IOException {
        if (item.length() > MetadataCollector.MAX_BLOB) {
            throw new BlockLimitException();
        }
        bytes.seek(item.offset());
        byte[] data = bytes.read((int) item.length());
        if (!item.isExif()) {
            new XmpBlocks(collector).packet(data);
        } else if (data.length > 4) {
            long skip =
                    4
                            + ((data[0] & 0xffL) << 24
                                    | (data[1] & 0xffL) << 16
                                    | (data[2] & 0xffL) << 8
                                    | (data[3] & 0xffL));
            if (skip >= data.length) {
                throw new IOException("the EXIF item's header lies beyond it");
            }
            // How the picture lies is told by its properties, not by EXIF (23008-12, 6.5.10).
            blocks.exif(Arrays.copyOfRange(data, (int) skip, data.length), false);
        }
    }

    /** Extended type, version and flags, purpose, eight bytes of offset, then the JUMBF boxes. */
    private void contentCredentials(FileBytes bytes, long length) throws IOException {
        if (length < 16 || length > MetadataCollector.MAX_BLOB) {
            return;
        }
        byte[] data = bytes.read((int) length);
        if (!Arrays.equals(data, 0, 16, C2PA_UUID, 0, 16)) {
            return;
        }
        int at = 20;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        at += 9;
        if (at < data.length) {
            new ContentCredentialsReader(collector).read(Arrays.copyOfRange(data, at, data.length));
        }
    }
}
