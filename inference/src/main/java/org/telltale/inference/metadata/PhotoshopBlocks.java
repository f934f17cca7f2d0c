package org.telltale.inference.metadata;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Photoshop image resources (Adobe Photoshop File Formats Specification, "Image Resource Blocks").
 * Resources that are blocks of their own go to our readers, the rest to the library. One use, one
 * thread.
 */
final class PhotoshopBlocks {
    static final String JPEG_PREAMBLE = "Photoshop 3.0\0";
    private static final int SIGNATURE = 0x3842494d; // 8BIM
    private static final int IPTC = 0x0404;
    private static final int ICC = 0x040f;
    private static final int EXIF_1 = 0x0422;
    private static final int EXIF_3 = 0x0423;
    private static final int XMP = 0x0424;
    private static final int THUMBNAIL = 0x040c;

    private final MetadataCollector collector;
    private final LibraryBlocks blocks;

    PhotoshopBlocks(MetadataCollector collector) {
        this.collector = collector;
        this.blocks = new LibraryBlocks(collector);
    }

    /** Reads a run of image resources. */
    void read(byte[] resources) {
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        collector.reading("Photoshop", () -> split(resources, others));
        byte[] rest = others.toByteArray();
        if (rest.length > 0) {
            var found = new com.drew.metadata.Metadata();
            collector.reading(
                    "Photoshop",
                    () ->
                            new PhotoshopReader()
                                    .extract(
                                            new SequentialByteArrayReader(rest),
                                            rest.length,
                                            found,
                                            null));
            blocks.addDirectories("Photoshop", found);
        }
    }

    private void split(byte[] resources, ByteArrayOutputStream others) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(resources);
        while (in.remaining() >= 12 && in.getInt(in.position()) == SIGNATURE) {
            int start = in.position();
            int id = in.getShort(start + 4) & 0xffff;
            int nameLength = 1 + (in.get(start + 6) & 0xff);
            int sizeAt = start + 6 + nameLength + (nameLength & 1);
            if (sizeAt + 4 > resources.length) {
                throw new IOException("a resource's header is cut");
            }
            int size = in.getInt(sizeAt);
            if (size < 0 || size > resources.length - sizeAt - 4) {
                throw new IOException("a resource ends beyond the block");
            }
            int end = sizeAt + 4 + size;
            byte[] data = Arrays.copyOfRange(resources, sizeAt + 4, end);
            if (!take(id, data)) {
                others.write(resources, start, end - start);
                if ((size & 1) != 0) {
                    others.write(0);
                }
            }
            in.position(Math.min(resources.length, end + (size & 1)));
        }
    }

    /** Reads a resource that is a block of its own; false where it is none. */
    private boolean take(int id, byte[] data) {
        switch (id) {
            case IPTC -> blocks.iptc(data);
            case ICC -> blocks.icc(data);
            // The picture's own EXIF block says how it lies; this one is a copy from before.
            case EXIF_1, EXIF_3 -> blocks.exif(data, false);
            case XMP -> new XmpBlocks(collector).packet(data);
            case THUMBNAIL -> {
                if (data.length > 28) {
                    collector.thumbnail(Arrays.copyOfRange(data, 28, data.length));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
