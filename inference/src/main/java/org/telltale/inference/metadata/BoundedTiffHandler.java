package org.telltale.inference.metadata;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;

/**
 * The library's reader of TIFF directories with bounds on work and memory, and with embedded blocks
 * (XMP, ICC, Photoshop, Content Credentials) handed to our own readers. One use, one thread.
 */
final class BoundedTiffHandler extends ExifTiffHandler {
    /** Bytes of one tag that are read; pixel offsets of a huge TIFF are not worth more. */
    private static final int MAX_TAG_BYTES = 1 << 20;

    /** Bytes of all tags together. */
    private static final long MAX_TOTAL_BYTES = 16L << 20;

    /** Tags of all directories together; honest files have a few hundred. */
    private static final int MAX_TAGS = 50_000;

    /** C2PA technical specification, embedding manifests into TIFF. */
    private static final int TAG_C2PA = 0xcd41;

    private final Embedded embedded;
    private long totalBytes;
    private int tags;
    private boolean skipped;

    /**
     * A handler that fills the given metadata.
     *
     * @param embedded takes blocks that are files of their own
     */
    BoundedTiffHandler(com.drew.metadata.Metadata metadata, Embedded embedded) {
        super(metadata, null, 0);
        this.embedded = embedded;
    }

    /** Whether a tag was left out for its size. */
    boolean skippedAny() {
        return skipped;
    }

    @Override
    public boolean customProcessTag(
            int tagOffset,
            Set<Integer> processedIfdOffsets,
            int tiffHeaderOffset,
            RandomAccessReader reader,
            int tagId,
            int byteCount)
            throws IOException {
        count();
        Block block = block(tagId);
        if (block != null) {
            if (byteCount < 0 || byteCount > MetadataCollector.MAX_BLOB) {
                throw new BlockLimitException();
            }
            embedded.take(block, reader.getBytes(tagOffset, byteCount));
            return true;
        }
        totalBytes += byteCount;
        if (byteCount < 0 || byteCount > MAX_TAG_BYTES || totalBytes > MAX_TOTAL_BYTES) {
            skipped = true;
            return true;
        }
        return super.customProcessTag(
                tagOffset, processedIfdOffsets, tiffHeaderOffset, reader, tagId, byteCount);
    }

    @Override
    public boolean tryEnterSubIfd(int tagId) {
        count();
        return super.tryEnterSubIfd(tagId);
    }

    @Override
    public @Nullable Long tryCustomProcessFormat(int tagId, int formatCode, long componentCount) {
        count();
        return super.tryCustomProcessFormat(tagId, formatCode, componentCount);
    }

    private void count() {
        if (++tags > MAX_TAGS) {
            throw new BlockLimitException();
        }
    }

    private static @Nullable Block block(int tagId) {
        return switch (tagId) {
            case ExifDirectoryBase.TAG_APPLICATION_NOTES -> Block.XMP;
            case ExifDirectoryBase.TAG_INTER_COLOR_PROFILE -> Block.ICC;
            case ExifDirectoryBase.TAG_PHOTOSHOP_SETTINGS -> Block.PHOTOSHOP;
            case TAG_C2PA -> Block.C2PA;
            default -> null;
        };
    }

    /** Blocks that stand in a tag of a TIFF directory. */
    enum Block {
        XMP,
        ICC,
        PHOTOSHOP,
        C2PA
    }

    /** Takes blocks that are files of their own. */
    @FunctionalInterface
    interface Embedded {
        void take(Block block, byte[] bytes) throws IOException;
    }
}
