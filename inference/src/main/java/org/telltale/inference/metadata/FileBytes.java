package org.telltale.inference.metadata;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file's bytes through one 64 KiB window, read-only; positions are bytes from the start. Owned by
 * one reader and one thread.
 */
final class FileBytes implements Closeable {
    private static final int WINDOW = 1 << 16;

    private final FileChannel channel;
    private final long size;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long position;

    /** Opens the file at its first byte. */
    FileBytes(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    long position() {
        return position;
    }

    /** Moves to a position, which may lie at or past the end. */
    void seek(long to) {
        position = to;
    }

    /** The next byte, 0 to 255; −1 at the end. */
    int read() throws IOException {
        long offset = position - windowStart;
        if (offset < 0 || offset >= windowLength) {
            if (!fill()) {
                return -1;
            }
            offset = 0;
        }
        position++;
        return window[(int) offset] & 0xff;
    }

    /** The next big-endian 16-bit number; −1 if the file ends before. */
    int readUInt16() throws IOException {
        int high = read();
        int low = read();
        return low < 0 ? -1 : high << 8 | low;
    }

    /**
     * The next bytes; {@code count} is the caller's to bound.
     *
     * @throws EOFException if the file ends before
     */
    byte[] read(int count) throws IOException {
        if (count < 0 || count > size - position) {
            throw new EOFException("the file ends before " + count + " bytes at " + position);
        }
        byte[] bytes = new byte[count];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        long from = position;
        while (target.hasRemaining()) {
            int got = channel.read(target, from + target.position());
            if (got < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        position += count;
        return bytes;
    }

    /**
     * Moves just past the next byte 0xFF.
     *
     * @return whether there was one; else the position is the end
     */
    boolean skipPastFf() throws IOException {
        while (true) {
            long offset = position - windowStart;
            if (offset < 0 || offset >= windowLength) {
                if (!fill()) {
                    return false;
                }
                offset = 0;
            }
            for (int i = (int) offset; i < windowLength; i++) {
                if (window[i] == (byte) 0xff) {
                    position = windowStart + i + 1;
                    return true;
                }
            }
            position = windowStart + windowLength;
        }
    }

    private boolean fill() throws IOException {
        windowStart = position;
        windowLength = Math.max(0, channel.read(ByteBuffer.wrap(window), position));
        return windowLength > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
