package org.telltale.inference.header;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Orientation;

/**
 * Size and turning of the primary item of a HEIF file (ISO/IEC 23008-12): the item properties
 * {@code ispe}, {@code pixi}, {@code irot} and {@code imir} that its {@code meta} box associates.
 */
final class HeifHeader {
    private static final int MAX_BRANDS = 64;
    private static final int MAX_BOXES = 4096;
    private static final int IN_PROPERTIES = 3;

    private final ByteSource bytes;
    private final List<Property> properties = new ArrayList<>();
    private List<Integer> ofPrimary = List.of();
    private long primary;
    private long associations = -1;

    private HeifHeader(ByteSource bytes) {
        this.bytes = bytes;
    }

    /** Which still format the file type box names; null where it is a film or something else. */
    static @Nullable ImageFormat brand(ByteSource bytes) throws IOException {
        long end = Math.min(bytes.u32(0), 8L + 4 * MAX_BRANDS);
        ImageFormat found = null;
        for (long at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            switch (bytes.ascii(at, 4)) {
                case "avif", "avis" -> {
                    return ImageFormat.AVIF;
                }
                case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" ->
                        found = ImageFormat.HEIC;
                default -> {}
            }
        }
        return found;
    }

    static ImageHeader read(ImageFormat format, ByteSource bytes) throws IOException {
        return new HeifHeader(bytes).read(format);
    }

    private ImageHeader read(ImageFormat format) throws IOException {
        walk(0, bytes.size(), 0);
        if (associations >= 0) {
            ofPrimary = associated();
        }
        long width = 0;
        long height = 0;
        int bits = 8;
        int rotation = 0;
        int mirror = -1;
        boolean mirrorFirst = false;
        for (int index : ofPrimary) {
            Property property = properties.get(index);
            long at = property.start;
            switch (property.type) {
                case "ispe" -> {
                    width = bytes.u32(at + 4);
                    height = bytes.u32(at + 8);
                }
                case "pixi" -> bits = bytes.u8(at + 5);
                case "irot" -> {
                    rotation = bytes.u8(at) & 3;
                    mirrorFirst = mirror >= 0;
                }
                case "imir" -> mirror = bytes.u8(at) & 1;
                default -> {}
            }
        }
        if (mirrorFirst && rotation % 2 == 1) {
            mirror = 1 - mirror;
        }
        return new ImageHeader(
                format, width, height, bits, 3, false, 1, false, orientation(rotation, mirror));
    }

    /**
     * Orientation of a turn anticlockwise by quarters followed by an exchange: 0 top and bottom, 1
     * left and right, −1 none.
     */
    private static Orientation orientation(int quarters, int mirror) {
        int[][] tags = {{1, 4, 2}, {8, 5, 7}, {3, 2, 4}, {6, 7, 5}};
        return Orientation.ofTag(tags[quarters][mirror + 1]);
    }

    private void walk(long from, long to, int depth) throws IOException {
        long at = from;
        for (int n = 0; at + 8 <= to && n < MAX_BOXES; n++) {
            long size = bytes.u32(at);
            String type = bytes.ascii(at + 4, 4);
            long content = at + 8;
            if (size == 1) {
                size = bytes.u32(at + 8) << 32 | bytes.u32(at + 12);
                content = at + 16;
            } else if (size == 0) {
                size = to - at;
            }
            long end = at + size;
            if (size < content - at || end < at) {
                throw new BrokenHeaderException("box " + type + " of " + size + " bytes");
            }
            if (end > to) {
                // Cut short: what stands before it may be whole.
                return;
            }
            visit(type, content, end, depth);
            at = end;
        }
    }

    /** Each box is followed at its one proper depth only, so hostile nesting goes nowhere. */
    private void visit(String type, long content, long end, int depth) throws IOException {
        if (depth == IN_PROPERTIES) {
            properties.add(new Property(type, content));
            return;
        }
        switch (depth + type) {
            case "0meta" -> walk(content + 4, end, 1);
            case "1pitm" -> {
                boolean small = bytes.u8(content) == 0;
                primary = small ? bytes.u16(content + 4) : bytes.u32(content + 4);
            }
            case "1iprp" -> walk(content, end, 2);
            case "2ipco" -> walk(content, end, IN_PROPERTIES);
            case "2ipma" -> associations = content;
            default -> {}
        }
    }

    /** Indices of the primary item's properties, in order (8.11.14.3 of ISO/IEC 14496-12). */
    private List<Integer> associated() throws IOException {
        boolean longIds = bytes.u8(associations) >= 1;
        boolean longIndices = (bytes.u8(associations + 3) & 1) != 0;
        long items = bytes.u32(associations + 4);
        long at = associations + 8;
        for (long i = 0; i < items && at < bytes.size(); i++) {
            long item = longIds ? bytes.u32(at) : bytes.u16(at);
            at += longIds ? 4 : 2;
            int count = bytes.u8(at++);
            List<Integer> indices = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                int index = longIndices ? bytes.u16(at) & 0x7fff : bytes.u8(at) & 0x7f;
                at += longIndices ? 2 : 1;
                if (index >= 1 && index <= properties.size()) {
                    indices.add(index - 1);
                }
            }
            if (item == primary) {
                return indices;
            }
        }
        return List.of();
    }

    private record Property(String type, long start) {}
}
