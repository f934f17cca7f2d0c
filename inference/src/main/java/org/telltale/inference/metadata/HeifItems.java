package org.telltale.inference.metadata;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The item tables of a HEIF {@code meta} box (ISO/IEC 14496-12, 8.11; 23008-12, 6.5): where the
 * EXIF and XMP items lie, how the primary picture is turned, its colour profile. One use, one
 * thread.
 */
final class HeifItems {
    private static final int MAX_ITEMS = 10_000;

    private final Map<Long, String> types = new LinkedHashMap<>();
    private final Map<Long, Item> places = new LinkedHashMap<>();
    private final List<Property> properties = new ArrayList<>();
    private final Map<Long, List<Integer>> associations = new LinkedHashMap<>();
    private long primary;

    private HeifItems() {}

    /**
     * Reads the payload of a {@code meta} box.
     *
     * @throws IOException where a table is cut or lies
     */
    static HeifItems of(byte[] meta) throws IOException {
        HeifItems items = new HeifItems();
        try {
            items.boxes(ByteBuffer.wrap(meta).position(4), 0);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException(e);
        }
        return items;
    }

    /** The EXIF and XMP items that lie in one piece in the file. */
    List<Item> metadata() {
        List<Item> found = new ArrayList<>();
        types.forEach((id, type) -> {
            Item place = places.get(id);
            if (place != null) {
                found.add(new Item(place.offset(), place.length(), type.equals("Exif")));
            }
        });
        return found;
    }

    /** How the primary picture's rotation and mirror properties, in their order, turn it. */
    Orientation orientation() {
        Orientation turned = Orientation.UPRIGHT;
        for (int index : associations.getOrDefault(primary, List.of())) {
            if (index < 1 || index > properties.size()) {
                continue;
            }
            Property property = properties.get(index - 1);
            int value = property.data().length == 0 ? 0 : property.data()[0];
            if (property.type().equals("irot")) {
                for (int i = 0; i < (value & 3); i++) {
                    turned = quarterTurnLeft(turned);
                }
            } else if (property.type().equals("imir")) {
                turned = (value & 1) == 0 ? upsideDown(turned) : mirrored(turned);
            }
        }
        return turned;
    }

    /** The first colour profile among the properties; null where there is none. */
    byte @Nullable [] iccProfile() {
        for (Property property : properties) {
            byte[] data = property.data();
            if (property.type().equals("colr") && data.length > 4) {
                String kind = new String(data, 0, 4, StandardCharsets.ISO_8859_1);
                if (kind.equals("prof") || kind.equals("rICC")) {
                    return Arrays.copyOfRange(data, 4, data.length);
                }
            }
        }
        return null;
    }

    private static Orientation quarterTurnLeft(Orientation before) {
        return switch (before) {
            case UPRIGHT -> Orientation.ROTATED_90_CCW;
            case ROTATED_90_CCW -> Orientation.ROTATED_180;
            case ROTATED_180 -> Orientation.ROTATED_90_CW;
            case ROTATED_90_CW -> Orientation.UPRIGHT;
            case MIRRORED -> Orientation.TRANSPOSED;
            case TRANSPOSED -> Orientation.FLIPPED;
            case FLIPPED -> Orientation.TRANSVERSED;
            case TRANSVERSED -> Orientation.MIRRORED;
        };
    }

    /** Left and right exchanged after what was done before. */
    private static Orientation mirrored(Orientation before) {
        return switch (before) {
            case UPRIGHT -> Orientation.MIRRORED;
            case MIRRORED -> Orientation.UPRIGHT;
            case ROTATED_180 -> Orientation.FLIPPED;
            case FLIPPED -> Orientation.ROTATED_180;
            case ROTATED_90_CCW -> Orientation.TRANSVERSED;
            case TRANSVERSED -> Orientation.ROTATED_90_CCW;
            case ROTATED_90_CW -> Orientation.TRANSPOSED;
            case TRANSPOSED -> Orientation.ROTATED_90_CW;
        };
    }

    private static Orientation upsideDown(Orientation before) {
        return quarterTurnLeft(quarterTurnLeft(mirrored(before)));
    }

    private void boxes(ByteBuffer in, int depth) throws IOException {
        while (in.remaining() >= 8) {
            long size = in.getInt(in.position()) & 0xffffffffL;
            byte[] name = new byte[4];
            in.get(in.position() + 4, name);
            if (size == 0) {
                size = in.remaining();
            }
            if (size < 8 || size > in.remaining()) {
                throw new IOException("a box of " + size + " bytes in a meta box");
            }
            ByteBuffer data = in.slice(in.position() + 8, (int) size - 8);
            in.position(in.position() + (int) size);
            box(new String(name, StandardCharsets.ISO_8859_1), data, depth);
        }
    }

    private void box(String type, ByteBuffer data, int depth) throws IOException {
        switch (type) {
            case "pitm" -> primary = data.get() == 0 ? word(data.position(4)) : id(data, 4);
            case "iinf" -> {
                int header = data.get() == 0 ? 6 : 8;
                boxes(data.position(header), depth + 1);
            }
            case "infe" -> itemInfo(data);
            case "iloc" -> locations(data);
            case "iprp" -> {
                if (depth == 0) {
                    boxes(data, 1);
                }
            }
            case "ipco" -> propertyList(data);
            case "ipma" -> associations(data);
            default -> {
                // References, data and protection: nothing that is told here.
            }
        }
    }

    private void itemInfo(ByteBuffer data) {
        int version = data.get();
        if (version < 2) {
            return;
        }
        data.position(4);
        long id = version == 2 ? word(data) : data.getInt() & 0xffffffffL;
        data.position(data.position() + 2);
        byte[] type = new byte[4];
        data.get(type);
        String name = new String(type, StandardCharsets.ISO_8859_1);
        byte[] rest = new byte[data.remaining()];
        data.get(rest);
        boolean xmp =
                name.equals("mime")
                        && new String(rest, StandardCharsets.ISO_8859_1)
                                .contains("application/rdf+xml");
        if ((xmp || name.equals("Exif")) && types.size() < 100) {
            types.put(id, name);
        }
    }

    private void locations(ByteBuffer data) {
        int version = data.get();
        data.position(4);
        int sizes = word(data);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        long count = version < 2 ? word(data) : data.getInt() & 0xffffffffL;
        for (long i = 0; i < Math.min(count, MAX_ITEMS); i++) {
            long id = version < 2 ? word(data) : data.getInt() & 0xffffffffL;
            int method = version == 0 ? 0 : word(data) & 15;
            data.position(data.position() + 2);
            long base = number(data, baseSize);
            int extents = word(data);
            for (int e = 0; e < extents; e++) {
                number(data, indexSize);
                long offset = base + number(data, offsetSize);
                long length = number(data, lengthSize);
                if (method == 0 && extents == 1) {
                    places.put(id, new Item(offset, length, false));
                }
            }
        }
    }

    private void propertyList(ByteBuffer in) throws IOException {
        while (in.remaining() >= 8 && properties.size() < MAX_ITEMS) {
            int size = in.getInt(in.position());
            if (size < 8 || size > in.remaining()) {
                throw new IOException("a property of " + size + " bytes");
            }
            byte[] name = new byte[4];
            in.get(in.position() + 4, name);
            byte[] data = new byte[size - 8];
            in.get(in.position() + 8, data);
            in.position(in.position() + size);
            properties.add(new Property(new String(name, StandardCharsets.ISO_8859_1), data));
        }
    }

    private void associations(ByteBuffer data) {
        int head = data.getInt();
        boolean wideIds = head >>> 24 != 0;
        boolean wideIndices = (head & 1) != 0;
        long count = data.getInt() & 0xffffffffL;
        for (long i = 0; i < Math.min(count, MAX_ITEMS); i++) {
            long id = wideIds ? data.getInt() & 0xffffffffL : word(data);
            int number = data.get() & 0xff;
            List<Integer> indices = new ArrayList<>();
            for (int n = 0; n < number; n++) {
                indices.add(wideIndices ? word(data) & 0x7fff : data.get() & 0x7f);
            }
            associations.put(id, indices);
        }
    }

    private static long id(ByteBuffer data, int at) {
        return data.getInt(at) & 0xffffffffL;
    }

    private static int word(ByteBuffer data) {
        return data.getShort() & 0xffff;
    }

    private static long number(ByteBuffer data, int size) {
        return switch (size) {
            case 4 -> data.getInt() & 0xffffffffL;
            case 8 -> data.getLong();
            default -> 0;
        };
    }

    /**
     * Where an item's data lies.
     *
     * @param offset bytes from the file's start
     * @param length bytes
     * @param isExif whether it is EXIF; XMP otherwise
     */
    record Item(long offset, long length, boolean isExif) {}

    @SuppressWarnings("ArrayRecordComponent") // private, compared by nobody
    private record Property(String type, byte[] data) {}
}
