package org.telltale.db.submission.ddlx;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the bytes of a JSON object apart into its fields, each with its line. Thread-safe. */
final class DdlxFields {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A field's value is read out of the middle of its object.
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private DdlxFields() {}

    /**
     * One field.
     *
     * @param key as written
     * @param line of the key, from 1; null where the object does not come from text of its own
     * @param value as written
     */
    record Field(String key, @Nullable Integer line, JsonNode value) {}

    /** The fields in order; null where the bytes are no JSON object, and the log says why. */
    static @Nullable List<Field> of(String file, byte[] bytes, IssueLog issues) {
        String text = text(file, bytes, issues);
        if (text == null) {
            return null;
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            return of(file, parser, issues);
        }
    }

    private static @Nullable List<Field> of(String file, JsonParser parser, IssueLog issues) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                issues.error(file, 1, Reason.of("submission.ddlx-not-object"));
                return null;
            }
            List<Field> fields = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                int line = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                fields.add(new Field(key, line, MAPPER.readTree(parser)));
            }
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                issues.error(file, line, Reason.of("submission.ddlx-trailing"));
            }
            return fields;
        } catch (JacksonException e) {
            TokenStreamLocation at =
                    e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            Reason reason =
                    twice
                            ? Reason.of("submission.ddlx-key-twice-exact")
                            : Reason.of("submission.ddlx-syntax", at.getColumnNr());
            issues.error(file, at.getLineNr(), reason);
            return null;
        }
    }

    private static @Nullable String text(String file, byte[] bytes, IssueLog issues) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            issues.error(file, line, Reason.of("submission.not-utf8"));
            return null;
        }
        String text = out.flip().toString();
        if (text.isBlank()) {
            issues.error(file, null, Reason.of("submission.ddlx-empty-document"));
            return null;
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            issues.warning(file, 1, Reason.of("submission.byte-order-mark"));
            return text.substring(1);
        }
        return text;
    }
}
