package org.telltale.inference.pack.install;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.reason.Reason;

/**
 * What a server's answer to a request for a file, or the rest of one, amounts to. Immutable.
 *
 * @param kind what follows in the body
 * @param start first byte of the body within the file
 * @param total length of the whole file; -1 where the server does not say
 * @param validator that tells whether the file is still the same
 */
record HttpAnswer(Kind kind, long start, long total, Optional<String> validator) {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** What follows in the body. */
    enum Kind {
        /** The file from its first byte. */
        WHOLE,
        /** The file from the byte asked for. */
        REST,
        /** Nothing: what we have is no beginning of it. */
        OUT_OF_RANGE,
        /** Nothing now; later perhaps. */
        RETRY
    }

    /**
     * Reads status and headers.
     *
     * @throws PackException if asking again will not help
     */
    static HttpAnswer of(HttpResponse<?> response, URI address) throws PackException {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        return switch (status) {
            case 200 -> {
                long length = headers.firstValueAsLong("Content-Length").orElse(-1);
                yield new HttpAnswer(Kind.WHOLE, 0, length, validator(headers));
            }
            case 206 -> rest(headers);
            case 416 -> new HttpAnswer(Kind.OUT_OF_RANGE, 0, -1, Optional.empty());
            case 408, 425, 429, 500, 502, 503, 504 ->
                    new HttpAnswer(Kind.RETRY, 0, -1, Optional.empty());
            default -> throw new PackException(Reason.of("pack.download-status", address, status));
        };
    }

    private static HttpAnswer rest(HttpHeaders headers) {
        Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches()) {
            return new HttpAnswer(Kind.OUT_OF_RANGE, 0, -1, Optional.empty());
        }
        long total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
        return new HttpAnswer(Kind.REST, Long.parseLong(range.group(1)), total, Optional.empty());
    }

    /** A strong entity tag, else the date of the last change; a weak tag does not do for ranges. */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .filter(value -> value.length() < 200);
    }
}
