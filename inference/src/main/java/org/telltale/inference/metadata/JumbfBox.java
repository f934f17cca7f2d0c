package org.telltale.inference.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JUMBF superbox (ISO/IEC 19566-5): a label, boxes inside it, and contents.
 *
 * @param label of its description box; empty where it has none
 * @param children superboxes inside
 * @param contents other boxes inside
 */
record JumbfBox(String label, List<JumbfBox> children, List<Content> contents) {
    JumbfBox {
        children = List.copyOf(children);
        contents = List.copyOf(contents);
    }

    /** The first child whose label is this, or this with a version or a number after it. */
    @Nullable JumbfBox child(String wanted) {
        for (JumbfBox child : children) {
            if (child.isLabelled(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Whether the label is this, or this with {@code .v2} or {@code __1} after it. */
    boolean isLabelled(String wanted) {
        return label.equals(wanted)
                || label.startsWith(wanted + ".v")
                || label.startsWith(wanted + "__");
    }

    /** The first content of that type; null where there is none. */
    @Nullable Content content(String type) {
        for (Content content : contents) {
            if (content.type().equals(type)) {
                return content;
            }
        }
        return null;
    }

    /**
     * A box that holds data, e.g. {@code cbor} or {@code json}. Nobody writes to the data.
     *
     * @param type four characters
     * @param data without the header
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside this package, compared by nobody
    record Content(String type, byte[] data) {}
}
