package org.telltale.inference.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JUMBF superboxes (ISO/IEC 19566-5:2023) from memory, at most 16 deep and 5,000 boxes. One
 * use, one thread.
 */
final class JumbfParser {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_BOXES = 5_000;
    private static final int HAS_LABEL = 2;

    private int boxes;
    private boolean broken;
    private boolean limited;

    /** The superboxes of a run of boxes, as far as they can be read. */
    List<JumbfBox> parse(byte[] bytes) {
        return contents("", ByteBuffer.wrap(bytes), 0).children();
    }

    /** Whether a box lied about its size, so that what follows it was lost. */
    boolean broken() {
        return broken;
    }

    /** Whether boxes were left out because they are too deep or too many. */
    boolean limited() {
        return limited;
    }

    private JumbfBox contents(String label, ByteBuffer in, int depth) {
        List<JumbfBox> children = new ArrayList<>();
        List<JumbfBox.Content> contents = new ArrayList<>();
        String ownLabel = label;
        while (in.remaining() >= 8) {
            String type = typeAt(in);
            ByteBuffer data = nextBox(in);
            if (data == null) {
                break;
            }
            if (type.equals("jumb")) {
                if (depth >= MAX_DEPTH) {
                    limited = true;
                    continue;
                }
                children.add(contents("", data, depth + 1));
            } else if (type.equals("jumd")) {
                ownLabel = label(data);
            } else {
                byte[] copy = new byte[data.remaining()];
                data.get(copy);
                contents.add(new JumbfBox.Content(type, copy));
            }
        }
        return new JumbfBox(ownLabel, children, contents);
    }

    private static String typeAt(ByteBuffer in) {
        byte[] type = new byte[4];
        in.get(in.position() + 4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** The data of the box at the position, which moves past it; null where its size is a lie. */
    private @Nullable ByteBuffer nextBox(ByteBuffer in) {
        if (++boxes > MAX_BOXES) {
            limited = true;
            return null;
        }
        long size = in.getInt(in.position()) & 0xffffffffL;
        int header = 8;
        if (size == 1) {
            header = 16;
            size = in.remaining() >= 16 ? in.getLong(in.position() + 8) : -1;
        } else if (size == 0) {
            size = in.remaining();
        }
        if (size < header || size > in.remaining()) {
            broken = true;
            return null;
        }
        ByteBuffer data = in.slice(in.position() + header, (int) size - header);
        in.position(in.position() + (int) size);
        return data;
    }

    /** The label in a description box: after a type of 16 bytes and the toggles, to a zero. */
    private static String label(ByteBuffer description) {
        if (description.remaining() < 18 || (description.get(16) & HAS_LABEL) == 0) {
            return "";
        }
        byte[] rest = new byte[Math.min(description.remaining() - 17, 512)];
        description.get(17, rest);
        int end = 0;
        while (end < rest.length && rest[end] != 0) {
            end++;
        }
        return CleanText.decode(Arrays.copyOf(rest, end));
    }
}
