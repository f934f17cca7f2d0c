package org.telltale.inference.metadata;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;

/** Reads what the directories of a TIFF file say (TIFF 6.0). One use, one thread. */
final class TiffMetadata {
    private final LibraryBlocks blocks;

    TiffMetadata(MetadataCollector collector) {
        this.blocks = new LibraryBlocks(collector);
    }

    void read(FileBytes bytes) {
        blocks.tiff("TIFF", new WindowReader(bytes), true);
    }

    /** The library's view of a file, through our window; it addresses the first 2 GiB. */
    private static final class WindowReader extends RandomAccessReader {
        private final FileBytes bytes;

        WindowReader(FileBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int toUnshiftedOffset(int localOffset) {
            return localOffset;
        }

        @Override
        public byte getByte(int index) throws IOException {
            validateIndex(index, 1);
            bytes.seek(index);
            return (byte) bytes.read();
        }

        @Override
        public byte[] getBytes(int index, int count) throws IOException {
            validateIndex(index, count);
            bytes.seek(index);
            return bytes.read(count);
        }

        @Override
        protected void validateIndex(int index, int count) throws IOException {
            if (!isValidIndex(index, count)) {
                throw new BufferBoundsException(index, count, bytes.size());
            }
        }

        @Override
        protected boolean isValidIndex(int index, int count) {
            return index >= 0 && count >= 0 && (long) index + count <= bytes.size();
        }

        @Override
        public long getLength() {
            return bytes.size();
        }
    }
}
