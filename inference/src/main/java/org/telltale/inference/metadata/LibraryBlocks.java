package org.telltale.inference.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.icc.IccReader;
import com.drew.metadata.iptc.IptcReader;
import java.io.IOException;
import java.util.Arrays;
import org.telltale.inference.reason.Reason;

/**
 * The blocks that occur in several containers (EXIF, ICC, IPTC), read by the metadata-extractor
 * library. One use, one thread.
 */
final class LibraryBlocks {
    private final MetadataCollector collector;

    LibraryBlocks(MetadataCollector collector) {
        this.collector = collector;
    }

    /**
     * Reads a TIFF structure: an EXIF block or a whole TIFF file.
     *
     * @param block name for the analyst
     * @param orients whether its orientation tag is the picture's
     */
    void tiff(String block, RandomAccessReader reader, boolean orients) {
        var found = new com.drew.metadata.Metadata();
        BoundedTiffHandler handler = new BoundedTiffHandler(found, this::embedded);
        collector.reading(
                block,
                () -> {
                    try {
                        new TiffReader().processTiff(reader, handler, 0);
                    } catch (TiffProcessingException e) {
                        throw new IOException(e);
                    }
                });
        if (handler.skippedAny()) {
            collector.problem(Reason.of("metadata.tags-skipped", block));
        }
        addDirectories(block, found);
        for (ExifIFD0Directory first : found.getDirectoriesOfType(ExifIFD0Directory.class)) {
            Integer tag = first.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            if (orients && tag != null) {
                collector.orientation(Orientation.ofTag(tag));
            }
        }
        for (ExifThumbnailDirectory preview :
                found.getDirectoriesOfType(ExifThumbnailDirectory.class)) {
            thumbnail(reader, preview);
        }
    }

    /** Reads an EXIF block that begins with its TIFF header. */
    void exif(byte[] tiff, boolean orients) {
        tiff("EXIF", new ByteArrayReader(tiff), orients);
    }

    /** Reads a colour profile and keeps its bytes. */
    void icc(byte[] profile) {
        collector.iccProfile(profile);
        var found = new com.drew.metadata.Metadata();
        collector.reading(
                "ICC", () -> new IccReader().extract(new ByteArrayReader(profile), found));
        addDirectories("ICC", found);
    }

    /** Reads an IPTC-IIM record. */
    void iptc(byte[] record) {
        var found = new com.drew.metadata.Metadata();
        collector.reading(
                "IPTC",
                () ->
                        new IptcReader()
                                .extract(
                                        new SequentialByteArrayReader(record),
                                        found,
                                        record.length));
        addDirectories("IPTC", found);
    }

    private void embedded(BoundedTiffHandler.Block block, byte[] bytes) throws IOException {
        switch (block) {
            case XMP -> new XmpBlocks(collector).packet(bytes);
            case ICC -> icc(bytes);
            case PHOTOSHOP -> new PhotoshopBlocks(collector).read(bytes);
            case C2PA -> new ContentCredentialsReader(collector).read(bytes);
        }
    }

    /** Notes every tag of the directories, and their errors as one problem a directory. */
    void addDirectories(String block, com.drew.metadata.Metadata found) {
        for (Directory directory : found.getDirectories()) {
            if (directory.hasErrors()) {
                collector.problem(Reason.of("metadata.block-broken", blockName(block, directory)));
            }
            for (Tag tag : directory.getTags()) {
                if (collector.full()) {
                    collector.add(directory.getName(), tag.getTagName(), "…");
                    return;
                }
                collector.reading(
                        blockName(block, directory),
                        () ->
                                collector.add(
                                        directory.getName(),
                                        tag.getTagName(),
                                        tag.getDescription()));
            }
        }
    }

    private static String blockName(String block, Directory directory) {
        return "Error".equals(directory.getName()) ? block : directory.getName();
    }

    /** The JPEG that IFD1 points to (Exif 2.32, 4.6.4). */
    private void thumbnail(RandomAccessReader reader, ExifThumbnailDirectory preview) {
        Integer offset = preview.getInteger(ExifThumbnailDirectory.TAG_THUMBNAIL_OFFSET);
        Integer length = preview.getInteger(ExifThumbnailDirectory.TAG_THUMBNAIL_LENGTH);
        if (offset == null || length == null || length <= 0) {
            return;
        }
        try {
            if (offset < 0 || length > MetadataCollector.MAX_BLOB) {
                throw new IOException("no place for a preview: " + offset + "+" + length);
            }
            long room = reader.getLength() - offset;
            byte[] encoded = reader.getBytes(offset, (int) Math.min(length, Math.max(0, room)));
            if (encoded.length < 4 || (encoded[0] & 0xff) != 0xff || (encoded[1] & 0xff) != 0xd8) {
                throw new IOException("no JPEG: " + Arrays.toString(Arrays.copyOf(encoded, 4)));
            }
            collector.thumbnail(encoded);
        } catch (IOException e) {
            collector.problem(Reason.of("metadata.thumbnail-broken"));
        }
    }
}
