package org.telltale.inference.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.telltale.inference.header.ByteSource;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** Says plainly what a file is that is no media: text, a web page, a document. Stateless. */
final class OtherContent {
    private static final int LOOK = 2048;
    private static final Map<String, String> DOCUMENTS =
            Map.of(
                    "%PDF-", "PDF",
                    "PK\u0003\u0004", "ZIP",
                    "\u001f\u008b", "GZIP",
                    "7z\u00bc\u00af'\u001c", "7-Zip",
                    "Rar!\u001a\u0007", "RAR",
                    "\u007fELF", "ELF");

    private OtherContent() {}

    /**
     * Passes what may be sound or video.
     *
     * @throws MediaException if the file is something else that is known
     */
    static void refuse(ByteSource bytes) throws MediaException, IOException {
        String begin = bytes.ascii(0, LOOK);
        for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
            if (begin.startsWith(document.getKey())) {
                throw new MediaException(Reason.of("media.document", document.getValue()));
            }
        }
        if (text(begin)) {
            boolean page =
                    begin.toLowerCase(Locale.ROOT).matches("(?s).{0,200}<(!doctype )?html.*");
            throw new MediaException(Reason.of(page ? "media.web-page" : "media.text"));
        }
    }

    /** Whether these Latin-1 letters are bytes of UTF-8 text without control characters. */
    private static boolean text(String begin) {
        byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        // Not told that the input ends here, so a letter cut in two at the end is no error.
        if (decoder.decode(ByteBuffer.wrap(bytes), decoded, false).isError()) {
            return false;
        }
        return decoded.flip().chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
    }
}
