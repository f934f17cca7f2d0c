package org.telltale.inference.detect.encoder;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.telltale.inference.detect.declared.Quotation;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;

/**
 * The order of the segments that every JPEG has, and of its JFIF and EXIF segments, before the
 * picture data.
 *
 * @param text names of the markers, with spaces
 */
record MarkerOrder(String text) {
    /** Names of the segments whose order is compared, beside the frame header. */
    private static final Set<String> COMPARED = Set.of("APP0", "APP1", "DQT", "DHT", "DRI", "SOS");

    /**
     * How jcmarker.c of the IJG library writes a colour picture: a segment for each table, all
     * quantization tables, the frame header, the Huffman tables of the scan.
     */
    private static final Pattern LIBRARY =
            Pattern.compile("(APP\\d )*DQT DQT (DQT )?SOF\\d+ DHT( DHT){1,3}( DRI)? SOS");

    /** The order up to the first scan. */
    static MarkerOrder of(JpegStructure jpeg) {
        List<String> markers = jpeg.markers();
        int scan = markers.indexOf("SOS");
        List<String> header = scan < 0 ? markers : markers.subList(0, scan + 1);
        return new MarkerOrder(
                String.join(
                        " ",
                        header.stream()
                                .filter(name -> COMPARED.contains(name) || name.startsWith("SOF"))
                                .toList()));
    }

    /** What it is and whether the IJG library writes so. */
    Reason sentence(String subsampling) {
        String shown = Quotation.of(text);
        if (subsampling.isEmpty()) {
            return Reason.of("encoder.order.grey", shown);
        }
        return LIBRARY.matcher(text).matches()
                ? Reason.of("encoder.order.library", subsampling, shown)
                : Reason.of("encoder.order.other", subsampling, shown);
    }
}
