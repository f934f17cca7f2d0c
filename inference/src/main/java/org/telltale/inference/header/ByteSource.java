package org.telltale.inference.header;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.telltale.inference.engine.Cancellation;

/**
 * Bytes at any position of a file or a piece of memory. Reading outside ends in {@link
 * EOFException}, whatever position a hostile header asks for. For one thread.
 */
public abstract class ByteSource {
    private static final int WINDOW = 8192;

    /** A file, read through a small window; the caller closes the channel. */
    public static ByteSource of(FileChannel channel) throws IOException {
        return of(channel, new Cancellation());
    }

    /**
     * The same, stopping at the next window once asked to, so that no header takes long to leave.
     * Reading then ends in {@link org.telltale.inference.engine.CancelledException}.
     */
    public static ByteSource of(FileChannel channel, Cancellation cancellation) throws IOException {
        long size = channel.size();
        return new ByteSource() {
            private final byte[] window = new byte[WINDOW];
            private long start;
            private int filled;

            @Override
            public long size() {
                return size;
            }

            @Override
            int at(long position) throws IOException {
                if (position < start || position >= start + filled) {
                    fill(position);
                }
                return window[(int) (position - start)] & 0xff;
            }

            private void fill(long position) throws IOException {
                cancellation.check();
                ByteBuffer target = ByteBuffer.wrap(window);
                start = position;
                filled = 0;
                while (target.hasRemaining() && channel.read(target, start + filled) > 0) {
                    filled = target.position();
                }
                if (filled == 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
        };
    }

    /** The first bytes of a piece of memory. */
    public static ByteSource of(MemorySegment memory, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            int at(long position) {
                return memory.get(ValueLayout.JAVA_BYTE, position) & 0xff;
            }
        };
    }

    /** Number of bytes. */
    public abstract long size();

    /** The byte at a position that is inside. */
    abstract int at(long position) throws IOException;

    /** One byte, 0 to 255. */
    public final int u8(long position) throws IOException {
        if (position < 0 || position >= size()) {
            throw new EOFException("byte " + position + " of " + size());
        }
        return at(position);
    }

    /** Two bytes, most significant first. */
    public final int u16(long position) throws IOException {
        return u8(position) << 8 | u8(position + 1);
    }

    /** Four bytes, most significant first, 0 to 2³² − 1. */
    public final long u32(long position) throws IOException {
        return (long) u16(position) << 16 | u16(position + 2);
    }

    /** Two bytes, least significant first. */
    public final int u16le(long position) throws IOException {
        return u8(position) | u8(position + 1) << 8;
    }

    /** Three bytes, least significant first. */
    final int u24le(long position) throws IOException {
        return u16le(position) | u8(position + 2) << 16;
    }

    /** Four bytes, least significant first, 0 to 2³² − 1. */
    public final long u32le(long position) throws IOException {
        return u16le(position) | (long) u16le(position + 2) << 16;
    }

    /** Up to {@code length} bytes as Latin-1, fewer at the end. */
    public final String ascii(long position, int length) throws IOException {
        int n = (int) Math.max(0, Math.min(length, size() - position));
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) u8(position + i);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
