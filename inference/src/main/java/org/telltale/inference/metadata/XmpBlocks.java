package org.telltale.inference.metadata;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;
import org.telltale.inference.reason.Reason;

/**
 * XMP packets (ISO 16684-1), read by Adobe's XMP toolkit with document types refused: they could
 * name files and addresses to fetch. One use, one thread.
 */
final class XmpBlocks {
    static final String DIRECTORY = "XMP";
    static final String JPEG_PREAMBLE = "http://ns.adobe.com/xap/1.0/\0";
    static final String EXTENSION_PREAMBLE = "http://ns.adobe.com/xmp/extension/\0";
    private static final int GUID_LENGTH = 32;
    private static final int MAX_PACKET = 16 << 20;

    private final MetadataCollector collector;

    XmpBlocks(MetadataCollector collector) {
        this.collector = collector;
    }

    /** Reads the packets of a JPEG's APP1 segments, extended XMP included (XMP part 3, 1.1.3.1). */
    void jpeg(List<JpegSegment> segments) {
        Map<String, byte[]> extensions = new LinkedHashMap<>();
        for (JpegSegment segment : segments) {
            if (segment.startsWith(JPEG_PREAMBLE)) {
                byte[] payload = segment.payload();
                packet(Arrays.copyOfRange(payload, JPEG_PREAMBLE.length(), payload.length));
            } else if (segment.startsWith(EXTENSION_PREAMBLE)) {
                collector.reading(DIRECTORY, () -> extension(segment, extensions));
            }
        }
        extensions.values().forEach(this::packet);
    }

    /** Reads one packet. */
    void packet(byte[] xml) {
        collector.reading(
                DIRECTORY,
                () -> {
                    if (xml.length > MAX_PACKET) {
                        throw new BlockLimitException();
                    }
                    properties(xml);
                });
    }

    private void properties(byte[] xml) throws IOException {
        try {
            XMPMeta meta =
                    XMPMetaFactory.parseFromBuffer(
                            withoutPadding(xml), new ParseOptions().setDisallowDoctype(true));
            XMPIterator iterator = meta.iterator(new IteratorOptions().setJustLeafnodes(true));
            while (iterator.hasNext() && !collector.full()) {
                XMPPropertyInfo property = (XMPPropertyInfo) iterator.next();
                if (property.getPath() != null && property.getValue() != null) {
                    collector.add(DIRECTORY, property.getPath(), property.getValue());
                }
            }
        } catch (XMPException e) {
            throw new IOException(e);
        }
    }

    /** Some writers end the packet with zeros, which no XML parser takes. */
    private static byte[] withoutPadding(byte[] xml) {
        int end = xml.length;
        while (end > 0 && xml[end - 1] == 0) {
            end--;
        }
        return end == xml.length ? xml : Arrays.copyOf(xml, end);
    }

    private void extension(JpegSegment segment, Map<String, byte[]> extensions) throws IOException {
        int at = EXTENSION_PREAMBLE.length();
        byte[] payload = segment.payload();
        if (payload.length < at + GUID_LENGTH + 8) {
            throw new IOException("extended XMP without a header");
        }
        String guid = new String(payload, at, GUID_LENGTH, StandardCharsets.ISO_8859_1);
        at += GUID_LENGTH;
        long whole = unsigned32(segment, at);
        long offset = unsigned32(segment, at + 4);
        at += 8;
        if (whole > MAX_PACKET || (extensions.size() > 3 && !extensions.containsKey(guid))) {
            collector.problem(Reason.of("metadata.block-too-large", DIRECTORY));
            return;
        }
        byte[] buffer = extensions.computeIfAbsent(guid, key -> new byte[(int) whole]);
        if (offset + payload.length - at > buffer.length) {
            throw new IOException("extended XMP beyond its own end");
        }
        System.arraycopy(payload, at, buffer, (int) offset, payload.length - at);
    }

    private static long unsigned32(JpegSegment segment, int at) {
        return (long) segment.unsigned16(at) << 16 | segment.unsigned16(at + 2);
    }
}
