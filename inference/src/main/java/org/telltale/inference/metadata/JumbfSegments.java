package org.telltale.inference.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.reason.Reason;

/**
 * Puts the JUMBF boxes of a JPEG's APP11 segments together again (ISO/IEC 19566-5, annex D; the
 * segment layout of ISO/IEC 18477-3): common identifier {@code JP}, box instance number, packet
 * sequence number, then the box's header repeated in every packet.
 */
final class JumbfSegments {
    private static final String DIRECTORY = ContentCredentialsReader.DIRECTORY;
    private static final int COMMON_IDENTIFIER = 0x4a50;
    private static final int HEADER = 8;
    private static final int MAX_INSTANCES = 1_000;

    private JumbfSegments() {}

    /**
     * The boxes by instance, in order of first appearance. An instance of which a packet is missing
     * becomes a problem and hides no other; of a packet told twice the first counts. Instances
     * beyond the bound become a problem too.
     */
    static List<byte[]> boxes(List<JpegSegment> app11, MetadataCollector collector) {
        Map<Integer, List<JpegSegment>> instances = new LinkedHashMap<>();
        for (JpegSegment segment : app11) {
            if (segment.payload().length >= HEADER + 8
                    && segment.unsigned16(0) == COMMON_IDENTIFIER) {
                instances
                        .computeIfAbsent(segment.unsigned16(2), key -> new ArrayList<>())
                        .add(segment);
            }
        }
        if (instances.size() > MAX_INSTANCES) {
            collector.problem(Reason.of("metadata.block-too-large", DIRECTORY));
        }
        List<byte[]> boxes = new ArrayList<>();
        instances.values().stream()
                .limit(MAX_INSTANCES)
                .forEach(packets ->
                        collector.reading(DIRECTORY, () -> boxes.add(joined(packets, collector))));
        return boxes;
    }

    private static byte[] joined(List<JpegSegment> packets, MetadataCollector collector)
            throws IOException {
        packets.sort(Comparator.comparingLong(JumbfSegments::sequence));
        ByteArrayOutputStream box = new ByteArrayOutputStream();
        long expected = sequence(packets.getFirst());
        for (JpegSegment packet : packets) {
            if (sequence(packet) < expected) {
                collector.problem(Reason.of("metadata.block-broken", DIRECTORY));
                continue;
            }
            if (sequence(packet) != expected++) {
                throw new IOException("a packet of a JUMBF box is missing");
            }
            boolean extended = packet.unsigned16(HEADER) == 0 && packet.unsigned16(HEADER + 2) == 1;
            int from = HEADER;
            if (box.size() > 0) {
                from += extended ? 16 : 8;
            }
            if (from <= packet.payload().length) {
                box.write(packet.payload(), from, packet.payload().length - from);
            }
        }
        return box.toByteArray();
    }

    private static long sequence(JpegSegment packet) {
        return (long) packet.unsigned16(4) << 16 | packet.unsigned16(6);
    }
}
